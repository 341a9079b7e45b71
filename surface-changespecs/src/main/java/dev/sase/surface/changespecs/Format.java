package dev.sase.surface.changespecs;

import dev.sase.spi.AnswerView;
import dev.sase.spi.Parameter;
import java.util.Arrays;
import java.util.Locale;

/** The forms in which commands show ChangeSpecs to people. */
enum Format {
    /** Fields with their names in upper case, one a line. */
    PLAIN,
    /** For a terminal. */
    RICH,
    /** Markdown. */
    MARKDOWN,
    /** JSON in few lines, in ASCII. */
    JSON;

    private static final String NAME = "format";

    /** The option that asks for a form. */
    static Parameter option(Format otherwise) {
        return Parameter.of(
                        NAME, Parameter.Type.TEXT, "How it is shown; " + otherwise.token() + " when nothing is asked.")
                .oneOf(Arrays.stream(values()).map(Format::token).toList())
                .option("--format", "-f");
    }

    /** The form that the user asked for, or else this one. */
    static Format of(AnswerView answer, Format otherwise) {
        return answer.option(NAME)
                .map(token -> valueOf(token.toUpperCase(Locale.ROOT)))
                .orElse(otherwise);
    }

    /** The word that asks for it. */
    String token() {
        return name().toLowerCase(Locale.ROOT);
    }
}
