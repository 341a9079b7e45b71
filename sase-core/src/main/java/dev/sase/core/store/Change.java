package dev.sase.core.store;

import dev.sase.core.record.LocatedRow;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.RecordKey;

/**
 * One change of one record, as the event log keeps it and the projection applies it.
 *
 * @param <R> the record type
 */
public sealed interface Change<R> {
    /** The record's collection. */
    RecordCollection<R> collection();

    /**
     * The record is new or different.
     *
     * @param row the record
     * @param json its lossless JSON
     * @param hash the hash of that
     */
    record Upsert<R>(LocatedRow<R> row, RawJson json, RecordHash hash) implements Change<R> {
        /** The change that stores a row. */
        public static <R> Upsert<R> of(LocatedRow<R> row) {
            RawJson json = row.row().json();
            return new Upsert<>(row, json, RecordHash.of(json));
        }

        @Override
        public RecordCollection<R> collection() {
            return row.row().collection();
        }
    }

    /** The record is gone. */
    record Delete<R>(RecordCollection<R> collection, RecordKey key) implements Change<R> {}

    /** The record is the same at another place in its source. */
    record Move<R>(RecordCollection<R> collection, RecordKey key, long place) implements Change<R> {}
}
