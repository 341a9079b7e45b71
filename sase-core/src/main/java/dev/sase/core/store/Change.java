package dev.sase.core.store;

import dev.sase.core.record.LocatedRow;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.RecordKey;
import java.util.List;

/**
 * One change, as the event log keeps it and the projection applies it.
 *
 * @param <R> the record type
 */
public sealed interface Change<R> {
    /** No part of a source alone decides the record, or none is known to. */
    long NO_PART = 0;

    /** The collection of the records that change. */
    RecordCollection<R> collection();

    /**
     * The record is new or different.
     *
     * @param row the record
     * @param json its lossless JSON
     * @param hash the hash of that
     * @param part the hash of the part of the source that alone decides the record, or {@link #NO_PART}
     */
    record Upsert<R>(LocatedRow<R> row, RawJson json, RecordHash hash, long part) implements Change<R> {
        /** The change that stores a row. */
        public static <R> Upsert<R> of(LocatedRow<R> row, long part) {
            RawJson json = row.row().json();
            return new Upsert<>(row, json, RecordHash.of(json), part);
        }

        @Override
        public RecordCollection<R> collection() {
            return row.row().collection();
        }
    }

    /** The record is gone. */
    record Delete<R>(RecordCollection<R> collection, RecordKey key) implements Change<R> {}

    /**
     * The record is the same at another place in its source, or written otherwise.
     *
     * @param key the record
     * @param place where it is now
     * @param part as in {@link Upsert}
     */
    record Move<R>(RecordCollection<R> collection, RecordKey key, long place, long part) implements Change<R> {}

    /**
     * Rows of a unit have other places and are else the same.
     *
     * @param unit the unit
     * @param runs which rows, by the places that they have before; ascending, none overlaps another
     */
    record Shift<R>(RecordCollection<R> collection, long unit, List<Run> runs) implements Change<R> {
        /** The most runs of one change. */
        public static final int MOST_RUNS = 64;

        public Shift {
            runs = List.copyOf(runs);
        }
    }

    /**
     * Rows beside each other that move alike.
     *
     * @param from the first place
     * @param to the last place
     * @param by what is added to each
     */
    record Run(long from, long to, long by) {}
}
