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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the projection up to its sources. One unit of work at a time: the loading thread reads and compares, the writer thread
 * appends to the journal and applies rows, with a bounded number of chunks between them.
 */
final class Ingest {
    private static final Logger log = LoggerFactory.getLogger(Ingest.class);
    private static final long CHECK_INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long MOST_WAIT_MILLIS = 2_000;

    /** Silence of the watch is not trusted for ever: this often, and for at most a hundredth of the time, everything is looked at. */
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(30);

    private static final long LOOK_COST_FACTOR = 100;

    private final EngineOptions options;
    private final StoreWriter writer;
    private final ReadPool pool;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicLong indexedSources = new AtomicLong();
    private final AtomicBoolean looking = new AtomicBoolean();

    Ingest(EngineOptions options, StoreWriter writer, ReadPool pool) {
        this.options = options;
        this.writer = writer;
        this.pool = pool;
    }

    /** What a rebuild did. */
    record Outcome(long sources, long rows, long skipped) {}

    IndexCounters counters() {
        return new IndexCounters(0, 0, 0, indexedSources.get(), 0, 0, List.of());
    }

    /**
     * Applies what the watch told of a served surface; without a watch looks whether its sources have changed, unless that was done a
     * moment ago.
     *
     * @throws EngineRefusal when other ingest takes too long to wait for
     */
    void refreshIfDue(SurfaceRuntime runtime) {
        Optional<PendingChanges> watched = runtime.watched();
        if (watched.isPresent()) {
            if (watched.get().any()) {
                whenFree(() -> applyPending(runtime, watched.get()));
            } else if (runtime.isLookDue(LOOK_NANOS, LOOK_COST_FACTOR) && looking.compareAndSet(false, true)) {
                Thread.ofVirtual().name("sase-look").start(() -> look(runtime));
            }
            return;
        }
        if (!runtime.checkedWithin(CHECK_INTERVAL_NANOS)) {
            whenFree(() -> {
                if (!runtime.checkedWithin(CHECK_INTERVAL_NANOS)) {
                    refresh(runtime);
                }
            });
        }
    }

    /** Looks at everything beside the reads; what fails is found by the next read. */
    private void look(SurfaceRuntime runtime) {
        try {
            refreshNow(runtime);
        } catch (RuntimeException e) {
            log.warn("sources cannot be looked at surface={}", runtime.id(), e);
        } finally {
            looking.set(false);
        }
    }

