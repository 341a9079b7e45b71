package dev.sase.cli.command;

import dev.sase.cli.output.Output;
import dev.sase.cli.output.Talk;
import dev.sase.cli.output.Terminal;
import picocli.CommandLine.ParseResult;

/**
 * One call of a command.
 *
 * @param arguments what the user gave, already parsed
 * @param terminal the surroundings
 * @param out standard output
 * @param talk standard error
 */
public record Call(ParseResult arguments, Terminal terminal, Output out, Talk talk) {
    /** Whether a flag was given. */
    public boolean has(String option) {
        return Boolean.TRUE.equals(arguments.matchedOptionValue(option, (Object) false));
    }
}
