package dev.sase.spi;

import java.util.List;

/**
 * A set of fields by which records are counted or narrowed often. It becomes an index, so that counting walks it in order and a
 * selective filter finds its few records without walking an ordering.
 *
 * @param name lower snake case, unique in its collection
 * @param fields the fields, most used first; not empty
 * @param ordered whether records with the same fields are found in the order of the collection's first ordering, so that a page of them
 *     ends when it is full. Its index then holds that ordering's keys too, and every change of one writes to it
 * @param <R> the record type
 */
public record Tally<R>(String name, List<Field<R, ?>> fields, boolean ordered) {
    /** An ordered one. */
    public Tally(String name, List<Field<R, ?>> fields) {
        this(name, fields, true);
    }

    /** One by which few records at a time are looked up, which are sorted when an order is wanted. */
    public static <R> Tally<R> lookup(String name, List<Field<R, ?>> fields) {
        return new Tally<>(name, fields, false);
    }

    public Tally {
        Names.requireSnakeCase("tally", name);
        fields = List.copyOf(fields);
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("tally '" + name + "' has no field");
        }
    }
}
