package dev.sase.spi;

import java.util.ArrayList;
import java.util.List;

/**
 * A total order of a collection: the keys, then always handle, occurrence and source unit, ascending. Each declared ordering becomes
 * one covering index. An absent key value is the smallest.
 *
 * @param name lower snake case, unique in its collection
 * @param keys the leading keys; may be empty
 * @param acrossScopes whether pages are asked for without a condition on the scope too; that is one index more
 * @param <R> the record type
 */
public record Ordering<R>(String name, List<Key<R>> keys, boolean acrossScopes) {
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

    /** An order of pages inside a scope. */
    public Ordering(String name, List<Key<R>> keys) {
        this(name, keys, false);
    }

    /** The same, also for pages of all scopes together. */
    public Ordering<R> acrossAllScopes() {
        return new Ordering<>(name, keys, true);
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
