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

    /**
     * Offers the bytes of a part of a unit, usually a line, before it is parsed. When the same bytes gave a record of the same unit
     * before, that record counts as delivered, with its place, and the part need not be parsed. Else the {@link #record} call that
     * follows, if there is one before the next offer, delivers the record of this part, and the sink may remember that these bytes
     * gave it. A part that a diagnostic is about is not remembered; the diagnostic comes before the record.
     *
     * <p>Only for a part that alone, together with the unit's scope, path and circumstances, decides one record and nothing of any
     * other. Where parsing shows that it does not, {@link #notAlone} says so.
     *
     * @param collection the collection of the record that the part may give; a part that may give one of several collections is
     *     offered for each in turn
     * @param bytes holds the part until this call returns
     * @param from where the part begins
     * @param to behind its last byte
     * @return whether the record counts as delivered; a sink that remembers nothing says false, as this default does
     */
    default boolean unchanged(RecordCollection<?> collection, byte[] bytes, int from, int to) {
        return false;
    }

    /**
     * Says, between an offer and its record, that more than the offered part decides the record, or that the part decides something
     * of other records too. It is not remembered and will be parsed every time.
     */
    default void notAlone() {}

    /**
     * Whether what a loader has kept of a file may stand for it while its name, size, modification time and inode are the same, and that
     * time was settled when it was read, see {@link #unchanged} for records. That is as much as is believed of a unit that is not loaded
     * at all. A sink that verifies, that makes records anew or that answers a read from the files wants each file read; so does this
     * default.
     */
    default boolean believesStamps() {
        return false;
    }
}
