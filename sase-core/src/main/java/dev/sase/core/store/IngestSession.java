package dev.sase.core.store;

import dev.sase.core.sql.SurfaceTables;
import dev.sase.spi.Diagnostic;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.PageRequest;
import dev.sase.spi.RawJson;
import dev.sase.spi.SourceUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * One transaction of the projection with the events behind it. The loading thread adds changes; chunks of at most 1 MiB go to the
 * writer thread, which appends each to the journal and applies it. At most two chunks wait, so the unit is never held in memory.
 * What is not committed when the session closes leaves no row, and in the journal no generation. Confined to the loading thread.
 */
public final class IngestSession implements AutoCloseable {
    private static final int MOST_CHUNK_BYTES = PageRequest.MAX_PAYLOAD_BYTES;
    private static final int MOST_WAITING = 2;

    private final StoreWriter writer;
    private final String surface;
    private final Deque<Future<Long>> waiting = new ArrayDeque<>();
    private final JsonWriter payload = new JsonWriter(64 * 1024);
    private List<Change<?>> changes = new ArrayList<>();
    private @Nullable SurfaceRows rows;
    private @Nullable SourceUnit unit;
    private long unitId;
    private long generation;
    private long previousGeneration;
    private boolean complete;
    private boolean fresh;
    private boolean flushed;
    private boolean committed;
    private long lastSequence;

    private IngestSession(StoreWriter writer, String surface) {
        this.writer = writer;
        this.surface = surface;
    }

    /** Opens a session for a surface. */
    public static IngestSession open(StoreWriter writer, String surface) {
        return new IngestSession(writer, surface);
    }

    /** Works on the tables as they are. */
    public void use(SurfaceTables tables) {
        rows = writer.call((_, projection) -> projection.rows(tables));
    }

    /** Works on emptied tables. */
    public void reset(SurfaceTables tables, boolean recreate) {
        fresh = true;
        rows = writer.call((_, projection) -> {
            projection.reset(surface, tables, recreate);
            return projection.rows(tables);
        });
    }

    /** Begins the next state of a unit; a complete one replaces what is stored of it. */
    public void begin(SourceUnit next, long after, boolean whole) {
        unit = next;
        unitId = next.id(surface);
        previousGeneration = after;
        generation = 0;
        complete = whole;
        flushed = false;
        startPayload();
    }

    /** Whether nothing was added since {@link #begin}. */
    public boolean isEmpty() {
        return !flushed && changes.isEmpty();
    }

    /** Adds a change of the unit that was begun. */
    public <R> void add(Change<R> change) {
        if (payload.size() > 1024 && payload.size() + size(change) > MOST_CHUNK_BYTES) {
            send(false, List.of());
        }
        EventCodec.write(payload, change);
        changes.add(change);
    }

    /** Closes the state that was begun and says what the source table keeps of it. */
    public SourceRow finish(SourceUnit closed, Fingerprint fingerprint, long records, List<Diagnostic> diagnostics) {
        send(true, diagnostics);
        drain(0);
        SourceRow row = new SourceRow(
                unitId,
                closed.key(),
                closed.scope(),
                closed.path().toString(),
                fingerprint,
                generation,
                lastSequence,
                records,
                "",
                diagnostics);
        if (fresh) {
            writer.run((_, projection) -> {
                projection.setSource(surface, row);
            });
        }
        return row;
    }

    /** Commits the state of one unit. */
    public long commit(SourceRow row, ProjectionStore.Checkpoint checkpoint) {
        long sequence = Math.max(lastSequence, checkpoint.lastSequence());
        writer.run((_, projection) -> {
            projection.setSource(surface, row);
            projection.setCheckpoint(
                    surface, new ProjectionStore.Checkpoint(checkpoint.fingerprint(), checkpoint.epoch(), sequence));
            projection.commit();
        });
        committed = true;
        return sequence;
    }

    /** Removes a unit that is gone, and commits. */
    public long remove(SourceRow row, ProjectionStore.Checkpoint checkpoint) {
        long sequence = writer.call((journal, projection) -> {
            long next = Math.max(row.generation() + 1, journal.nextGeneration(surface, row.unit()));
            JsonWriter out =
                    new JsonWriter().beginObject().name("gone").bool(true).endObject();
            long seq = journal.append(surface, row.unit(), row.key(), next, true, true, out.toRawJson());
            requireRows().deleteUnit(row.unit());
            projection.removeSource(surface, row.unit());
            projection.setCheckpoint(
                    surface, new ProjectionStore.Checkpoint(checkpoint.fingerprint(), checkpoint.epoch(), seq));
            projection.commit();
            return seq;
        });
        committed = true;
        return sequence;
    }

    /** Indexes the tables that {@link #reset} emptied, and commits. */
    public long finishReset(SurfaceTables tables, ProjectionStore.Checkpoint checkpoint) {
        long sequence = writer.call((journal, projection) -> {
            long seq = Math.max(lastSequence, journal.lastSequence());
            projection.finishReset(tables);
            projection.setCheckpoint(
                    surface, new ProjectionStore.Checkpoint(checkpoint.fingerprint(), checkpoint.epoch(), seq));
            projection.commitLarge();
            return seq;
        });
        committed = true;
        Future<?> _ = writer.submit((_, projection) -> {
            projection.settle();
            return sequence;
        });
        return sequence;
    }

    @Override
    public void close() {
        SurfaceRows open = rows;
        rows = null;
        try {
            drain(0);
        } finally {
            boolean keep = committed;
            writer.run((_, projection) -> {
                if (open != null) {
                    open.close();
                }
                if (!keep) {
                    projection.rollback();
                }
            });
        }
    }

    private void send(boolean closing, List<Diagnostic> diagnostics) {
        SourceUnit of = unit;
        if (of == null) {
            throw new IllegalStateException("no unit was begun");
        }
        payload.endArray();
        if (closing) {
            EventCodec.writeUnit(payload, of, diagnostics);
        }
        RawJson bytes = payload.endObject().toRawJson();
        List<Change<?>> batch = changes;
        boolean first = !flushed;
        flushed = true;
        changes = new ArrayList<>();
        startPayload();
        drain(MOST_WAITING - 1);
        waiting.add(writer.submit((journal, _) -> {
            SurfaceRows into = requireRows();
            if (first) {
                generation = Math.max(previousGeneration + 1, journal.nextGeneration(surface, unitId));
                if (complete && !fresh) {
                    into.deleteUnit(unitId);
                }
            }
            long seq = journal.append(surface, unitId, of.key(), generation, closing, complete, bytes);
            for (Change<?> change : batch) {
                into.apply(change, seq, fresh || complete);
            }
            return seq;
        }));
    }

    private void startPayload() {
        payload.reset();
        payload.beginObject().name("changes").beginArray();
    }

    private SurfaceRows requireRows() {
        SurfaceRows open = rows;
        if (open == null) {
            throw new IllegalStateException("the session works on no tables");
        }
        return open;
    }

    private void drain(int most) {
        while (waiting.size() > most) {
            lastSequence = StoreWriter.await(waiting.remove());
        }
    }

    private static int size(Change<?> change) {
        return switch (change) {
            case Change.Upsert<?>(var row, var json, var _, var _) ->
                json.size() + row.key().handle().length() * 6 + 160;
            case Change.Shift<?>(var _, var _, var runs) -> runs.size() * 64 + 1024;
            case Change.Delete<?> _, Change.Move<?> _ -> 1024;
        };
    }
}
