package dev.sase.spi;

/**
 * Turns a record into its row. Deterministic and safe to repeat: no clock, no file, no other record. Thread-safe.
 */
public interface Projector {
    /** The row of a record of one of the surface's collections. */
    <R> ProjectedRow<R> project(RecordCollection<R> collection, R record);

    /** The projector that makes exactly what a collection declares. */
    static Projector table() {
        return ProjectedRow::of;
    }
}
