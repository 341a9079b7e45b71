package dev.sase.spi;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A relation from a record to others of the same scope, by handle. Only the keys are stored; whether a linked record exists is
 * asked at read time, so nothing has to be recomputed when another record changes.
 *
 * @param name lower snake case, unique in its collection
 * @param to the collection that the keys are handles of
 * @param keys the handles that a record links to; repeated keys count once
 * @param <R> the record type
 * @param <S> the linked record type
 */
public record Link<R, S>(String name, Supplier<RecordCollection<S>> to, Function<R, List<String>> keys) {
    public Link {
        Names.requireSnakeCase("link", name);
    }

    /** The collection that the keys are handles of. */
    public RecordCollection<S> target() {
        return to.get();
    }

    /** Which way a link is followed. */
    public enum Direction {
        /** From a record to the records that it names. */
        FORWARD,
        /** From a record to the records that name it. */
        BACKWARD
    }
}
