package dev.sase.spi;

import java.util.Optional;
import java.util.function.Function;

/**
 * A JSON shape in which records are served, encoded once at ingest and copied from then on.
 *
 * @param name lower snake case, unique in its collection
 * @param encode the compact JSON of a record, without a newline; absent for a view that is the record, see {@link #ofRecord}
 * @param <R> the record type
 */
public record View<R>(String name, Optional<Function<R, RawJson>> encode) {
    public View {
        Names.requireSnakeCase("view", name);
    }

    /**
     * A view of a shape of its own.
     *
     * @param name lower snake case, unique in its collection
     * @param encode the compact JSON of a record, without a newline
     */
    public View(String name, Function<R, RawJson> encode) {
        this(name, Optional.of(encode));
    }

    /**
     * A view in which records are served just as the collection's codec encodes them. It is neither encoded nor stored a second time.
     *
     * @param name lower snake case, unique in its collection
     */
    public static <R> View<R> ofRecord(String name) {
        return new View<>(name, Optional.empty());
    }

    /** Whether the view is the lossless JSON of the record, see {@link ProjectedRow#json}. */
    public boolean isRecord() {
        return encode.isEmpty();
    }
}
