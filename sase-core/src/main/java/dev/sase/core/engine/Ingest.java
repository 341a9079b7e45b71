package dev.sase.core.engine;

import dev.sase.core.sql.ReadConnection;
import dev.sase.core.sql.SurfaceTables;
import dev.sase.core.store.ContentHash;
import dev.sase.core.store.Fingerprint;
import dev.sase.core.store.FolderNames;
import dev.sase.core.store.IngestSession;
import dev.sase.core.store.SourceRow;
import dev.sase.core.store.StoreWriter;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import dev.sase.spi.SourceUnit;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the state of source units to the tables that are served: the calling thread reads and compares, the writer thread appends to the
 * journal and changes rows. Used by who holds the surface's lock.
 */
final class Ingest {
    private static final Logger log = LoggerFactory.getLogger(Ingest.class);

    /** So many units share a transaction. */
    private static final int UNITS_PER_COMMIT = 256;

    private final EngineOptions options;
    private final StoreWriter writer;
    private final ReadPool pool;
    private final FolderNames folders = new FolderNames();
    private final AtomicLong indexedSources = new AtomicLong();

    Ingest(EngineOptions options, StoreWriter writer, ReadPool pool) {
        this.options = options;
        this.writer = writer;
        this.pool = pool;
    }

    /**
     * What was applied.
     *
     * @param units units loaded or removed
     * @param failed units that cannot be loaded
     * @param records records of the units loaded
     */
    record Applied(long units, long failed, long records) {
        static final Applied NOTHING = new Applied(0, 0, 0);

        Applied plus(Applied other) {
            return new Applied(units + other.units, failed + other.failed, records + other.records);
        }
    }

    /** Source units applied since the start. */
    long indexedSources() {
        return indexedSources.get();
    }

    void countIndexed() {
        indexedSources.incrementAndGet();
    }

    /** Whether a unit has to be loaded, as far as its fingerprint tells. */
    boolean mayHaveChanged(SurfaceRuntime runtime, SourceUnit unit) {
        Optional<SourceRow> known = runtime.sources().row(unit.key());
        try {
            return known.isEmpty()
                    || runtime.sources().isSuspect(unit.key())
                    || !fingerprint(unit).provesUnchanged(known.get().fingerprint());
        } catch (SaseException _) {
            // Applying it says what is wrong.
            return true;
        }
    }

    /** Loads units and applies what differs; with {@code complete} whatever their fingerprints say, as if nothing were stored. */
    Applied apply(SurfaceRuntime runtime, List<SourceUnit> units, boolean complete) {
        Applied applied = Applied.NOTHING;
        for (int from = 0; from < units.size(); from += UNITS_PER_COMMIT) {
            List<SourceUnit> batch = units.subList(from, Math.min(units.size(), from + UNITS_PER_COMMIT));
            try {
                applied = applied.plus(applyTogether(runtime, batch, complete));
            } catch (PartlySentException _) {
                for (SourceUnit unit : batch) {
                    applied = applied.plus(applyAlone(runtime, unit, complete));
                }
            }
        }
        return applied;
    }

    /** Removes units that are gone. */
    Applied remove(SurfaceRuntime runtime, Collection<SourceRow> gone) {
        if (gone.isEmpty()) {
            return Applied.NOTHING;
        }
        try (IngestSession session = session(runtime)) {
            gone.forEach(session::remove);
            long sequence = session.commit(List.of(), runtime.checkpoint());
            pool.committed();
            runtime.sources().remove(gone);
            runtime.advance(sequence);
        } catch (RuntimeException e) {
            gone.forEach(row -> runtime.sources().suspect(row.key()));
            throw e;
        }
        gone.forEach(row -> runtime.broken().remove(row.key()));
        runtime.rebuild().ifPresent(running -> gone.forEach(row -> running.changed(row.key())));
        return new Applied(gone.size(), 0, 0);
    }

    Fingerprint fingerprint(SourceUnit unit) {
        try {
            return Fingerprint.of(unit, Instant.now(options.clock()), folders);
        } catch (IOException e) {
            throw new SaseException(
                    ErrorCode.SOURCE_UNREADABLE,
                    "cannot look at the files of " + unit.path() + ": " + e.getMessage() + "; make them readable",
                    e);
        }
    }

    /** A unit failed after a part of it was handed to the writer, so that nothing of its batch can be committed. */
    private static final class PartlySentException extends RuntimeException {
        private static final long serialVersionUID = 1;

        PartlySentException(SaseException cause) {
            super(String.valueOf(cause.getMessage()), cause);
        }
    }

    /** Waits for the turn. Until it came, another projection may have taken the place of the one that the rows were in. */
    private IngestSession session(SurfaceRuntime runtime) {
        SurfaceTables tables = runtime.tables();
        IngestSession session = IngestSession.use(writer, tables);
        if (runtime.isProjected() && runtime.tables().slot() == tables.slot()) {
            return session;
        }
        session.close();
        throw new EngineRefusal(
                Refusal.PROJECTION_DEGRADED,
                "the projection of '" + runtime.id() + "' was exchanged; it is compared with the files, ask again");
    }

