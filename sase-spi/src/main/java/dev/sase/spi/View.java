package dev.sase.spi;

import java.util.function.Function;

/**
 * A JSON shape in which records are served, encoded once at ingest and copied from then on.
 *
 * @param name lower snake case, unique in its collection
 * @param encode the compact JSON of a record, without a newline
 * @param <R> the record type
 */
public record View<R>(String name, Function<R, RawJson> encode) {
    public View {
        Names.requireSnakeCase("view", name);
    }
}
