package dev.sase.spi;

import java.util.ArrayList;
import java.util.List;

/**
 * A total order of a collection: the keys, then always handle, occurrence and source unit, ascending. Each declared ordering becomes
 * one covering index. An absent key value is the smallest.
 *
 * @param name lower snake case, unique in its collection
 * @param keys the leading keys; may be empty
 * @param <R> the record type
 */
public record Ordering<R>(String name, List<Key<R>> keys) {
    /**
     * One key of an ordering.
     *
     * @param field the field compared
     * @param descending whether greater values come first
     * @param <R> the record type
     */
    public record Key<R>(Field<R, ?> field, boolean descending) {}

    public Ordering {
        Names.requireSnakeCase("ordering", name);
        keys = List.copyOf(keys);
    }

    /** An ascending order by the given fields. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <R> Ordering<R> by(String name, Field<R, ?>... fields) {
        return of(name, fields, false);
    }

    /** A descending order by the given fields. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <R> Ordering<R> byDescending(String name, Field<R, ?>... fields) {
        return of(name, fields, true);
    }

    private static <R> Ordering<R> of(String name, Field<R, ?>[] fields, boolean descending) {
        List<Key<R>> keys = new ArrayList<>();
        for (Field<R, ?> field : fields) {
            keys.add(new Key<>(field, descending));
        }
        return new Ordering<>(name, keys);
    }
}
