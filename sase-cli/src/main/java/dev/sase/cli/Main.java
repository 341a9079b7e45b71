package dev.sase.cli;

import dev.sase.cli.command.CommandRunner;
import dev.sase.cli.command.CommandTree;
import dev.sase.cli.command.CompletionCommand;
import dev.sase.cli.command.SurfaceCommand;
import dev.sase.cli.config.ConfigCommand;
import dev.sase.cli.daemon.DaemonCommand;
import dev.sase.cli.demo.DemoCommand;
import dev.sase.cli.output.Terminal;
import dev.sase.core.registry.SurfaceRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.helpers.NOP_FallbackServiceProvider;
import picocli.CommandLine.Model.CommandSpec;

/** The command {@code sase}. */
public final class Main {
    private Main() {}

    /** Runs a command line in this process and ends it with the exit code. */
    public static void main(String[] arguments) {
        System.exit(run(Terminal.ofThisProcess(), arguments));
    }

    /**
     * Runs a command line with the surfaces of the class path.
     *
     * @param terminal the surroundings
     * @param arguments the words behind {@code sase}
     * @return the exit code
     */
    public static int run(Terminal terminal, String... arguments) {
        // A short command has nothing to log, and a logging backend would double its start.
        if (System.getProperty("slf4j.provider") == null) {
            System.setProperty("slf4j.provider", NOP_FallbackServiceProvider.class.getName());
            System.setProperty("slf4j.internal.verbosity", "ERROR");
        }
        Map<String, Function<CommandTree, CommandSpec>> own = new LinkedHashMap<>();
        own.put("daemon", DaemonCommand::spec);
        own.put("config", ConfigCommand::spec);
        own.put("surface", SurfaceCommand::spec);
        own.put("completion", CompletionCommand::spec);
        own.put("demo", DemoCommand::spec);
        CommandTree tree =
                new CommandTree(() -> SurfaceRegistry.load(Main.class.getClassLoader(), terminal.environment()), own);
        return new CommandRunner(tree, terminal).run(arguments);
    }
}
