package dev.sase.core.engine;

import dev.sase.core.store.Fingerprint;
import dev.sase.core.store.IngestSession;
import dev.sase.core.store.ProjectionStore;
import dev.sase.core.store.SourceRow;
import dev.sase.core.store.StoreWriter;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import dev.sase.spi.Scopes;
import dev.sase.spi.SourceUnit;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Projects a surface anew: fills tables that nobody sees while the old ones are served and followed, then serves the new ones. One at a
 * time per engine.
 */
final class Rebuild {
    private static final Logger log = LoggerFactory.getLogger(Rebuild.class);

    private final EngineOptions options;
    private final StoreWriter writer;
    private final ReadPool pool;
    private final Ingest ingest;
    private final Follower follower;

    Rebuild(EngineOptions options, StoreWriter writer, ReadPool pool, Ingest ingest, Follower follower) {
        this.options = options;
        this.writer = writer;
        this.pool = pool;
        this.ingest = ingest;
        this.follower = follower;
    }

    /** What a rebuild did. */
    record Outcome(long sources, long rows) {}

    /** Projects the units of one scope anew, in the tables that are served; a reader sees all of a unit's old or new rows. */
    Outcome scope(SurfaceRuntime runtime, String scope) {
        runtime.lock().lock();
        try {
            Map<String, SourceUnit> found = follower.discover(runtime, Scopes.of(scope));
            List<SourceUnit> units = found.values().stream()
                    .filter(unit -> unit.scope().equals(scope))
                    .toList();
            Ingest.Applied applied = ingest.apply(runtime, units, true);
            ingest.remove(
                    runtime,
                    runtime.sources().rows().values().stream()
                            .filter(row -> row.scope().equals(scope) && !found.containsKey(row.key()))
                            .toList());
            return new Outcome(applied.units(), applied.records());
        } finally {
            runtime.lock().unlock();
        }
    }

    /** Projects a surface anew. */
    Outcome all(SurfaceRuntime runtime, Progress progress) {
        RebuildUnderWay underWay = new RebuildUnderWay();
        runtime.setRebuild(underWay);
        boolean done = false;
        try {
            Outcome outcome = fill(runtime, underWay, progress);
            done = true;
            return outcome;
        } finally {
            runtime.setRebuild(null);
            if (!done) {
                log.warn("rebuild failed surface={}", runtime.id());
            }
            if (!done || !underWay.changedMeanwhile().isEmpty()) {
                follower.lookAgain(runtime);
            }
        }
    }

    private Outcome fill(SurfaceRuntime runtime, RebuildUnderWay underWay, Progress progress) {
        long started = System.nanoTime();
        boolean first = !runtime.isReady();
        if (first) {
            // Nobody is served meanwhile. Later on, what is told has to reach the tables that are served.
            runtime.follow().pending().ifPresent(PendingChanges::take);
        }
        int previous = runtime.state().slot();
        List<SourceRow> sources;
        long epoch = Math.max(
                runtime.state().epoch() + 1,
                ChronoUnit.MICROS.between(Instant.EPOCH, options.clock().instant()));
        try {
            Map<String, SourceUnit> found = follower.discover(runtime, Scopes.every());
            try (IngestSession session = IngestSession.create(writer, runtime.otherTables())) {
                for (SourceUnit unit : found.values()) {
                    load(runtime, unit, session, underWay, progress);
                }
                session.index();
                sources = session.finished();
                session.pause();
                runtime.lock().lock();
                try {
                    session.resume();
                    ProjectionStore.Checkpoint reached = session.serve(new ProjectionStore.Checkpoint(
                            runtime.otherTables().slot(), runtime.fingerprint(), epoch, 0));
                    pool.committed();
                    underWay.changedMeanwhile().forEach(key -> runtime.broken().remove(key));
                    runtime.serve(reached, sources);
                    underWay.changedMeanwhile().forEach(runtime.sources()::suspect);
                    runtime.units().set(found);
                    runtime.follow().markChecked(started);
                } finally {
                    runtime.lock().unlock();
                }
            }
        } finally {
            if (first) {
                runtime.follow().pending().ifPresent(PendingChanges::applied);
            }
        }
        if (previous != SurfaceRuntime.NO_SLOT) {
            drop(runtime, previous);
        }
        return new Outcome(sources.size(), underWay.records());
    }

    /** Loads one unit into the fresh tables; one that cannot be loaded is left out and marked. */
    private void load(
            SurfaceRuntime runtime,
            SourceUnit unit,
            IngestSession session,
            RebuildUnderWay underWay,
            Progress progress) {
        long generation =
                runtime.sources().row(unit.key()).map(SourceRow::generation).orElse(0L);
        long[] told = {0};
        UnitLoad load = new UnitLoad(runtime, unit, session, count -> {
            underWay.wrote(count - told[0]);
            told[0] = count;
            progress.step(runtime.id(), "rebuild", underWay.records(), 0);
        });
        try {
            Fingerprint before = ingest.fingerprint(unit);
            load.run(generation);
            load.finish(before, "");
            runtime.broken().remove(unit.key());
        } catch (SaseException e) {
            if (e.code() != ErrorCode.SOURCE_UNREADABLE) {
                throw e;
            }
            session.abandon();
            underWay.wrote(-told[0]);
            Ingest.broken(runtime, unit, e);
            return;
        }
        underWay.wrote(load.records() - told[0]);
        ingest.countIndexed();
    }

    /** Gives back the room of tables that are not served any more. What cannot be dropped now is dropped before they are filled again. */
    private void drop(SurfaceRuntime runtime, int slot) {
        writer.beginTurn();
        try {
            writer.run((_, projection) -> {
                projection.drop(runtime.id(), slot);
                projection.commit();
            });
        } catch (SaseException e) {
            log.debug("old tables are dropped later surface={}", runtime.id(), e);
            writer.run((_, projection) -> projection.rollback());
        } finally {
            writer.endTurn();
        }
    }
}
