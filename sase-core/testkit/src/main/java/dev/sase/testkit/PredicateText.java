package dev.sase.testkit;

import dev.sase.spi.Predicate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows conditions and values in messages, with everything but printable ASCII escaped. */
final class PredicateText {
    private static final int LONGEST = 300;

    private PredicateText() {}

    static String of(Predicate<?> predicate) {
        return switch (predicate) {
            case Predicate.Is<?, ?>(var field, var value) -> field.name() + " is " + value(value);
            case Predicate.In<?, ?>(var field, var values) ->
                field.name() + " in ["
                        + values.stream().map(PredicateText::value).sorted().collect(Collectors.joining(", ")) + "]";
            case Predicate.Between<?, ?>(var field, var from, var below) ->
                field.name() + " between [" + value(from) + ", " + value(below) + ")";
            case Predicate.Contains<?>(var text, var needle, var folded) ->
                text.name() + (folded ? " contains " : " contains exactly ") + value(needle);
            case Predicate.Linked<?, ?>(var link, var target) -> "linked(" + link.name() + ": " + of(target) + ")";
            case Predicate.Not<?>(var part) -> "not(" + of(part) + ")";
            case Predicate.All<?>(var parts) -> "all" + list(parts);
            case Predicate.Any<?>(var parts) -> "any" + list(parts);
        };
    }

    static String value(@Nullable Object value) {
        return value instanceof String text ? '"' + escaped(text) + '"' : String.valueOf(value);
    }

    static String escaped(String text) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < Math.min(LONGEST, text.length()); i++) {
            char c = text.charAt(i);
            shown.append(c >= 0x20 && c < 0x7f ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c));
        }
        return text.length() > LONGEST ? shown + "... (" + text.length() + " characters)" : shown.toString();
    }

    private static String list(List<? extends Predicate<?>> parts) {
        return parts.stream().map(PredicateText::of).collect(Collectors.joining(", ", "(", ")"));
    }
}
