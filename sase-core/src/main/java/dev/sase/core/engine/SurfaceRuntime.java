package dev.sase.core.engine;

import dev.sase.core.sql.Dialect;
import dev.sase.core.sql.SurfaceTables;
import dev.sase.core.store.EventCodec;
import dev.sase.core.store.RecordHash;
import dev.sase.core.store.SourceRow;
import dev.sase.core.watch.SourceWatch;
import dev.sase.spi.Diagnostic;
import dev.sase.spi.RawJson;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Surface;
import dev.sase.spi.Texts;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * A surface as the engine runs it. What readers look at is one immutable state, replaced after each commit; the sources are changed
 * only under the ingest lock.
 */
final class SurfaceRuntime {
    private final Surface surface;
    private final SurfaceTables tables;
    private final EventCodec events;
    private final String fingerprint;
    private final Map<String, SourceRow> sources = new ConcurrentSkipListMap<>();
    private volatile State state = new State(Phase.BUILDING, 0, 0, Optional.of("it has not been projected yet"));
    private final Set<String> suspects = ConcurrentHashMap.newKeySet();
    private volatile List<String> scopes = List.of();
    private final KnownUnits units = new KnownUnits();
    private volatile @Nullable PendingChanges pending;
    private volatile long checkedNanos;
    private volatile long lookNanos;
    private volatile boolean checked;

    /** Whether reads are served. */
    enum Phase {
        /** Served. */
        READY("ok"),
        /** Being projected for the first time since the start. */
        BUILDING("building"),
        /** Not served until it is rebuilt. */
        DEGRADED("degraded");

        private final String token;

        Phase(String token) {
            this.token = token;
        }

        String token() {
            return token;
        }
    }

    /**
     * What readers see.
     *
     * @param phase whether reads are served
     * @param epoch names the snapshot
     * @param sequence the last event applied
     * @param message why reads are not served
     */
    record State(Phase phase, long epoch, long sequence, Optional<String> message) {}

    SurfaceRuntime(Surface surface, Dialect dialect) {
        this.surface = surface;
        this.tables = new SurfaceTables(dialect, surface);
        this.events = new EventCodec(surface);
        this.fingerprint = fingerprint(surface, tables);
    }

    /** Changes with anything that the stored rows depend on. */
    private static String fingerprint(Surface surface, SurfaceTables tables) {
        StringBuilder declaration =
                new StringBuilder("1/").append(surface.descriptor().schemaVersion());
        tables.all()
                .forEach(collection -> declaration
                        .append('\n')
                        .append(collection.createTables())
                        .append(collection.createIndexes())
                        .append(collection.collection().type().getName()));
        return RecordHash.of(RawJson.of(declaration.toString())).toString();
    }

    String id() {
        return surface.descriptor().id();
    }

    Surface surface() {
        return surface;
    }

    SurfaceTables tables() {
        return tables;
    }

    EventCodec events() {
        return events;
    }

    String fingerprint() {
        return fingerprint;
    }

    State state() {
        return state;
    }

    void publish(Phase phase, long epoch, long sequence) {
        state = new State(phase, epoch, sequence, Optional.empty());
    }

    void degrade(Phase phase, String message) {
        state = new State(phase, state.epoch(), state.sequence(), Optional.of(message));
    }

    /** The sources as last applied, by key. */
    Map<String, SourceRow> sources() {
        return Collections.unmodifiableMap(sources);
    }

    void setSources(Collection<SourceRow> rows) {
        sources.clear();
        rows.forEach(row -> sources.put(row.key(), row));
        findScopes();
    }

    void putSource(SourceRow row) {
        SourceRow before = sources.put(row.key(), row);
        suspects.remove(row.key());
        if (before == null || !before.scope().equals(row.scope())) {
            findScopes();
        }
    }

    /** A unit whose last state was not applied, although the journal may have it. */
    void suspect(String key) {
        suspects.add(key);
    }

    boolean isSuspect(String key) {
        return suspects.contains(key);
    }

    void removeSource(SourceRow row) {
        sources.remove(row.key());
        findScopes();
    }

    /** The scopes of the sources, in code point order. */
    List<String> scopes() {
        return scopes;
    }

    private void findScopes() {
        TreeSet<String> found = new TreeSet<>(Texts::compare);
        sources.values().forEach(source -> found.add(source.scope()));
        scopes = List.copyOf(found);
    }

    /** What health says of a surface whose declaration cannot be had. */
    static SurfaceHealth withoutRuntime(String why) {
        return new SurfaceHealth(
                SurfaceHealth.State.DEGRADED,
                Optional.of(why),
                0,
                0,
                0,
                0,
                0,
                SurfaceHealth.Following.NOT_STARTED,
                Optional.empty(),
                0,
                List.of(),
                List.of(),
                0,
                Optional.empty());
    }

    SurfaceHealth health() {
        State now = state;
        List<Diagnostic> corrupt = sources.values().stream()
                .flatMap(source -> source.diagnostics().stream())
                .filter(diagnostic -> diagnostic.severity() == Diagnostic.Severity.CORRUPT)
                .limit(SurfaceHealth.MOST_EXAMPLES)
                .toList();
        return new SurfaceHealth(
                switch (now.phase()) {
                    case READY -> SurfaceHealth.State.OK;
                    case BUILDING -> SurfaceHealth.State.BUILDING;
                    case DEGRADED -> SurfaceHealth.State.DEGRADED;
                },
                now.message(),
                0,
                now.sequence(),
                sources.size(),
                sources.values().stream().mapToLong(SourceRow::records).sum(),
                0,
                watched().isPresent() ? SurfaceHealth.Following.WATCHING : SurfaceHealth.Following.POLLING,
                Optional.empty(),
                corruptParts(),
                corrupt,
                List.of(),
                0,
                Optional.empty());
    }

    long corruptParts() {
        return sources.values().stream()
                .flatMap(source -> source.diagnostics().stream())
                .filter(diagnostic -> diagnostic.severity() == Diagnostic.Severity.CORRUPT)
                .count();
    }

    /** Whether the sources were looked at less than this long ago. */
    boolean checkedWithin(long nanos) {
        return checked && System.nanoTime() - checkedNanos < nanos;
    }

    /** Whether a look at all sources is long ago, measured by what it costs. */
    boolean isLookDue(long leastNanos, long costFactor) {
        return !checkedWithin(Math.max(leastNanos, costFactor * lookNanos));
    }

    /** All sources were looked at, beginning at this moment. */
    void markChecked(long atNanos) {
        lookNanos = System.nanoTime() - atNanos;
        checkedNanos = atNanos;
        checked = true;
    }

    /** The units as last discovered. */
    KnownUnits units() {
        return units;
    }

    /** Is told of changes from now on. */
    void startWatching(SourceWatch watch, SaseHome home) {
        PendingChanges changes = new PendingChanges(watch);
        changes.watch(surface.loader().roots(home));
        pending = changes;
    }

    /** What the watch told, while its silence means that nothing has changed. */
    Optional<PendingChanges> watched() {
        return Optional.ofNullable(pending).filter(PendingChanges::isTelling);
    }

    void forgetCheck() {
        checked = false;
    }

    String snapshotId() {
        return "snap_" + id() + "_" + Long.toString(state.epoch(), 36);
    }
}
