package dev.sase.surface.catalogs;

import java.util.List;
import java.util.Locale;

/** The types of inputs. */
final class InputType {
    private static final String LINE = "line";

    /** The words that a catalog has for types. */
    static final List<String> TOKENS =
            List.of("word", LINE, "text", "path", "int", "bool", "float", "agent", "enum", "code");

    private InputType() {}

    /** The type that a source means; {@code line} for every word that is none. */
    static String of(String word) {
        String folded = Whitespace.trim(word).toLowerCase(Locale.ROOT);
        return switch (folded) {
            case "integer" -> "int";
            case "boolean" -> "bool";
            default -> TOKENS.contains(folded) ? folded : LINE;
        };
    }
}
