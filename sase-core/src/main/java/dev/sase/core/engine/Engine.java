package dev.sase.core.engine;

import dev.sase.core.backup.BackupFolder;
import dev.sase.core.backup.BackupReport;
import dev.sase.core.backup.Restoration;
import dev.sase.core.backup.RestoreReport;
import dev.sase.core.config.ProjectionEngine;
import dev.sase.core.read.ReadRequest;
import dev.sase.core.registry.ServedRead;
import dev.sase.core.sql.Dialect;
import dev.sase.core.store.JournalStore;
import dev.sase.core.store.ProjectionStore;
import dev.sase.core.store.StoreWriter;
import dev.sase.core.watch.SourceWatch;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.RecordReader;
import dev.sase.spi.SaseException;
import dev.sase.spi.Surface;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The projection of a home: its stores, their upkeep, reads and maintenance. The daemon runs one; any program may embed one.
 * Thread-safe.
 *
 * <p>Reads run on the calling thread with one of a few read-only connections. Ingest and maintenance run on the calling thread too and
 * hand finished chunks to the one thread that writes. {@link #health} looks at nothing but fields in memory.
 */
public final class Engine implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Engine.class);

    private final EngineOptions options;
    private volatile Map<String, SurfaceRuntime> surfaces = Map.of();
    /** Why surfaces have no runtime: their declaration cannot be had. */
    private final Map<String, String> unusable = new LinkedHashMap<>();

    private final Safekeeping safekeeping;
    private volatile @Nullable Opened opened;
    private volatile Optional<String> openFailure = Optional.empty();
    private volatile @Nullable SourceWatch watch;

    private record Opened(
            Stores stores,
            StoreWriter writer,
            ReadPool pool,
            Ingest ingest,
            ReadService reads,
            Maintenance maintenance) {}

    private Engine(EngineOptions options) {
        this.options = options;
        this.safekeeping = new Safekeeping(new Exchange(), options);
        openAll();
    }

    private void openAll() {
        Map<String, SurfaceRuntime> runtimes = new LinkedHashMap<>();
        try {
            opened = openStores(options, runtimes, unusable);
            openFailure = Optional.empty();
        } catch (SQLException | SaseException e) {
            opened = null;
            openFailure = Optional.of(String.valueOf(e.getMessage()));
            log.error("stores cannot be opened, reads will be refused", e);
        }
        surfaces = runtimes;
    }

    /** The projection's file while this engine has it. */
    private final class Exchange implements StoreExchange {
        @Override
        public void copyInto(Path file) throws IOException {
            try {
                require().stores().copyInto(file);
            } catch (SQLException e) {
                throw new IOException("the projection cannot be copied to " + file + ": " + e.getMessage(), e);
            }
        }

        @Override
        public CheckpointReport checkpoint(CheckpointMode mode) {
            // Snapshots that nobody uses would be in the way.
            require().pool().committed();
            return require().writer().call((_, projection) -> {
                Dialect.Checkpoint done = projection.foldLog(mode.token());
                return new CheckpointReport(mode, done.busy(), done.logFrames(), done.checkpointedFrames());
            });
        }

        @Override
        public synchronized <T> T whileClosed(FileWork<T> work) throws IOException {
            Opened stores = opened;
            if (stores != null) {
                opened = null;
                openFailure = Optional.of("the projection is being exchanged");
                try {
                    stores.pool().close();
                } catch (SQLException e) {
                    log.warn("a reader cannot be closed", e);
                }
                stores.writer().close();
            }
            try {
                return work.run();
            } finally {
                openAll();
                if (opened != null) {
                    backfill();
                }
            }
        }

        @Override
        public long lastSequence() {
            return surfaces.values().stream()
                    .mapToLong(runtime -> runtime.state().sequence())
                    .max()
                    .orElse(0);
        }
    }

    /** Copies the write-ahead log of the projection into its file. */
    public CheckpointReport checkpoint(CheckpointMode mode) {
        return safekeeping.checkpoint(mode);
    }

    /** Copies the projection into the folder of the backups; see {@link BackupFolder#add}. */
    public BackupReport backup(Optional<String> path) {
        return safekeeping.backup(path);
    }

    /** The newest backups; see {@link BackupFolder#list}. */
    public List<BackupReport> backups(int limit) {
        return safekeeping.backups(limit);
    }

    /** Puts a backup in the place of the projection, whose rows are then compared with the files; see {@link Restoration}. */
    public RestoreReport restore(String path, boolean allowHostMismatch) {
        return safekeeping.restore(path, allowHostMismatch);
    }

    /**
     * Opens the stores. What a crash left unapplied is applied; surfaces that are projected already are served at once.
     *
     * @param options home, surfaces, storage, clock
     * @return an engine; when its stores cannot be opened it refuses every read and says so in {@link #health}
     */
    public static Engine open(EngineOptions options) {
        return new Engine(options);
    }

    private static Opened openStores(
            EngineOptions options, Map<String, SurfaceRuntime> surfaces, Map<String, String> unusable)
            throws SQLException {
        Stores stores = Stores.of(options.storage());
        for (Surface surface : options.registry().surfaces()) {
            String id = surface.descriptor().id();
            try {
                surfaces.put(id, new SurfaceRuntime(surface, stores.dialect()));
            } catch (RuntimeException e) {
                unusable.put(id, String.valueOf(e.getMessage()));
                log.warn("surface cannot be projected surface={}", id, e);
            }
        }
        JournalStore journal = stores.journal(options.clock());
        ProjectionStore projection;
        try {
            projection = stores.projection();
            journal.continueBehind(projection.lastSequence());
        } catch (SQLException | RuntimeException e) {
            journal.close();
            throw e;
        }
        StoreWriter writer = new StoreWriter(journal, projection);
        ReadPool pool = new ReadPool(stores);
        Ingest ingest = new Ingest(options, writer, pool);
        for (SurfaceRuntime runtime : surfaces.values()) {
            try {
                resume(writer, runtime);
            } catch (SaseException e) {
                if (e.code() != ErrorCode.PLUGIN_BROKEN) {
                    throw e;
                }
                runtime.degrade(SurfaceRuntime.Phase.DEGRADED, String.valueOf(e.getMessage()));
                log.warn("surface cannot be taken up surface={}", runtime.id(), e);
            }
        }
        return new Opened(
                stores,
                writer,
                pool,
                ingest,
                new ReadService(options, pool, ingest),
                new Maintenance(options, writer, pool, ingest));
    }

    /** Takes up a surface where the last process left it; one that was made from another declaration waits for its rebuild. */
    private static void resume(StoreWriter writer, SurfaceRuntime runtime) {
        Optional<ProjectionStore.Checkpoint> checkpoint = writer.call((_, rows) -> rows.checkpoint(runtime.id()));
        if (checkpoint.isEmpty() || !checkpoint.get().fingerprint().equals(runtime.fingerprint())) {
            return;
        }
        long applied = Replay.run(writer, runtime, false, checkpoint.get().epoch());
        if (applied > 0) {
            log.info("applied events of an earlier run surface={} events={}", runtime.id(), applied);
        }
        Maintenance.takeUp(writer, runtime);
    }

    /**
     * Serves a read. Changes that are known are applied first: the watch tells of them, or without one the sources are looked at, at
     * most every 50 ms.
     *
     * @param request what to read
     * @return the reply
     * @throws EngineRefusal when the files have to answer instead
     * @throws SaseException when the request is wrong or asks for something that does not exist
     */
    public Served read(ReadRequest request) {
        ServedRead served = options.registry().requireRead(request.read());
        SurfaceRuntime runtime = runtime(served.surface().descriptor().id());
        return require().reads().read(runtime, served, request);
    }

    /** Runs a function over one snapshot of a surface's projection. */
    public <T> T query(Surface surface, Instant now, Function<RecordReader, T> function) {
        return require().reads().query(runtime(surface.descriptor().id()), now, function);
    }

    /**
     * Brings every surface up to its sources: projects those that are not, applies changes to the others. A surface that fails is
     * degraded with its reason; the others go on.
     */
    public void backfill() {
        Opened stores = require();
        if (options.watching() && watch == null) {
            watch = SourceWatch.start().orElse(null);
        }
        for (SurfaceRuntime runtime : surfaces.values()) {
            try {
                startWatching(runtime);
                if (runtime.state().phase() == SurfaceRuntime.Phase.READY) {
                    stores.ingest().refreshNow(runtime);
                } else {
                    Ingest.Outcome _ = stores.ingest().rebuild(runtime, Optional.empty(), Progress.NONE);
                }
                log.info(
                        "surface is served surface={} seq={}",
                        runtime.id(),
                        runtime.state().sequence());
            } catch (RuntimeException e) {
                runtime.degrade(SurfaceRuntime.Phase.DEGRADED, String.valueOf(e.getMessage()));
                log.warn("surface cannot be projected surface={}", runtime.id(), e);
            }
        }
    }

    private void startWatching(SurfaceRuntime runtime) {
        @Nullable SourceWatch watching = watch;
        if (watching != null && runtime.watched().isEmpty()) {
            runtime.startWatching(watching, options.home());
        }
    }

    /** Applies every change of the selected sources now. */
    public void refresh(Selection selection) {
        for (SurfaceRuntime runtime : selected(selection)) {
            require().ingest().refreshNow(runtime);
        }
    }

    /** Projects the selection anew from its files; reads go on from the old rows until each surface is done. */
    public Report rebuild(Selection selection, Progress progress) {
        return require().maintenance().rebuild(selected(selection), selection, progress);
    }

    /** Makes the rows anew from the event log alone, then applies what files have changed since; the journal is not touched. */
    public Report replay(Selection selection) {
        return require().maintenance().replay(selected(selection), selection);
    }

    /** Compares the selection with its files and counts the differences. */
    public Report verify(Selection selection, Progress progress) {
        return require().maintenance().verify(selected(selection), selection, progress);
    }

    /**
     * Compares the selection with its files and lists the differences.
     *
     * @param selection what to compare
     * @param limit the most records of the page, 1 to 500
     * @param cursor where the page starts, as the page before gave it
     * @return a page
     * @throws EngineRefusal with {@link Refusal#CURSOR_EXPIRED} when no page ever gave that cursor
     */
    public DiffPage diff(Selection selection, int limit, Optional<String> cursor) {
        return require().maintenance().diff(selected(selection), selection, limit, cursor);
    }

    /** How far the selection is indexed. */
    public Report status(Selection selection) {
        long started = System.nanoTime();
        List<SurfaceSummary> summaries = selected(selection).stream()
                .map(runtime -> Maintenance.status(runtime, selection))
                .toList();
        return new Report(summaries, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
    }

    /** What the engine knows of itself; answers at once, whatever the stores are doing. */
    public EngineHealth health() {
        Map<String, SurfaceHealth> states = new LinkedHashMap<>();
        Optional<String> message = openFailure;
        for (Surface surface : options.registry().surfaces()) {
            String id = surface.descriptor().id();
            @Nullable SurfaceRuntime runtime = surfaces.get(id);
            SurfaceHealth health = runtime == null
                    ? SurfaceRuntime.withoutRuntime(unusable.getOrDefault(id, "the stores are not open"))
                    : runtime.health();
            states.put(id, health);
            if (health.state() == SurfaceHealth.State.DEGRADED) {
                message = message.or(() -> health.message().map(text -> id + ": " + text));
            }
        }
        Opened stores = opened;
        return new EngineHealth(
                stores == null ? StoreState.UNAVAILABLE : StoreState.OK,
                message,
                states.values().stream()
                        .mapToLong(SurfaceHealth::lastSequence)
                        .max()
                        .orElse(0),
                states,
                stores == null ? IndexCounters.NONE : stores.ingest().counters(),
                new StoreSizes(ProjectionEngine.SQLITE, 0, 0, 0, 0),
                Optional.empty());
    }

    /**
     * Gives back memory and log space that recent work needed. For a quiet moment: does nothing while sources are applied.
     */
    public void settle() {
        Opened stores = opened;
        if (stores != null && stores.ingest().settle()) {
            stores.pool().closeSpare();
        }
    }

    @Override
    public void close() {
        @Nullable SourceWatch watching = watch;
        if (watching != null) {
            watching.close();
        }
        Opened stores = opened;
        if (stores == null) {
            return;
        }
        try {
            stores.pool().close();
        } catch (SQLException e) {
            log.warn("a reader cannot be closed", e);
        }
        stores.writer().close();
    }

    private List<SurfaceRuntime> selected(Selection selection) {
        return selection.surface().isPresent()
                ? List.of(runtime(selection.surface().get()))
                : List.copyOf(surfaces.values());
    }

    private SurfaceRuntime runtime(String id) {
        Opened _ = require();
        SurfaceRuntime runtime = surfaces.get(id);
        if (unusable.containsKey(id)) {
            throw new EngineRefusal(
                    Refusal.PROJECTION_DEGRADED, "the surface '" + id + "' is not served: " + unusable.get(id));
        }
        if (runtime == null) {
            throw new SaseException(
                    ErrorCode.INVALID_REQUEST,
                    "there is no surface '" + id + "'; choose from all, " + String.join(", ", surfaces.keySet()));
        }
        return runtime;
    }

    private Opened require() {
        Opened stores = opened;
        if (stores == null) {
            throw new EngineRefusal(
                    Refusal.PROJECTION_DEGRADED, "the stores cannot be opened: " + openFailure.orElse("closed"));
        }
        return stores;
    }
}
