package dev.sase.cli.command;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Builds the parts of commands. By hand and not from annotations, whose inspection costs a short command several milliseconds.
 */
public final class Specs {
    private Specs() {}

    /**
     * A command that does something.
     *
     * @param name the word on the command line
     * @param description one line
     * @param examples complete command lines
     * @param action what it does
     */
    public static CommandSpec leaf(String name, String description, List<String> examples, Action action) {
        return described(CommandSpec.wrapWithoutInspection(action), name, description, examples);
    }

    /**
     * A command that only has others below it.
     *
     * @param name the word on the command line
     * @param description one line
     * @param examples complete command lines
     */
    public static CommandSpec group(String name, String description, List<String> examples) {
        CommandSpec spec = described(CommandSpec.create(), name, description, examples);
        spec.usageMessage().synopsisSubcommandLabel("COMMAND").commandListHeading("%nCommands:%n");
        return spec;
    }

    private static CommandSpec described(CommandSpec spec, String name, String description, List<String> examples) {
        spec.name(name);
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .type(boolean.class)
                .description("Shows this help and exits.")
                .build());
        spec.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .type(boolean.class)
                .description("Shows the version and exits.")
                .build());
        spec.version("sase " + Version.text());
        spec.usageMessage()
                .description(literal(sentence(description)))
                .abbreviateSynopsis(true)
                .descriptionHeading("%n")
                .parameterListHeading("%nArguments:%n")
                .optionListHeading("%nOptions:%n")
                .sortOptions(false)
                .footer(footer(examples));
        return spec;
    }

    private static String[] footer(List<String> examples) {
        return examples.isEmpty()
                ? new String[0]
                : Stream.concat(Stream.of("", "Examples:"), examples.stream().map(example -> "  " + literal(example)))
                        .toArray(String[]::new);
    }

    /** A flag that is on when it is given. */
    public static OptionSpec flag(String description, String... names) {
        return OptionSpec.builder(shortFirst(names))
                .type(boolean.class)
                .description(description)
                .build();
    }

    /** An option with a text. */
    public static OptionSpec text(String label, String description, String... names) {
        return OptionSpec.builder(shortFirst(names))
                .type(String.class)
                .paramLabel("<" + label + ">")
                .description(description)
                .build();
    }

    /** Short names first, as help shows them. */
    static String[] shortFirst(String... names) {
        return Stream.of(names)
                .sorted((a, b) -> Boolean.compare(a.startsWith("--"), b.startsWith("--")))
                .toArray(String[]::new);
    }

    /** The text with a capital letter and a full stop: surfaces write their descriptions as they like. */
    static String sentence(String text) {
        if (text.isEmpty()) {
            return text;
        }
        String begun = Character.toUpperCase(text.charAt(0)) + text.substring(1);
        return begun.endsWith(".") ? begun : begun + ".";
    }

    /** The library takes descriptions of commands and footers as format strings, but not those of options. */
    private static String literal(String text) {
        return text.replace("%", "%%");
    }
}
