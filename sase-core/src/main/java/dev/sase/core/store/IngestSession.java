package dev.sase.core.store;

import dev.sase.core.fault.FaultPoint;
import dev.sase.core.sql.SurfaceTables;
import dev.sase.spi.Diagnostic;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.PageRequest;
import dev.sase.spi.RawJson;
import dev.sase.spi.SaseException;
import dev.sase.spi.SourceUnit;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Changes of some units of a surface, applied to one of its slots, with the events behind them. The loading thread adds changes; chunks of
 * at most 1 MiB go to the writer thread, which appends each to the journal and applies it. At most two chunks wait, so a unit is never
 * held in memory. Confined to the loading thread, which has the turn to write from {@link #use} or {@link #create} to {@link #close}.
 *
 * <p>Changes of the served slot are one transaction: what is not committed when the session closes leaves no row, and in the journal no
 * generation. A slot that is filled anew is seen by nobody, so its rows are committed whenever others want to write.
 */
public final class IngestSession implements AutoCloseable {
    private static final int MOST_CHUNK_BYTES = PageRequest.MAX_PAYLOAD_BYTES;
    private static final int MOST_WAITING = 2;

    /** Fresh rows are committed this often, so that the write-ahead log can be emptied meanwhile. */
    private static final int CHUNKS_PER_COMMIT = 16;

    private final StoreWriter writer;
    private final SurfaceTables tables;
    private final String surface;
    private final boolean fresh;
    private final Deque<Future<Long>> waiting = new ArrayDeque<>();
    private final JsonWriter payload = new JsonWriter(64 * 1024);
    private final SurfaceRows rows;
    private final ProjectionStore store;
    private List<Change<?>> changes = new ArrayList<>();
    private @Nullable SourceUnit unit;
    private long unitId;
    private long generation;
    private long previousGeneration;
    private boolean complete;
    private boolean sent;
    private boolean done;
    private boolean paused;
    /** Used on the writer thread only. */
    private boolean failed;

    private int chunks;
    private long lastSequence;

    private IngestSession(StoreWriter writer, SurfaceTables tables, boolean fresh) {
        this.writer = writer;
        this.tables = tables;
        this.surface = tables.surface();
        this.fresh = fresh;
        writer.beginTurn();
        boolean opened = false;
        try {
            this.store = writer.call((_, projection) -> {
                // Whatever failed before, this transaction is our own.
                projection.rollback();
                if (fresh) {
                    projection.create(tables);
                    projection.commit();
                }
                return projection;
            });
            this.rows = writer.call((_, projection) -> projection.rows(tables));
            opened = true;
        } finally {
            if (!opened) {
                writer.endTurn();
            }
        }
        if (fresh) {
            FaultPoint.REBUILD_TABLES_CREATED.reached();
        }
    }

    /** Waits for its turn and works on tables that are served. */
    public static IngestSession use(StoreWriter writer, SurfaceTables tables) {
        return new IngestSession(writer, tables, false);
    }

    /** Waits for its turn and fills tables that are not served, empty ones in the place of what is there. */
    public static IngestSession create(StoreWriter writer, SurfaceTables tables) {
        return new IngestSession(writer, tables, true);
    }

    /** Begins the next state of a unit; a complete one replaces what is stored of it. */
    public void begin(SourceUnit next, long after, boolean whole) {
        unit = next;
        unitId = next.id(surface);
        previousGeneration = after;
        generation = 0;
        complete = whole;
        sent = false;
        changes = new ArrayList<>();
        startPayload();
    }

    /** Whether nothing was added since {@link #begin}. */
    public boolean isEmpty() {
        return !sent && changes.isEmpty();
    }

    /** Whether a part of the unit that was begun cannot be taken back without everything else of this session. */
    public boolean isPartlySent() {
        return sent;
    }

    /** Adds a change of the unit that was begun. */
    public <R> void add(Change<R> change) {
        if (payload.size() > 1024 && payload.size() + size(change) > MOST_CHUNK_BYTES) {
            send(false, List.of());
        }
        EventCodec.write(payload, change);
        changes.add(change);
    }

    /**
     * Closes the state that was begun.
     *
     * @param closed the unit
     * @param fingerprint what the file system said before it was loaded
     * @param records how many records it has
     * @param diagnostics what was wrong in it
     * @return what the source table keeps of it
     */
    public SourceRow finish(SourceUnit closed, Fingerprint fingerprint, long records, List<Diagnostic> diagnostics) {
        send(true, diagnostics);
        drain(0);
        unit = null;
        sent = false;
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
            waiting.add(submit((_, projection) -> {
                projection.addSource(tables, row);
                return row.sequence();
            }));
        }
        return row;
    }

    /** Removes a unit that is gone. */
    public void remove(SourceRow row) {
        lastSequence = writer.call((journal, projection) -> {
            long next = Math.max(row.generation() + 1, journal.nextGeneration(surface, row.unit()));
            long seq = journal.append(surface, row.unit(), row.key(), next, true, true, EventCodec.GONE);
            FaultPoint.INGEST_REMOVAL_APPENDED.reached();
            rows.deleteUnit(row.unit());
            projection.removeSource(tables, row.unit());
            return seq;
        });
    }

    /** Commits what was finished and removed since the last commit, and says how far the surface is projected now. */
    public long commit(Collection<SourceRow> finished, ProjectionStore.Checkpoint checkpoint) {
        drain(0);
        ProjectionStore.Checkpoint reached = checkpoint.at(lastSequence);
        writer.run((_, projection) -> {
            for (SourceRow row : finished) {
                projection.setSource(tables, row);
            }
            projection.setCheckpoint(surface, reached);
            FaultPoint.INGEST_ROWS_WRITTEN.reached();
            projection.commit();
            FaultPoint.INGEST_COMMITTED.reached();
        });
        done = true;
        return reached.lastSequence();
    }

    /** Takes back the unit that was begun and failed, from tables that are filled anew. */
    public void abandon() {
        drain(0);
        if (sent) {
            writer.run((_, _) -> rows.deleteUnit(unitId));
        }
    }

    /** Indexes the tables that were filled, giving way to others between indexes. */
    public void index() {
        drain(0);
        for (String sql : tables.createIndexes()) {
            letOthersWrite();
            writer.run((_, projection) -> projection.index(sql));
        }
        FaultPoint.REBUILD_BEFORE_SWAP.reached();
    }

    /** Commits what nobody sees and gives up the turn until {@link #resume}, so that a lock can be taken that comes before it. */
    public void pause() {
        drain(0);
        writer.run((_, projection) -> projection.commit());
        writer.endTurn();
        paused = true;
    }

    /** Waits for the turn again. */
    public void resume() {
        writer.beginTurn();
        paused = false;
        requireSameStore();
    }

    /** Whoever had the turn meanwhile may have exchanged the projection, in which these tables are not or are others. */
    private void requireSameStore() {
        if (isExchanged()) {
            throw new SaseException(
                    ErrorCode.STORE_FAILED,
                    "the projection was exchanged while '" + surface
                            + "' was projected anew; run 'sase daemon rebuild'");
        }
    }

    private boolean isExchanged() {
        return writer.call((_, projection) -> !projection.equals(store));
    }

    /** Serves the tables that were filled from now on, and says how far the surface is projected then. */
    public ProjectionStore.Checkpoint serve(ProjectionStore.Checkpoint checkpoint) {
        ProjectionStore.Checkpoint reached = writer.call((journal, projection) -> {
            ProjectionStore.Checkpoint at = checkpoint.at(Math.max(lastSequence, journal.lastSequence()));
            projection.setCheckpoint(surface, at);
            projection.commit();
            return at;
        });
        done = true;
        FaultPoint.REBUILD_AFTER_SWAP.reached();
        return reached;
    }

    @Override
    public void close() {
        if (paused) {
            writer.beginTurn();
        }
        try {
            drain(0);
        } finally {
            try {
                writer.run((_, projection) -> {
                    if (done || !projection.equals(store)) {
                        return;
                    }
                    projection.rollback();
                    if (fresh) {
                        projection.drop(surface, tables.slot());
                        projection.commit();
                    }
                });
            } finally {
                writer.endTurn();
            }
        }
    }

    /** A store may end the transaction when it fails: what was handed in behind that must not be written on its own. */
    private Future<Long> submit(StoreWriter.Task<Long> task) {
        return writer.submit((journal, projection) -> {
            if (failed) {
                throw new SQLException("an earlier part of this change could not be written");
            }
            boolean ended = false;
            try {
                long result = task.run(journal, projection);
                ended = true;
                return result;
            } finally {
                failed = !ended;
            }
        });
    }

    private void send(boolean closing, List<Diagnostic> diagnostics) {
        SourceUnit of = unit;
        if (of == null) {
            throw new IllegalStateException("no unit was begun");
        }
        letOthersWrite();
        payload.endArray();
        if (closing) {
            EventCodec.writeUnit(payload, of, diagnostics);
        }
        RawJson bytes = payload.endObject().toRawJson();
        List<Change<?>> batch = changes;
        boolean first = !sent;
        sent = true;
        changes = new ArrayList<>();
        startPayload();
        drain(MOST_WAITING - 1);
        waiting.add(submit((journal, _) -> {
            if (first) {
                generation = Math.max(previousGeneration + 1, journal.nextGeneration(surface, unitId));
                if (complete && !fresh) {
                    rows.deleteUnit(unitId);
                }
            }
            long seq = journal.append(surface, unitId, of.key(), generation, closing, complete, bytes);
            FaultPoint.INGEST_EVENT_APPENDED.reached();
            for (Change<?> change : batch) {
                rows.apply(change, seq, fresh || complete);
            }
            return seq;
        }));
        if (fresh && ++chunks % CHUNKS_PER_COMMIT == 0) {
            waiting.add(submit((_, projection) -> {
                projection.commit();
                return 0L;
            }));
        }
    }

    /** Fresh tables are filled at leisure: whoever wants to write goes first. */
    private void letOthersWrite() {
        if (fresh && writer.isTurnWanted()) {
            drain(0);
            writer.run((_, projection) -> projection.commit());
            FaultPoint.REBUILD_PARTLY_WRITTEN.reached();
            writer.endTurn();
            writer.beginTurn();
            requireSameStore();
        }
    }

    private void startPayload() {
        payload.reset();
        payload.beginObject().name("changes").beginArray();
    }

    private void drain(int most) {
        while (waiting.size() > most) {
            lastSequence = Math.max(lastSequence, StoreWriter.await(waiting.remove()));
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
