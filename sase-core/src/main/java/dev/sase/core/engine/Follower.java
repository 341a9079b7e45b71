package dev.sase.core.engine;

import dev.sase.core.read.Freshness;
import dev.sase.core.store.SourceRow;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import dev.sase.spi.Scopes;
import dev.sase.spi.SourceUnit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * Keeps surfaces in step with their files: applies what the watch told, and looks at everything where silence proves nothing. A look scans
 * without any lock; only what it finds different is applied under the surface's lock. Thread-safe.
 */
final class Follower {
    private static final Logger log = LoggerFactory.getLogger(Follower.class);
    private static final long CHECK_INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long MOST_WAIT_MILLIS = 2_000;

    /** Silence of the watch is not trusted for ever: this often, and for at most a hundredth of the time, everything is looked at. */
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(30);

    private static final long LOOK_COST_FACTOR = 100;

    /** Where the system tells nothing, looking takes at most this part of the time. */
    private static final long POLL_COST_FACTOR = 4;

    private final EngineOptions options;
    private final Ingest ingest;
    private final Proof proof;
    private final RecentBatches recent = new RecentBatches();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final AtomicLong looks = new AtomicLong();
    private volatile boolean closed;

    Follower(EngineOptions options, Ingest ingest, Proof proof) {
        this.options = options;
        this.ingest = ingest;
        this.proof = proof;
    }

    /**
     * Makes the rows of a served surface as new as a read wants them.
     *
     * @throws EngineRefusal when other ingest takes too long to wait for
     */
    void makeFresh(SurfaceRuntime runtime, Freshness fresh) {
        if (runtime.follow().wasSuspended()) {
            runtime.follow().pending().ifPresent(PendingChanges::again);
            runtime.follow().forgetCheck();
        }
        Optional<PendingChanges> watched = runtime.watched();
        switch (fresh.level()) {
            case ANY -> lookIfDue(runtime);
            case TOLD -> {
                if (watched.isEmpty()) {
                    poll(
                            runtime,
                            Math.max(CHECK_INTERVAL_NANOS, runtime.follow().pollNanos(POLL_COST_FACTOR)));
                } else if (!applyOutstanding(runtime, watched.get())) {
                    lookIfDue(runtime);
                }
            }
            case BOUNDED -> bounded(runtime, watched, fresh.age().toNanos());
            case NOW -> {
                long asked = System.nanoTime();
                watched.ifPresent(PendingChanges::findMovedRoots);
                if (watched.isPresent() && proof.everythingIsTold()) {
                    boolean _ = applyOutstanding(runtime, watched.get());
                } else {
                    look(runtime, asked);
                }
            }
        }
        retryBroken(runtime);
    }

    private void bounded(SurfaceRuntime runtime, Optional<PendingChanges> watched, long ageNanos) {
        if (watched.isEmpty()) {
            poll(runtime, ageNanos);
            return;
        }
        boolean proven = proof.everythingWasTold(ageNanos) || proof.everythingIsTold();
        if (!proven) {
            poll(runtime, ageNanos);
        } else if (watched.get().ageNanos() > ageNanos / 2) {
            // Half of the bound is left for the time that applying takes.
            holding(runtime.lock(), () -> applyPending(runtime, watched.get()));
        }
    }

    /** Applies what was told, or waits until it is applied; says whether there was anything. */
    private boolean applyOutstanding(SurfaceRuntime runtime, PendingChanges watched) {
        boolean outstanding = watched.isOutstanding();
        if (outstanding) {
            holding(runtime.lock(), () -> applyPending(runtime, watched));
        }
        return outstanding;
    }

    /** Looks at the sources unless that was begun a moment ago. */
    private void poll(SurfaceRuntime runtime, long intervalNanos) {
        if (!runtime.follow().checkedWithin(intervalNanos)) {
            look(runtime, System.nanoTime() - intervalNanos);
        }
    }

    /** Looks at the sources, or waits for a look that was begun after a moment. */
    private void look(SurfaceRuntime runtime, long notBeforeNanos) {
        holding(runtime.follow().lookLock(), () -> {
            if (!runtime.follow().checkedSince(notBeforeNanos)) {
                refreshNow(runtime);
            }
        });
    }

    private void lookIfDue(SurfaceRuntime runtime) {
        if (runtime.follow().isLookDue(LOOK_NANOS, LOOK_COST_FACTOR) && looking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("sase-look").start(() -> lookBeside(runtime));
        }
    }

    /** Looks at everything beside the reads; what fails is found by the next read. */
    private void lookBeside(SurfaceRuntime runtime) {
        try {
            Ingest.Applied _ = degradingWhenBroken(runtime, () -> lookAtEverything(runtime));
        } catch (RuntimeException e) {
            if (!closed) {
                log.warn("sources cannot be looked at surface={}", runtime.id(), e);
            }
        } finally {
            looking.set(false);
        }
    }

    private void retryBroken(SurfaceRuntime runtime) {
        if (runtime.broken().count() > 0) {
            List<SourceUnit> due = runtime.broken().due();
            if (!due.isEmpty()) {
                holding(runtime.lock(), () -> {
                    Ingest.Applied _ = ingest.apply(runtime, due, false);
                });
            }
        }
    }

