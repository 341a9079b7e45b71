package dev.sase.spi;

import java.util.List;

/**
 * A set of fields by which records are counted or narrowed often. It becomes an index, so that counting walks it in order and a
 * selective filter finds its few records without walking an ordering.
 *
 * @param name lower snake case, unique in its collection
 * @param fields the fields, most used first; not empty
 * @param <R> the record type
 */
public record Tally<R>(String name, List<Field<R, ?>> fields) {
    public Tally {
        Names.requireSnakeCase("tally", name);
        fields = List.copyOf(fields);
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("tally '" + name + "' has no field");
        }
    }
}
