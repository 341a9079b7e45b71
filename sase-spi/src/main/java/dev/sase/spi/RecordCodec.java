package dev.sase.spi;

/**
 * The lossless JSON form of a record. Its bytes are what the event log keeps, what the hash of a record is taken of and what a
 * decoded read starts from.
 *
 * @param <R> the record type
 */
public interface RecordCodec<R> {
    /** The compact JSON of a record; equal records give equal bytes. */
    RawJson encode(R record);

    /**
     * The record of its JSON.
     *
     * @throws IllegalArgumentException if the bytes are not what {@link #encode} writes
     */
    R decode(RawJson json);
}
