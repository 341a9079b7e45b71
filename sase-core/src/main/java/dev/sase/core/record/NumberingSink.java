package dev.sase.core.record;

import dev.sase.spi.Diagnostic;
import dev.sase.spi.Projector;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.RecordKey;
import dev.sase.spi.RecordSink;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the records of one source unit: places per collection, occurrences per handle. Both the records host and ingest number
 * through this class, so that they agree. Confined to the loading thread.
 */
public abstract class NumberingSink implements RecordSink {
    private final long unit;
    private final Projector projector;
    private final Map<String, Counter> counters = new HashMap<>();

    /**
     * Numbers the records of a unit.
     *
     * @param unit the unit's id
     * @param projector makes the rows
     */
    protected NumberingSink(long unit, Projector projector) {
        this.unit = unit;
        this.projector = projector;
    }

    @Override
    public final <R> void record(RecordCollection<R> collection, R record, Path file, long line) {
        Counter counter = counters.computeIfAbsent(collection.name(), _ -> new Counter());
        var row = projector.project(collection, record);
        int occurrence = counter.occurrences.merge(row.handle(), 1, Integer::sum) - 1;
        accept(new LocatedRow<>(new RecordKey(unit, row.handle(), occurrence), counter.place++, row, file, line));
    }

    /** How many records with a handle there were so far. */
    protected final int occurrences(RecordCollection<?> collection, String handle) {
        @Nullable Counter counter = counters.get(collection.name());
        return counter == null ? 0 : counter.occurrences.getOrDefault(handle, 0);
    }

    /** Numbers a record that is known without having been made again, and says its place. */
    protected final long countAgain(RecordCollection<?> collection, String handle) {
        Counter counter = counters.computeIfAbsent(collection.name(), _ -> new Counter());
        counter.occurrences.merge(handle, 1, Integer::sum);
        return counter.place++;
    }

    @Override
    public abstract void diagnostic(Diagnostic diagnostic);

    /** Takes a numbered record. */
    protected abstract <R> void accept(LocatedRow<R> row);

    private static final class Counter {
        private final Map<String, Integer> occurrences = new HashMap<>();
        private long place;
    }
}
