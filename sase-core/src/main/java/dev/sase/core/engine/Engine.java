package dev.sase.core.engine;

import dev.sase.core.config.ProjectionEngine;
import dev.sase.core.read.ReadRequest;
import dev.sase.core.registry.ServedRead;
import dev.sase.core.store.JournalStore;
import dev.sase.core.store.ProjectionStore;
import dev.sase.core.store.StoreWriter;
import dev.sase.core.watch.SourceWatch;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.PageRequest;
import dev.sase.spi.RecordReader;
import dev.sase.spi.SaseException;
import dev.sase.spi.Surface;
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
    private final Map<String, SurfaceRuntime> surfaces = new LinkedHashMap<>();
    /** Why surfaces have no runtime: their declaration cannot be had. */
    private final Map<String, String> unusable = new LinkedHashMap<>();

    private final @Nullable Opened opened;
    private final Optional<String> openFailure;
    private volatile @Nullable SourceWatch watch;

    private record Opened(
            StoreWriter writer,
            ReadPool pool,
            Ingest ingest,
            ReadService reads,
            Maintenance maintenance,
            Comparisons comparisons) {}

    private Engine(EngineOptions options) {
        this.options = options;
        @Nullable Opened result = null;
        Optional<String> failure = Optional.empty();
        try {
            result = openStores(options, surfaces, unusable);
        } catch (SQLException | SaseException e) {
            failure = Optional.of(String.valueOf(e.getMessage()));
            log.error("stores cannot be opened, reads will be refused", e);
        }
        this.opened = result;
        this.openFailure = failure;
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
                writer,
                pool,
                ingest,
                new ReadService(options, pool, ingest),
                new Maintenance(writer, pool, ingest),
                new Comparisons(options, pool, ingest));
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

    /**
     * Compares the selection with its files and counts the differences. Changes of files that are not projected yet are applied first.
     *
     * @param selection what to compare
     * @param depth how closely to look
     * @param progress hears how far it has come
     * @return a summary for each surface
     */
    public Report verify(Selection selection, VerifyDepth depth, Progress progress) {
        return require().comparisons().verify(selected(selection), selection, depth, progress);
    }

    /**
     * The same, with pages as large as an answer may be.
     *
     * @param selection what to compare
     * @param limit the most differences of the page, 1 to 500
     * @param cursor where the page starts, as the page before gave it
     * @return a page
     * @throws EngineRefusal with {@link Refusal#CURSOR_EXPIRED} when no page of this selection gave that cursor
     */
    public DiffPage diff(Selection selection, int limit, Optional<String> cursor) {
        return diff(selection, limit, PageRequest.MAX_PAYLOAD_BYTES, cursor);
    }

    /**
     * Compares the whole selection with its files, every record, and lists the differences. Pages that follow within a minute are of
     * the same comparison; later ones go on behind the same place of a new one.
     *
     * @param selection what to compare
     * @param limit the most differences of the page, 1 to 500
     * @param mostBytes the most bytes of the page with its cursor, of which a page may hold fewer than the limit; one difference is
     *     always given, its message cut to fit
     * @param cursor where the page starts, as the page before gave it
     * @return a page
     * @throws EngineRefusal with {@link Refusal#CURSOR_EXPIRED} when no page of this selection gave that cursor
     */
    public DiffPage diff(Selection selection, int limit, long mostBytes, Optional<String> cursor) {
        return require().comparisons().diff(selected(selection), selection, limit, mostBytes, cursor);
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
