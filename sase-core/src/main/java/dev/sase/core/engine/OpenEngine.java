package dev.sase.core.engine;

import dev.sase.core.store.JournalStore;
import dev.sase.core.store.ProjectionStore;
import dev.sase.core.store.StoreWriter;
import dev.sase.core.watch.SourceWatch;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import dev.sase.spi.SourceRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The working parts of an engine whose stores could be opened. Thread-safe. */
final class OpenEngine implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(OpenEngine.class);

    /** What a store kept from being served is tried again at this pace, while somebody asks. */
    private static final long TRY_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Who asks for a comparison right behind the start waits this long for surfaces that are on their way. */
    private static final long MOST_START_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final EngineOptions options;
    private final Stores stores;
    private final Collection<SurfaceRuntime> surfaces;
    private final StoreWriter writer;
    private final ReadPool pool;
    private final StoreKeeper keeper;
    private final Ingest ingest;
    private final Proof proof;
    private final Follower follower;
    private final Rebuild rebuild;
    private final ReadService reads;
    private final Maintenance maintenance;
    private final Comparisons comparisons;
    private final Safekeeping safekeeping;
    private final TakeUp takeUp;
    private final Upkeep upkeep;
    /** Rebuilds, comparisons and exchanges go one after the other. */
    private final ReentrantLock work = new ReentrantLock();

    private volatile @Nullable SourceWatch watch;
    private volatile @Nullable IndexService index;
    private volatile long triedNanos = System.nanoTime();
    private volatile boolean trusted;
    /** A store failed before everything was served. */
    private final AtomicBoolean unfinished = new AtomicBoolean();

    private final Object served = new Object();
    private volatile boolean starting;
    private volatile boolean closed;

    private OpenEngine(
            EngineOptions options,
            Stores stores,
            Collection<SurfaceRuntime> surfaces,
            StoreWriter writer,
            boolean trusted,
            Optional<Path> movedAside) {
        this.options = options;
        this.starting = options.watching();
        this.stores = stores;
        this.surfaces = surfaces;
        this.writer = writer;
        this.trusted = trusted;
        this.pool = new ReadPool(stores);
        this.keeper =
                new StoreKeeper(options, stores, writer, pool, this::stopServing, this::takeUpExchanged, movedAside);
        writer.tell(keeper);
        pool.onCommit(keeper::committed);
        pool.onFailure(keeper::failed);
        pool.onOpen(() -> !keeper.isReplaced());
        this.ingest = new Ingest(options, writer, pool);
        this.proof = new Proof(stores.cookies());
        this.follower = new Follower(options, ingest, proof);
        this.rebuild = new Rebuild(options, writer, pool, ingest, follower);
        this.reads = new ReadService(options, pool, follower, keeper, this::tryAgain);
        this.maintenance = new Maintenance(writer, pool, follower, rebuild);
        this.safekeeping = new Safekeeping(keeper, options);
        this.comparisons = new Comparisons(options, pool, follower);
        this.takeUp = new TakeUp(writer, surfaces);
        this.upkeep = new Upkeep(options, writer, pool, keeper, surfaces);
    }

    /**
     * Opens the stores and takes up what was projected before. A damaged projection is moved aside.
     *
     * @throws SQLException if a store cannot be opened
     * @throws SaseException if a store was written by a newer version, or its folder cannot be written
     */
    static OpenEngine open(EngineOptions options, Stores stores, Collection<SurfaceRuntime> surfaces)
            throws SQLException {
        boolean trusted = stores.cleanMark().map(CleanMark::take).orElse(true);
        try {
            return openOnce(options, stores, surfaces, trusted, Optional.empty());
        } catch (DamagedException e) {
            log.error("{}", e.getMessage());
        }
        Optional<Path> aside;
        try {
            aside = stores.moveProjectionAside(options.clock());
        } catch (IOException e) {
            throw new SaseException(
                    ErrorCode.NOT_WRITABLE,
                    "the projection is damaged and cannot be moved aside: " + e.getMessage()
                            + "; make its folder writable",
                    e);
        }
        try {
            return openOnce(options, stores, surfaces, trusted, aside);
        } catch (DamagedException e) {
            throw new SaseException(ErrorCode.STORE_FAILED, e.getMessage() + "; look at the disk", e);
        }
    }

    /** The projection cannot be used, whether it says so when it is opened or when it is looked at. */
    private static final class DamagedException extends Exception {
        private static final long serialVersionUID = 1;

        DamagedException(Exception cause) {
            super("the projection is damaged: " + cause.getMessage(), cause);
        }
    }

    private static OpenEngine openOnce(
            EngineOptions options,
            Stores stores,
            Collection<SurfaceRuntime> surfaces,
            boolean trusted,
            Optional<Path> movedAside)
            throws SQLException, DamagedException {
        JournalStore journal = stores.journal(options.clock());
        @Nullable StoreWriter writer = null;
        @Nullable OpenEngine engine = null;
        try {
            ProjectionStore projection = stores.projection();
            writer = new StoreWriter(journal, projection);
            journal.continueBehind(projection.lastSequence());
            OpenEngine made = new OpenEngine(options, stores, surfaces, writer, trusted, movedAside);
            made.takeUp.all(trusted);
            engine = made;
            return made;
        } catch (SQLException | SaseException e) {
            if (StoreFailure.comesFromDamage(e) && journal.isIntact()) {
                throw new DamagedException(e);
            }
            throw e;
        } finally {
            if (engine == null) {
                closeQuietly(journal, writer);
            }
        }
    }

    private static void closeQuietly(JournalStore journal, @Nullable StoreWriter writer) {
        try {
            if (writer == null) {
                journal.close();
            } else {
                writer.close();
            }
        } catch (SQLException | SaseException e) {
            log.debug("stores that could not be used were not closed in order", e);
        }
    }

    ReadService reads() {
        return reads;
    }

    Maintenance maintenance() {
        return maintenance;
    }

    Comparisons comparisons() {
        return comparisons;
    }

    Safekeeping safekeeping() {
        return safekeeping;
    }

    StoreKeeper keeper() {
        return keeper;
    }

    Upkeep upkeep() {
        return upkeep;
    }

    Follower follower() {
        return follower;
    }

    /** Waits until no wanted surface is on its way to be served, for a bounded time. */
    void awaitServed(Collection<SurfaceRuntime> wanted) {
        long end = System.nanoTime() + MOST_START_NANOS;
        synchronized (served) {
            while (isStarting(wanted) && System.nanoTime() < end) {
                try {
                    TimeUnit.NANOSECONDS.timedWait(served, end - System.nanoTime());
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private boolean isStarting(Collection<SurfaceRuntime> wanted) {
        return starting
                && wanted.stream().anyMatch(runtime -> runtime.state().phase() == SurfaceRuntime.Phase.BUILDING);
    }

    /** Runs maintenance, one at a time. */
    <T> T exclusively(Supplier<T> action) {
        work.lock();
        try {
            return action.get();
        } finally {
            work.unlock();
        }
    }

    private void stopServing() {
        trusted = false;
        reads.forget();
        surfaces.forEach(runtime -> runtime.forget("the projection is being exchanged"));
    }

    /** What lies there after an exchange is taken up and compared with the files. */
    private void takeUpExchanged() {
        boolean done = false;
        writer.beginTurn();
        try {
            takeUp.all(false);
            done = true;
        } finally {
            writer.endTurn();
            unfinished.set(!done);
        }
        bringUp();
    }

    /** Somebody asks for a surface that is not served: if a store was in the way, it may be no more. */
    void tryAgain() {
        long now = System.nanoTime();
        if (!unfinished.get()
                || closed
                || now - triedNanos < TRY_AGAIN_NANOS
                || !unfinished.compareAndSet(true, false)) {
            return;
        }
        triedNanos = now;
        Thread.ofPlatform().name("sase-backfill").daemon().start(() -> {
            try {
                bringUp();
            } catch (RuntimeException e) {
                if (!closed) {
                    log.error("the projection could not be brought up to date, reads will try again", e);
                }
            }
        });
    }

    /** Begins to follow the files, if that is wanted. */
    void follow() {
        if (!options.watching() || watch != null) {
            return;
        }
        Optional<SourceWatch> started = SourceWatch.start();
        Optional<String> useless =
                started.isEmpty() ? Optional.of("the system tells of no changes") : proof.start(started.get());
        if (useless.isPresent()) {
            started.ifPresent(SourceWatch::close);
            log.warn("files are polled: {}", useless.get());
            surfaces.forEach(runtime -> runtime.follow().poll(useless.get()));
            return;
        }
        watch = started.get();
        IndexService service = IndexService.start(surfaces, follower, upkeep::trim);
        index = service;
        for (SurfaceRuntime runtime : surfaces) {
            follow(runtime, started.get(), service);
        }
    }

    private void follow(SurfaceRuntime runtime, SourceWatch watching, IndexService service) {
        try {
            PendingChanges changes = new PendingChanges(watching, service::wake);
            List<SourceRoot> roots = runtime.surface().loader().roots(options.home());
            changes.watch(roots);
            runtime.follow().watch(changes);
            SilentFileSystems.reason(roots).ifPresent(changes::silent);
        } catch (SaseException e) {
            runtime.follow().poll(String.valueOf(e.getMessage()));
            log.warn("surface is not followed surface={}", runtime.id(), e);
        }
    }

    /**
     * Brings every surface up to its sources: projects those that are not, compares the others. A surface that fails is degraded with
     * its reason; the others go on.
     */
    void bringUp() {
        starting = true;
        work.lock();
        try {
            for (SurfaceRuntime runtime : surfaces) {
                if (closed) {
                    return;
                }
                bringUp(runtime);
                tellServed();
            }
        } finally {
            work.unlock();
            starting = false;
            tellServed();
        }
    }

    private void tellServed() {
        synchronized (served) {
            served.notifyAll();
        }
    }

    private void bringUp(SurfaceRuntime runtime) {
        try {
            if (!runtime.isProjected() || runtime.state().phase() == SurfaceRuntime.Phase.DEGRADED) {
                Rebuild.Outcome _ = rebuild.all(runtime, Progress.NONE);
            } else if (!trusted && !runtime.isReady() && !comparisons.rowsAreIntact(runtime)) {
                log.warn("stored rows are damaged, the surface is made again surface={}", runtime.id());
                Rebuild.Outcome _ = rebuild.all(runtime, Progress.NONE);
            } else {
                follower.refreshNow(runtime);
                runtime.serve();
            }
            log.info(
                    "surface is served surface={} seq={}",
                    runtime.id(),
                    runtime.state().sequence());
        } catch (RuntimeException e) {
            if (e instanceof EngineRefusal
                    || e instanceof SaseException known && known.code() == ErrorCode.STORE_FAILED) {
                unfinished.set(true);
            }
            runtime.degrade(String.valueOf(e.getMessage()));
            log.warn("surface cannot be projected surface={}", runtime.id(), e);
        }
    }

    IndexCounters counters() {
        List<PendingChanges> told = surfaces.stream()
                .flatMap(runtime -> runtime.follow().pending().stream())
                .toList();
        return new IndexCounters(
                told.stream().mapToLong(PendingChanges::told).sum(),
                told.stream().mapToLong(PendingChanges::coalesced).sum(),
                told.stream().mapToLong(PendingChanges::dropped).sum(),
                ingest.indexedSources(),
                told.stream().mapToLong(PendingChanges::overflows).sum(),
                follower.looks(),
                follower.recent());
    }

    @Override
    public void close() {
        closed = true;
        follower.close();
        @Nullable SourceWatch watching = watch;
        if (watching != null) {
            watching.close();
        }
        @Nullable IndexService service = index;
        if (service != null) {
            service.close();
        }
        keeper.close();
        // An exchange under way ends first.
        writer.beginTurn();
        try {
            pool.close();
            boolean vouched = writer.call((_, _) -> keeper.vouchesForFiles());
            writer.close();
            if (vouched && !keeper.isReplaced()) {
                stores.cleanMark().ifPresent(CleanMark::put);
            }
        } catch (SaseException e) {
            log.warn("the stores were not closed in order, the next start looks at them again", e);
        } finally {
            writer.endTurn();
        }
    }
}