    /** Works for a read that holds a lock, for which it waits a bounded time. */
    private static void holding(ReentrantLock lock, Runnable work) {
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

    /** Applies what the watch told, if there is anything. */
    void applyPending(SurfaceRuntime runtime) {
        Optional<PendingChanges> pending = runtime.follow().pending();
        if (pending.isPresent() && pending.get().any()) {
            runtime.lock().lock();
            try {
                applyPending(runtime, pending.get());
            } finally {
                runtime.lock().unlock();
            }
        }
    }

    private void applyPending(SurfaceRuntime runtime, PendingChanges pending) {
        if (!pending.any()) {
            return;
        }
        PendingChanges.Changes changes = pending.take();
        boolean done = false;
        try {
            Optional<Map<String, SourceUnit>> touched =
                    changes.everything() ? Optional.empty() : touched(runtime, changes.paths());
            Ingest.Applied applied;
            if (changes.everything()) {
                applied = degradingWhenBroken(runtime, () -> lookAtEverything(runtime));
            } else if (touched.isPresent()) {
                applied = ingest.apply(runtime, List.copyOf(touched.get().values()), false);
            } else {
                applied = rediscover(runtime, changes.paths());
            }
            recent.add(runtime.id(), changes, applied);
            done = true;
        } finally {
            pending.applied();
            if (!done) {
                pending.again();
            }
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
    private Ingest.Applied rediscover(SurfaceRuntime runtime, Set<Path> paths) {
        Map<String, SourceUnit> found = discover(runtime, Scopes.every());
        ChangedPaths told = ChangedPaths.of(paths);
        List<SourceUnit> changed = found.values().stream()
                .filter(unit -> runtime.sources().row(unit.key()).isEmpty()
                        || !runtime.units().has(unit)
                        || told.concern(unit))
                .toList();
        runtime.units().set(found);
        List<SourceRow> gone = runtime.sources().rows().values().stream()
                .filter(row -> !found.containsKey(row.key()))
                .toList();
        return ingest.apply(runtime, changed, false).plus(ingest.remove(runtime, gone));
    }

    /** Looks at units once more that were loaded while their time stamps could hide a change; says whether some are still too young. */
    boolean confirm(SurfaceRuntime runtime) {
        List<SourceUnit> young = runtime.sources().unsettled().stream()
                .flatMap(key -> runtime.units().of(key).stream())
                .toList();
        if (young.isEmpty() || !runtime.isReady()) {
            return false;
        }
        runtime.lock().lock();
        try {
            Ingest.Applied _ = ingest.apply(runtime, young, false);
        } finally {
            runtime.lock().unlock();
        }
        return !runtime.sources().unsettled().isEmpty();
    }

    /** Looks at all sources of a surface and applies what is different, and what was told. */
    void refreshNow(SurfaceRuntime runtime) {
        Optional<PendingChanges> pending = runtime.follow().pending();
        if (pending.isPresent()) {
            pending.get().everything();
            applyPending(runtime);
        } else {
            Ingest.Applied _ = degradingWhenBroken(runtime, () -> lookAtEverything(runtime));
        }
    }

    /** Makes sure that everything is looked at soon. */
    void lookAgain(SurfaceRuntime runtime) {
        runtime.follow().forgetCheck();
        runtime.follow().pending().ifPresent(PendingChanges::again);
    }

    /** Work that a surface may break its contract in. */
    private interface Look {
        Ingest.Applied run();
    }

    /** A surface that breaks its contract is not served until it is rebuilt; the answer says why. */
    private static Ingest.Applied degradingWhenBroken(SurfaceRuntime runtime, Look look) {
        try {
            return look.run();
        } catch (SaseException e) {
            if (e.code() == ErrorCode.PLUGIN_BROKEN) {
                runtime.degrade(String.valueOf(e.getMessage()));
                log.warn("surface is degraded surface={}", runtime.id(), e);
            }
            throw e;
        }
    }

    /** What was told meanwhile stays told: a read that comes now has to see it applied. */
    private Ingest.Applied lookAtEverything(SurfaceRuntime runtime) {
        long started = System.nanoTime();
        looks.incrementAndGet();
        Map<String, SourceRow> before = Map.copyOf(runtime.sources().rows());
        Map<String, SourceUnit> found = discover(runtime, Scopes.every());
        List<SourceUnit> changed = new Scan(runtime, ingest).changed(List.copyOf(found.values()), () -> closed);
        runtime.lock().lock();
        try {
            runtime.units().set(found);
            // Only a row that nobody has touched since the scan began may go: another belongs to a unit that came back.
            List<SourceRow> gone = before.values().stream()
                    .filter(row -> !found.containsKey(row.key())
                            && runtime.sources().row(row.key()).stream().anyMatch(row::equals))
                    .toList();
            Ingest.Applied applied = ingest.apply(runtime, changed, false).plus(ingest.remove(runtime, gone));
            runtime.follow().markChecked(started);
            return applied;
        } finally {
            runtime.lock().unlock();
        }
    }

    /** Finds the units of a surface. */
    Map<String, SourceUnit> discover(SurfaceRuntime runtime, Scopes scopes) {
        // Watched before it is looked at, so that no change falls between.
        runtime.follow()
                .pending()
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

    /** The last batches that were applied. */
    List<IndexCounters.Batch> recent() {
        return recent.list();
    }

    /** How often all sources of a surface were looked at. */
    long looks() {
        return looks.get();
    }

    /** Looks under way end. */
    void close() {
        closed = true;
    }
}
