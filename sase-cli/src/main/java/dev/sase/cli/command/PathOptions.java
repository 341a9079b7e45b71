package dev.sase.cli.command;

import dev.sase.core.home.PathChoices;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The three options that say where the home and its daemon are. */
public final class PathOptions {
    /** The long names, which no surface may take. */
    static final List<String> NAMES = List.of("--sase-home", "--run-root", "--socket-path");

    private PathOptions() {}

    /** Adds the options to a command; a short name that it uses itself stays its own. */
    public static void addTo(CommandSpec spec) {
        OptionSpec home = spec.optionsMap().containsKey("-H")
                ? Specs.text("folder", "The SASE home; default $SASE_HOME or ~/.sase.", "--sase-home")
                : Specs.text("folder", "The SASE home; default $SASE_HOME or ~/.sase.", "-H", "--sase-home");
        spec.addOption(home);
        spec.addOption(
                Specs.text("folder", "The daemon's folder on this host; default <home>/run/<host>.", "--run-root"));
        spec.addOption(Specs.text("path", "The daemon's socket; default in the run root.", "--socket-path"));
    }

    /** What the user chose. */
    public static PathChoices chosen(ParseResult arguments) {
        return new PathChoices(
                given(arguments, "--sase-home"), given(arguments, "--run-root"), given(arguments, "--socket-path"));
    }

    /** The text of an option, or empty. */
    public static Optional<String> given(ParseResult arguments, String option) {
        return Optional.ofNullable(arguments.matchedOptionValue(option, (String) null));
    }
}
