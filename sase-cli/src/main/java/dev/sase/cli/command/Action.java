package dev.sase.cli.command;

/** What a command does. */
@FunctionalInterface
public interface Action {
    /**
     * Runs the command.
     *
     * @param call arguments and surroundings
     * @return the exit code
     */
    int run(Call call);
}
