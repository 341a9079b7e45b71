package dev.sase.cli.command;

import dev.sase.cli.output.Output;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Writes the completions of the fish shell. */
final class FishCompletion {
    private FishCompletion() {}

    static void write(CommandSpec root, Output out) {
        out.line("# Completions of sase for the fish shell.");
        out.line("complete -c sase -f");
        command(root, List.of(), out);
    }

    private static void command(CommandSpec spec, List<String> path, Output out) {
        String condition = condition(path, spec);
        spec.subcommands()
                .forEach((name, line) -> out.line("complete -c sase -n " + quoted(condition) + " -a " + quoted(name)
                        + " -d " + quoted(summary(line))));
        for (OptionSpec option : spec.options()) {
            out.line("complete -c sase -n " + quoted(condition) + names(option) + values(option) + " -d "
                    + quoted(String.join(" ", option.description())));
        }
        spec.subcommands().forEach((name, line) -> {
            List<String> deeper = new ArrayList<>(path);
            deeper.add(name);
            command(line.getCommandSpec(), deeper, out);
        });
    }

    private static String condition(List<String> path, CommandSpec spec) {
        if (path.isEmpty()) {
            return "__fish_use_subcommand";
        }
        StringBuilder condition = new StringBuilder();
        for (String word : path) {
            condition
                    .append(condition.isEmpty() ? "" : "; and ")
                    .append("__fish_seen_subcommand_from ")
                    .append(word);
        }
        if (!spec.subcommands().isEmpty()) {
            condition
                    .append("; and not __fish_seen_subcommand_from ")
                    .append(String.join(" ", spec.subcommands().keySet()));
        }
        return condition.toString();
    }

    private static String names(OptionSpec option) {
        StringBuilder names = new StringBuilder();
        for (String name : option.names()) {
            names.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        return names.toString();
    }

    private static String values(OptionSpec option) {
        if (option.completionCandidates() != null) {
            return " -x -a " + quoted(String.join(" ", option.completionCandidates()));
        }
        return option.arity().min() > 0 ? " -r" : "";
    }

    private static String summary(CommandLine line) {
        return String.join(" ", line.getCommandSpec().usageMessage().description())
                .replace("%%", "%");
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
