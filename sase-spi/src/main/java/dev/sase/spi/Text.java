package dev.sase.spi;

import java.util.function.Function;

/**
 * A search document of a record. It is stored folded, and also as it is when {@code exact} is set.
 *
 * @param name lower snake case, unique in its collection
 * @param exact whether case-sensitive containment is asked of it
 * @param of the text of a record
 * @param <R> the record type
 */
public record Text<R>(String name, boolean exact, Function<R, String> of) {
    public Text {
        Names.requireSnakeCase("text", name);
    }

    /** A document for folded containment only. */
    public static <R> Text<R> folded(String name, Function<R, String> of) {
        return new Text<>(name, false, of);
    }
}
