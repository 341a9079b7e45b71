package dev.sase.cli.command;

import dev.sase.core.read.Freshness;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The option {@code --fresh} of every read: how new an answer of the daemon has to be. */
final class FreshOption {
    private static final String NAME = "--fresh";
    private static final List<String> COMPLETIONS = List.of("any", "bounded:1000", "now");

    private FreshOption() {}

    static OptionSpec spec() {
        return OptionSpec.builder(NAME)
                .type(String.class)
                .paramLabel("<how>")
                .completionCandidates(COMPLETIONS)
                .description(
                        "How new the daemon's answer is: any, at once; bounded:<ms>, with all that was written longer ago;"
                                + " now, with all that was written before. Default: with all that it was told of.")
                .build();
    }

    /** What was asked for, or the default. */
    static Freshness of(ParseResult arguments) {
        return PathOptions.given(arguments, NAME).map(FreshOption::parse).orElse(Freshness.TOLD);
    }

    private static Freshness parse(String text) {
        return Freshness.ofToken(text)
                .orElseThrow(() -> new SaseException(
                        ErrorCode.INVALID_REQUEST,
                        "'" + text + "' is no value of " + NAME + ", which is one of " + Freshness.FORMS
                                + Suggestion.clause(text, COMPLETIONS)));
    }
}
