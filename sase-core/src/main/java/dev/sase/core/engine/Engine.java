package dev.sase.core.engine;

import dev.sase.core.backup.BackupFolder;
import dev.sase.core.backup.BackupReport;
import dev.sase.core.backup.Restoration;
import dev.sase.core.backup.RestoreReport;
import dev.sase.core.read.ReadRequest;
import dev.sase.core.registry.ServedRead;
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

    private final @Nullable OpenEngine opened;
    private final StoreKeeper.Problem failure;

    private Engine(EngineOptions options) {
        this.options = options;
        @Nullable OpenEngine result = null;
        StoreKeeper.Problem problem = new StoreKeeper.Problem(StoreState.UNAVAILABLE, "the stores are not open");
        try {
            Stores stores = Stores.of(options.storage());
            declare(stores);
            result = OpenEngine.open(options, stores, surfaces.values());
        } catch (SQLException | SaseException e) {
            problem = problem(e);
            log.error("stores cannot be opened, reads will be refused", e);
        }
        this.opened = result;
        this.failure = problem;
    }

    private static StoreKeeper.Problem problem(Exception failure) {
        StoreState state =
                StoreFailure.comesFromDamage(failure) ? StoreState.JOURNAL_DAMAGED : StoreFailure.stateOf(failure);
        return new StoreKeeper.Problem(
                state, "the stores cannot be opened: " + failure.getMessage() + "; " + StoreFailure.advice(state));
    }

    /** Copies the write-ahead log of the projection into its file. */
    public CheckpointReport checkpoint(CheckpointMode mode) {
        return require().safekeeping().checkpoint(mode);
    }

    /** Copies the projection into the folder of the backups; see {@link BackupFolder#add}. */
    public BackupReport backup(Optional<String> path) {
        return require().safekeeping().backup(path);
    }

    /** The newest backups; see {@link BackupFolder#list}. */
    public List<BackupReport> backups(int limit) {
        return require().safekeeping().backups(limit);
    }

    /** Puts a backup in the place of the projection, whose rows are then compared with the files; see {@link Restoration}. */
    public RestoreReport restore(String path, boolean allowHostMismatch) {
        OpenEngine open = require();
        return open.exclusively(() -> open.safekeeping().restore(path, allowHostMismatch));
    }

    /**
     * Opens the stores. What a crash left unapplied is applied; surfaces that are projected already are served at once, unless the stores
     * were not closed in order: then {@link #backfill} looks at their rows first.
     *
     * @param options home, surfaces, storage, clock
     * @return an engine; when its stores cannot be opened it refuses every read and says so in {@link #health}
     */
    public static Engine open(EngineOptions options) {
        return new Engine(options);
    }

    private void declare(Stores stores) {
        for (Surface surface : options.registry().surfaces()) {
            String id = surface.descriptor().id();
            try {
                surfaces.put(id, new SurfaceRuntime(surface, stores.dialect()));
            } catch (RuntimeException e) {
                unusable.put(id, String.valueOf(e.getMessage()));
                log.warn("surface cannot be projected surface={}", id, e);
            }
        }
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
     * Begins to follow the files, if that is wanted, and brings every surface up to its sources: projects those that are not, applies
     * changes to the others. A surface that fails is degraded with its reason; the others go on.
     */
    public void backfill() {
        OpenEngine open = require();
        open.follow();
        open.bringUp();
    }

    /** Applies every change of the selected sources now. */
    public void refresh(Selection selection) {
        for (SurfaceRuntime runtime : selected(selection)) {
            require().follower().refreshNow(runtime);
        }
    }

    /** Projects the selection anew from its files; reads go on from the old rows until each surface is done. */
    public Report rebuild(Selection selection, Progress progress) {
        OpenEngine open = require();
        return open.exclusively(() -> open.maintenance().rebuild(selected(selection), selection, progress));
    }

    /** Makes the rows anew from the event log alone, then applies what files have changed since; the journal is not touched. */
    public Report replay(Selection selection) {
        OpenEngine open = require();
        return open.exclusively(() -> open.maintenance().replay(selected(selection), selection));
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
        OpenEngine open = require();
        open.awaitServed(selected(selection));
        return open.exclusively(() -> open.comparisons().verify(selected(selection), selection, depth, progress));
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
        OpenEngine open = require();
        open.awaitServed(selected(selection));
        return open.exclusively(
                () -> open.comparisons().diff(selected(selection), selection, limit, mostBytes, cursor));
    }

    /**
     * How far the selection is indexed. Looks at nothing but fields in memory, as {@link #health} does, so that it can be asked while the
     * stores are worked on or cannot be opened.
     *
     * @throws SaseException with {@link ErrorCode#INVALID_REQUEST} when there is no such surface
     */
    public Report status(Selection selection) {
        Map<String, SurfaceHealth> all = health().surfaces();
        selection.surface().filter(id -> !all.containsKey(id)).ifPresent(id -> {
            throw unknown(id);
        });
        List<SurfaceSummary> summaries = all.entrySet().stream()
                .filter(entry -> selection.surface().map(entry.getKey()::equals).orElse(true))
                .map(entry -> IndexStatus.of(entry.getKey(), entry.getValue(), selection))
                .toList();
        return new Report(summaries, 0);
    }

    /** What the engine knows of itself; answers at once, whatever the stores are doing. */
    public EngineHealth health() {
        @Nullable OpenEngine open = opened;
        Optional<StoreKeeper.Problem> problem =
                open == null ? Optional.of(failure) : open.keeper().problem();
        Map<String, SurfaceHealth> states = new LinkedHashMap<>();
        Optional<String> message = problem.map(StoreKeeper.Problem::message);
        for (Surface surface : options.registry().surfaces()) {
            String id = surface.descriptor().id();
            SurfaceHealth health = health(id);
            states.put(id, health);
            boolean degraded = health.state() == SurfaceHealth.State.DEGRADED
                    || health.state() == SurfaceHealth.State.PARTLY_DEGRADED;
            if (degraded) {
                message = message.or(() -> health.message().map(text -> id + ": " + text));
            }
        }
        return new EngineHealth(
                problem.map(StoreKeeper.Problem::state).orElse(StoreState.OK),
                message,
                states.values().stream()
                        .mapToLong(SurfaceHealth::lastSequence)
                        .max()
                        .orElse(0),
                states,
                open == null ? IndexCounters.NONE : open.counters(),
                open == null ? StoreSizes.NONE : open.keeper().sizes(),
                open == null ? Optional.empty() : open.keeper().movedAside());
    }

    private SurfaceHealth health(String id) {
        SurfaceRuntime runtime = surfaces.get(id);
        if (runtime == null) {
            return SurfaceRuntime.withoutRows(
                    SurfaceHealth.State.DEGRADED, unusable.getOrDefault(id, "the stores are not open"));
        }
        return runtime.health();
    }

    /** Gives back memory and log space that recent work needed. For a quiet moment: does nothing while something is written. */
    public void settle() {
        @Nullable OpenEngine open = opened;
        if (open != null) {
            open.upkeep().settle();
        }
    }

    @Override
    public void close() {
        @Nullable OpenEngine open = opened;
        if (open != null) {
            open.close();
        }
    }

    private List<SurfaceRuntime> selected(Selection selection) {
        return selection.surface().isPresent()
                ? List.of(runtime(selection.surface().get()))
                : List.copyOf(surfaces.values());
    }

    private SurfaceRuntime runtime(String id) {
        OpenEngine _ = require();
        SurfaceRuntime runtime = surfaces.get(id);
        if (unusable.containsKey(id)) {
            throw new EngineRefusal(
                    Refusal.PROJECTION_DEGRADED, "the surface '" + id + "' is not served: " + unusable.get(id));
        }
        if (runtime == null) {
            throw unknown(id);
        }
        return runtime;
    }

    private SaseException unknown(String id) {
        List<String> known = options.registry().surfaces().stream()
                .map(surface -> surface.descriptor().id())
                .toList();
        return new SaseException(
                ErrorCode.INVALID_REQUEST,
                "there is no surface '" + id + "'; choose from all, " + String.join(", ", known));
    }

    private OpenEngine require() {
        @Nullable OpenEngine open = opened;
        if (open == null) {
            throw new EngineRefusal(Refusal.PROJECTION_DEGRADED, failure.message());
        }
        return open;
    }
}