    private void whenFree(Runnable work) {
        try {
            if (!lock.tryLock() && !lock.tryLock(MOST_WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new EngineRefusal(
                        Refusal.PROJECTION_DEGRADED,
                        "the projection is being written for more than " + MOST_WAIT_MILLIS
                                + " ms; read the files instead");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineRefusal(
                    Refusal.PROJECTION_DEGRADED, "the read was interrupted while it waited for the writer");
        }
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    private void applyPending(SurfaceRuntime runtime, PendingChanges pending) {
        PendingChanges.Changes changes = pending.take();
        try {
            Optional<Map<String, SourceUnit>> touched =
                    changes.everything() ? Optional.empty() : touched(runtime, changes.paths());
            if (changes.everything()) {
                refresh(runtime);
            } else if (touched.isPresent()) {
                for (SourceUnit unit : touched.get().values()) {
                    applyIfChanged(runtime, unit);
                }
            } else {
                rediscover(runtime, changes.paths());
            }
        } catch (RuntimeException e) {
            pending.missed();
            throw e;
        }
    }

    /** The units that changed paths belong to; empty when only a discovery tells. */
    private static Optional<Map<String, SourceUnit>> touched(SurfaceRuntime runtime, Set<Path> paths) {
        Map<String, SourceUnit> touched = new TreeMap<>();
        for (Path path : paths) {
            Optional<List<SourceUnit>> units = runtime.units().at(path);
            if (units.isEmpty() || units.get().stream().anyMatch(unit -> !Files.exists(unit.path()))) {
                return Optional.empty();
            }
            units.get().forEach(unit -> touched.put(unit.key(), unit));
        }
        return Optional.of(touched);
    }

    /** Finds out which units there are, and looks at those that are new or that something was told of. */
    private void rediscover(SurfaceRuntime runtime, Set<Path> paths) {
        Map<String, SourceUnit> found = discover(runtime, Scopes.every());
        ChangedPaths told = ChangedPaths.of(paths);
        List<SourceUnit> changed = found.values().stream()
                .filter(unit -> !runtime.sources().containsKey(unit.key())
                        || !runtime.units().has(unit)
                        || told.concern(unit))
                .toList();
        runtime.units().set(found);
        changed.forEach(unit -> applyIfChanged(runtime, unit));
        removeGone(runtime, found);
    }

    private void applyIfChanged(SurfaceRuntime runtime, SourceUnit unit) {
        SourceRow known = runtime.sources().get(unit.key());
        if (known == null || !fingerprint(unit).provesUnchanged(known.fingerprint())) {
            apply(runtime, unit, false);
        }
    }

    /** Applies every change of the sources now. */
    void refreshNow(SurfaceRuntime runtime) {
        lock.lock();
        try {
            refresh(runtime);
        } finally {
            lock.unlock();
        }
    }

    /** Lets the stores catch up, unless something is being applied; says whether it did. */
    boolean settle() {
        if (!lock.tryLock()) {
            return false;
        }
        try {
            writer.run((journal, projection) -> {
                journal.settle();
                projection.settle();
            });
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** A surface that breaks its contract is not served until it is rebuilt; the answer says why. */
    private void refresh(SurfaceRuntime runtime) {
        try {
            applyChanges(runtime);
        } catch (SaseException e) {
            if (e.code() == ErrorCode.PLUGIN_BROKEN) {
                runtime.degrade(SurfaceRuntime.Phase.DEGRADED, String.valueOf(e.getMessage()));
                log.warn("surface is degraded surface={}", runtime.id(), e);
            }
            throw e;
        }
    }

    private void applyChanges(SurfaceRuntime runtime) {
        long started = System.nanoTime();
        runtime.watched().ifPresent(PendingChanges::take);
        try {
            Map<String, SourceUnit> found = discover(runtime, Scopes.every());
            runtime.units().set(found);
            found.values().forEach(unit -> applyIfChanged(runtime, unit));
            removeGone(runtime, found);
            runtime.markChecked(started);
        } catch (RuntimeException e) {
            runtime.watched().ifPresent(PendingChanges::missed);
            throw e;
        }
    }

    private void removeGone(SurfaceRuntime runtime, Map<String, SourceUnit> found) {
        Set<String> gone = new HashSet<>(runtime.sources().keySet());
        gone.removeAll(found.keySet());
        for (String key : gone) {
            SourceRow row = runtime.sources().get(key);
            if (row != null) {
                remove(runtime, row);
            }
        }
    }

    /** Projects a surface anew, or only the units of one scope. Readers see the old rows until it is done. */
    Outcome rebuild(SurfaceRuntime runtime, Optional<String> project, Progress progress) {
        lock.lock();
        try {
            return project.isPresent() && runtime.state().phase() == SurfaceRuntime.Phase.READY
                    ? rebuildScope(runtime, project.get())
                    : rebuildAll(runtime, progress);
        } finally {
            lock.unlock();
        }
    }

    private Outcome rebuildScope(SurfaceRuntime runtime, String scope) {
        Map<String, SourceUnit> found = discover(runtime, Scopes.of(scope));
        long rows = 0;
        long sources = 0;
        for (SourceUnit unit : found.values()) {
            if (unit.scope().equals(scope)) {
                rows += apply(runtime, unit, true);
                sources++;
            }
        }
        for (SourceRow row : List.copyOf(runtime.sources().values())) {
            if (row.scope().equals(scope) && !found.containsKey(row.key())) {
                remove(runtime, row);
            }
        }
        return new Outcome(sources, rows, 0);
    }

    private Outcome rebuildAll(SurfaceRuntime runtime, Progress progress) {
        long started = System.nanoTime();
        runtime.watched().ifPresent(PendingChanges::take);
        Map<String, SourceUnit> found = discover(runtime, Scopes.every());
        List<SourceRow> sources = new ArrayList<>();
        long rows = 0;
        long epoch = Math.max(runtime.state().epoch() + 1, micros(options.clock()));
        boolean outdated = !writer.call((_, projection) -> {
            Optional<ProjectionStore.Checkpoint> checkpoint = projection.checkpoint(runtime.id());
            return checkpoint
                    .map(at -> at.fingerprint().equals(runtime.fingerprint()))
                    .orElse(false);
        });
        boolean done = false;
        try (IngestSession session = IngestSession.open(writer, runtime.id())) {
            session.reset(runtime.tables(), outdated);
            for (SourceUnit unit : found.values()) {
                UnitLoad load = new UnitLoad(
                        runtime,
                        unit,
                        session,
                        Optional.empty(),
                        count -> progress.step(runtime.id(), "rebuild", count, 0));
                sources.add(load.run(() -> fingerprint(unit), previousGeneration(runtime, unit), true));
                rows += load.records();
                indexedSources.incrementAndGet();
            }
            long sequence = session.finishReset(
                    runtime.tables(), new ProjectionStore.Checkpoint(runtime.fingerprint(), epoch, 0));
            done = true;
            pool.committed();
            runtime.setSources(sources);
            runtime.units().set(found);
            runtime.publish(SurfaceRuntime.Phase.READY, epoch, sequence);
            runtime.markChecked(started);
        } finally {
            if (!done) {
                runtime.watched().ifPresent(PendingChanges::missed);
                log.warn("rebuild failed surface={}", runtime.id());
            }
        }
        return new Outcome(sources.size(), rows, 0);
    }

    /** Applies the state of one unit; the number of its records is the result. */
    private long apply(SurfaceRuntime runtime, SourceUnit unit, boolean complete) {
        Optional<SourceRow> known = Optional.ofNullable(runtime.sources().get(unit.key()));
        try (IngestSession session = IngestSession.open(writer, runtime.id())) {
            session.use(runtime.tables());
            UnitLoad load = new UnitLoad(runtime, unit, session, known, _ -> {});
            SourceRow row = complete || known.isEmpty() || runtime.isSuspect(unit.key())
                    ? load.run(() -> fingerprint(unit), previousGeneration(runtime, unit), true)
                    : pool.withFresh(connection -> load.compare(connection, () -> fingerprint(unit), known.get()));
            SurfaceRuntime.State state = runtime.state();
            long sequence = session.commit(
                    row, new ProjectionStore.Checkpoint(runtime.fingerprint(), state.epoch(), state.sequence()));
            pool.committed();
            runtime.putSource(row);
            runtime.publish(SurfaceRuntime.Phase.READY, state.epoch(), sequence);
            indexedSources.incrementAndGet();
            return load.records();
        } catch (RuntimeException e) {
            // The journal may hold a generation whose rows were not committed: the next one has to stand for itself.
            runtime.suspect(unit.key());
            throw e;
        } catch (SQLException e) {
            throw new SaseException(
                    ErrorCode.STORE_FAILED,
                    "cannot compare " + unit.path() + " with the projection: " + e.getMessage()
                            + "; run 'sase daemon rebuild'",
                    e);
        }
    }

    private void remove(SurfaceRuntime runtime, SourceRow row) {
        try (IngestSession session = IngestSession.open(writer, runtime.id())) {
            session.use(runtime.tables());
            SurfaceRuntime.State state = runtime.state();
            long sequence = session.remove(
                    row, new ProjectionStore.Checkpoint(runtime.fingerprint(), state.epoch(), state.sequence()));
            pool.committed();
            runtime.removeSource(row);
            runtime.publish(SurfaceRuntime.Phase.READY, state.epoch(), sequence);
        }
    }

    private static long previousGeneration(SurfaceRuntime runtime, SourceUnit unit) {
        SourceRow known = runtime.sources().get(unit.key());
        return known == null ? 0 : known.generation();
    }

    private Map<String, SourceUnit> discover(SurfaceRuntime runtime, Scopes scopes) {
        // Watched before it is looked at, so that no change falls between.
        runtime.watched()
                .ifPresent(pending -> pending.watch(runtime.surface().loader().roots(options.home())));
        Map<String, SourceUnit> found = new TreeMap<>();
        try (Stream<SourceUnit> units = runtime.surface().loader().discover(options.home(), scopes)) {
            units.forEach(unit -> {
                if (found.put(unit.key(), unit) != null) {
                    throw new SaseException(
                            ErrorCode.PLUGIN_BROKEN,
                            "the surface '" + runtime.id() + "' found the source unit '" + unit.key()
                                    + "' twice; report it to its author");
                }
            });
        } catch (IOException e) {
            throw new SaseException(
                    ErrorCode.SOURCE_UNREADABLE,
                    "cannot look for the sources of '" + runtime.id() + "': " + e.getMessage()
                            + "; make the folder readable",
                    e);
        }
        return found;
    }

    private Fingerprint fingerprint(SourceUnit unit) {
        try {
            return Fingerprint.of(unit, Instant.now(options.clock()));
        } catch (IOException e) {
            throw new SaseException(
                    ErrorCode.SOURCE_UNREADABLE,
                    "cannot look at the files of " + unit.path() + ": " + e.getMessage() + "; make them readable",
                    e);
        }
    }

    private static long micros(Clock clock) {
        Instant now = clock.instant();
        return TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + now.getNano() / 1000;
    }
}