    private Applied applyAlone(SurfaceRuntime runtime, SourceUnit unit, boolean complete) {
        try {
            return applyTogether(runtime, List.of(unit), complete);
        } catch (PartlySentException e) {
            broken(runtime, unit, e);
            return new Applied(0, 1, 0);
        }
    }

    private Applied applyTogether(SurfaceRuntime runtime, List<SourceUnit> units, boolean complete) {
        Batch batch = new Batch(runtime, complete || runtime.rebuild().isPresent());
        boolean committed = false;
        List<SourceRow> changed;
        try (IngestSession session = session(runtime)) {
            boolean _ = pool.withFresh(connection -> {
                for (SourceUnit unit : units) {
                    batch.take(unit, session, connection);
                }
                return true;
            });
            changed = session.finished();
            if (!changed.isEmpty() || !batch.looked.isEmpty()) {
                long sequence = session.commit(batch.looked, runtime.checkpoint());
                pool.committed();
                runtime.sources().put(changed);
                runtime.sources().put(batch.looked);
                runtime.advance(sequence);
            }
            committed = true;
        } catch (SQLException e) {
            throw new SaseException(
                    ErrorCode.STORE_FAILED,
                    "cannot compare the sources of '" + runtime.id() + "' with the projection: " + e.getMessage()
                            + "; run 'sase daemon rebuild'",
                    e);
        } finally {
            if (!committed) {
                // The journal may hold generations whose rows were not committed.
                units.forEach(unit -> runtime.sources().suspect(unit.key()));
            }
        }
        Stream.concat(changed.stream(), batch.looked.stream()).forEach(row -> {
            runtime.broken().remove(row.key());
            runtime.rebuild().ifPresent(running -> running.changed(row.key()));
        });
        indexedSources.addAndGet(batch.loaded);
        return new Applied(batch.loaded, batch.failed, batch.records);
    }

    /** Remembers a unit that cannot be loaded, and says so once. */
    static void broken(SurfaceRuntime runtime, SourceUnit unit, RuntimeException failure) {
        String message = String.valueOf(failure.getMessage());
        if (runtime.broken().add(unit, message)) {
            log.warn("a source cannot be loaded, reads that need it are left to the files: {}", message);
        }
    }

    /** Units that are applied in one transaction. */
    private final class Batch {
        private final SurfaceRuntime runtime;
        private final boolean complete;
        /** Units whose records are the same, with what their files look like now. */
        private final List<SourceRow> looked = new ArrayList<>();

        private long loaded;
        private long failed;
        private long records;

        Batch(SurfaceRuntime runtime, boolean complete) {
            this.runtime = runtime;
            this.complete = complete;
        }

        void take(SourceUnit unit, IngestSession session, ReadConnection connection) throws SQLException {
            try {
                load(unit, session, connection);
            } catch (SaseException e) {
                if (e.code() != ErrorCode.SOURCE_UNREADABLE) {
                    throw e;
                }
                if (session.isPartlySent()) {
                    throw new PartlySentException(e);
                }
                broken(runtime, unit, e);
                failed++;
            }
        }

        private void load(SourceUnit unit, IngestSession session, ReadConnection connection) throws SQLException {
            Optional<SourceRow> known = runtime.sources().row(unit.key());
            boolean comparable =
                    !complete && known.isPresent() && !runtime.sources().isSuspect(unit.key());
            Fingerprint before = fingerprint(unit);
            if (comparable && before.provesUnchanged(known.get().fingerprint())) {
                return;
            }
            // A hash taken while the time stamps could hide a change says nothing about what was loaded.
            String content = known.isPresent() && before.settled() ? content(runtime, unit) : "";
            if (comparable && !content.isEmpty() && content.equals(known.get().content()) && isAtRest(unit, before)) {
                looked.add(known.get().seenAs(before));
                return;
            }
            UnitLoad load = new UnitLoad(runtime, unit, session, _ -> {});
            boolean different = true;
            if (comparable) {
                different = load.compare(connection, known.get());
            } else {
                load.run(known.map(SourceRow::generation).orElse(0L));
            }
            String loadedContent = !content.isEmpty() && isAtRest(unit, before) ? content : "";
            if (different) {
                load.finish(before, loadedContent);
            } else {
                looked.add(known.get().seenAt(unit, before, loadedContent));
            }
            loaded++;
            records += load.records();
        }

        private boolean isAtRest(SourceUnit unit, Fingerprint before) {
            return fingerprint(unit).value().equals(before.value());
        }
    }

    /** A hash that stands for the records of a unit; empty when there is none. */
    private static String content(SurfaceRuntime runtime, SourceUnit unit) {
        if (!runtime.surface().loader().isDecidedByContent(unit)) {
            return "";
        }
        try {
            return ContentHash.of(unit);
        } catch (IOException _) {
            // Loading it says what is wrong.
            return "";
        }
    }
}
