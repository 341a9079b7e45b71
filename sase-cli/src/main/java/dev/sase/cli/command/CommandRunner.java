package dev.sase.cli.command;

import dev.sase.cli.output.Output;
import dev.sase.cli.output.OutputFailedException;
import dev.sase.cli.output.Talk;
import dev.sase.cli.output.Terminal;
import dev.sase.spi.SaseException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Parses a command line, runs the command and turns whatever goes wrong into one line and an exit code. */
public final class CommandRunner {
    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final int BUG = 70;

    private final CommandTree tree;
    private final Terminal terminal;
    private final Output out;
    private final Talk talk;

    /**
     * A runner.
     *
     * @param tree the commands
     * @param terminal the surroundings
     */
    public CommandRunner(CommandTree tree, Terminal terminal) {
        this.tree = tree;
        this.terminal = terminal;
        this.out = new Output(terminal.out());
        this.talk = new Talk(new Output(terminal.err()), terminal);
    }

    /**
     * Runs a command line.
     *
     * @param arguments the words behind {@code sase}
     * @return the exit code
     */
    public int run(String... arguments) {
        try {
            int code = dispatch(rewritten(arguments));
            out.flush();
            return code;
        } catch (OutputFailedException e) {
            return outputFailed(e);
        } catch (SaseException e) {
            return failed(e.code().exitCode(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return failed(BUG, "a bug of sase or of a surface: " + e + at(e) + "; please report it");
        }
    }

    /** {@code sase help bead list} is {@code sase bead list --help}. */
    private static List<String> rewritten(String... arguments) {
        List<String> words = new ArrayList<>(Arrays.asList(arguments));
        if (!words.isEmpty() && words.getFirst().equals("help")) {
            words.removeFirst();
            words.add("--help");
        }
        return words;
    }

    private int dispatch(List<String> words) {
        if (words.equals(List.of("--version")) || words.equals(List.of("-V"))) {
            // The whole tree would be built for it otherwise.
            out.line("sase " + Version.text());
            return OK;
        }
        CommandLine line = tree.forArguments(words);
        ParseResult result;
        try {
            result = line.parseArgs(words.toArray(String[]::new));
        } catch (CommandLine.ParameterException e) {
            return misused(e);
        }
        ParseResult leaf = result;
        while (leaf.hasSubcommand()) {
            leaf = leaf.subcommand();
        }
        CommandSpec spec = leaf.commandSpec();
        if (leaf.isUsageHelpRequested()) {
            out.text(usage(spec.commandLine(), terminal.coloursOut()));
            return OK;
        }
        if (leaf.isVersionHelpRequested()) {
            out.line("sase " + Version.text());
            return OK;
        }
        if (spec.userObject() instanceof Action action) {
            return action.run(new Call(leaf, terminal, out, talk));
        }
        talk.block(usage(spec.commandLine(), terminal.coloursErr()));
        return FAILED;
    }

    private int misused(CommandLine.ParameterException e) {
        CommandLine line = e.getCommandLine();
        String name = line.getCommandSpec().qualifiedName();
        String help = " See '" + name + " --help'.";
        if (e instanceof CommandLine.UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String word = unmatched.getUnmatched().getFirst();
            if (word.startsWith("-") && word.length() > 1) {
                Collection<String> known = line.getCommandSpec().optionsMap().keySet();
                return failed(USAGE, "unknown option '" + word + "' of '" + name + "'" + ended(word, known) + help);
            }
            if (line.getCommandSpec().userObject() instanceof Action) {
                return failed(USAGE, "'" + name + "' takes no argument '" + word + "'." + help);
            }
            Collection<String> known = line.getSubcommands().keySet();
            failed(FAILED, "unknown command '" + name + " " + word + "'" + ended(word, known) + help);
            talk.block(usage(line, terminal.coloursErr()));
            return FAILED;
        }
        return failed(USAGE, lowerFirst(String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", " ")) + "." + help);
    }

    private static String ended(String word, Collection<String> known) {
        String clause = Suggestion.clause(word, known);
        return clause.isEmpty() ? "." : clause;
    }

    private static String lowerFirst(String text) {
        return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    private String usage(CommandLine line, boolean colours) {
        line.setUsageHelpWidth(terminal.helpWidth());
        StringWriter text = new StringWriter();
        line.usage(new PrintWriter(text, true), colours ? Ansi.ON : Ansi.OFF);
        return text.toString();
    }

    private int failed(int code, String message) {
        try {
            // What was already answered comes first, then why it ends.
            out.flush();
            talk.line("Error: " + message.replaceAll("\\s*\\R\\s*", " "));
        } catch (OutputFailedException _) {
            // Nobody listens; the exit code still tells.
        }
        return code;
    }

    private int outputFailed(OutputFailedException e) {
        if (e.isBrokenPipe()) {
            return OK;
        }
        return failed(
                FAILED, "the output cannot be written: " + e.getMessage() + "; make room or choose another place");
    }

    private static String at(RuntimeException e) {
        return e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0];
    }
}
