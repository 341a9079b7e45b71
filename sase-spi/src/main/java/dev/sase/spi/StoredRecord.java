package dev.sase.spi;

/**
 * A decoded record with its key.
 *
 * @param key identifies this copy
 * @param record the record
 * @param <R> the record type
 */
public record StoredRecord<R>(RecordKey key, R record) {}
