package dev.sase.spi;

import java.nio.file.Path;

/** Takes what a loader finds, record by record, so that a large unit is never held in memory. Confined to the loading thread. */
public interface RecordSink {
    /**
     * Takes a record. Records of one collection get their place in the order of these calls.
     *
     * @param collection one of the surface's collections
     * @param record the record
     * @param file where it was read
     * @param line the 1-based line, or 0 when the record is not a line
     */
    <R> void record(RecordCollection<R> collection, R record, Path file, long line);

    /** Takes a diagnostic. */
    void diagnostic(Diagnostic diagnostic);
}
