package dev.sase.core.engine;

import dev.sase.core.sql.Dialect;
import dev.sase.core.sql.SurfaceTables;
import dev.sase.core.store.EventCodec;
import dev.sase.core.store.ProjectionStore;
import dev.sase.core.store.RecordHash;
import dev.sase.core.store.SourceRow;
import dev.sase.spi.RawJson;
import dev.sase.spi.Surface;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A surface as the engine runs it. What readers look at is one immutable state, replaced after each commit. Sources and units are changed
 * only by who holds {@link #lock}, which is taken before the turn to write, never after it.
 */
final class SurfaceRuntime {
    /** The slot of a surface that was never projected. */
    static final int NO_SLOT = -1;

    private final Surface surface;
    private final List<SurfaceTables> slots = new ArrayList<>();
    private final EventCodec events;
    private final String fingerprint;
    private final ReentrantLock lock = new ReentrantLock();
    private final Sources sources = new Sources();
    private final KnownUnits units = new KnownUnits();
    private final BrokenUnits broken = new BrokenUnits();
    private final Follow follow = new Follow();
    private volatile State state =
            new State(Phase.BUILDING, NO_SLOT, 0, 0, Optional.of("it has not been projected yet"));
    private volatile int outdatedSlot = NO_SLOT;
    private volatile @Nullable RebuildUnderWay rebuild;

    /** Whether reads are served. */
    enum Phase {
        /** Served. */
        READY,
        /** Being projected, or compared with its files, for the first time since the start. */
        BUILDING,
        /** Not served until it is rebuilt. */
        DEGRADED
    }

    /**
     * What readers see.
     *
     * @param phase whether reads are served
     * @param slot which tables are served, or would be; {@link #NO_SLOT} when there are none
     * @param epoch names the snapshot
     * @param sequence the last event applied
     * @param message why reads are not served
     */
    record State(Phase phase, int slot, long epoch, long sequence, Optional<String> message) {}

    SurfaceRuntime(Surface surface, Dialect dialect) {
        this.surface = surface;
        for (int slot = 0; slot < SurfaceTables.SLOTS; slot++) {
            slots.add(new SurfaceTables(dialect, surface, slot));
        }
        this.events = new EventCodec(surface);
        this.fingerprint = fingerprint(surface, slots.getFirst());
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

    /** Held by who changes what is known of the sources. */
    ReentrantLock lock() {
        return lock;
    }

    /** The tables that are served. */
    SurfaceTables tables() {
        return tables(Math.max(0, state.slot()));
    }

    SurfaceTables tables(int slot) {
        return slots.get(slot);
    }

    /** The tables that a rebuild fills. */
    SurfaceTables otherTables() {
        int slot = state.slot();
        int kept = slot == NO_SLOT ? outdatedSlot : slot;
        return tables(kept == NO_SLOT ? 0 : (kept + 1) % SurfaceTables.SLOTS);
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

    boolean isReady() {
        return state.phase() == Phase.READY;
    }

    /** Whether there are rows, served or not. */
    boolean isProjected() {
        return state.slot() != NO_SLOT;
    }

    /** How far the surface is projected, as its checkpoint says it. */
    ProjectionStore.Checkpoint checkpoint() {
        State now = state;
        return new ProjectionStore.Checkpoint(Math.max(0, now.slot()), fingerprint, now.epoch(), now.sequence());
    }

    /** Rows were changed up to an event. */
    void advance(long sequence) {
        State now = state;
        state = new State(now.phase(), now.slot(), now.epoch(), sequence, now.message());
    }

    /** Rows are there and are not served yet. */
    void takeUp(ProjectionStore.Checkpoint at, Collection<SourceRow> rows) {
        sources.set(rows);
        follow.forgetCheck();
        state = new State(
                Phase.BUILDING,
                at.slot(),
                at.epoch(),
                at.lastSequence(),
                Optional.of("it is being compared with its files"));
    }

    /** There are tables that were made from another declaration; they are dropped when others are served. */
    void outdated(int slot) {
        State now = state;
        state = new State(now.phase(), NO_SLOT, now.epoch(), now.sequence(), now.message());
        outdatedSlot = slot;
    }

    /** There are no rows any more. */
    void forget(String why) {
        sources.set(List.of());
        follow.forgetCheck();
        state = new State(Phase.BUILDING, NO_SLOT, state.epoch(), state.sequence(), Optional.of(why));
    }

    /** The rows that are there are served from now on. */
    void serve() {
        State now = state;
        state = new State(Phase.READY, now.slot(), now.epoch(), now.sequence(), Optional.empty());
    }

    /** Other rows are served from now on. */
    void serve(ProjectionStore.Checkpoint at, Collection<SourceRow> rows) {
        sources.set(rows);
        state = new State(Phase.READY, at.slot(), at.epoch(), at.lastSequence(), Optional.empty());
    }

    /** Reads are not served. */
    void degrade(String message) {
        State now = state;
        state = new State(Phase.DEGRADED, now.slot(), now.epoch(), now.sequence(), Optional.of(message));
    }

    /** The source units as last applied. */
    Sources sources() {
        return sources;
    }

    /** The units as last discovered. */
    KnownUnits units() {
        return units;
    }

    /** Units that cannot be loaded. */
    BrokenUnits broken() {
        return broken;
    }

    /** How changes are learned of. */
    Follow follow() {
        return follow;
    }

    /** What the watch told, while its silence means that nothing has changed. */
    Optional<PendingChanges> watched() {
        return follow.watched();
    }

    /** The rebuild that fills the other tables. */
    Optional<RebuildUnderWay> rebuild() {
        return Optional.ofNullable(rebuild);
    }

    void setRebuild(@Nullable RebuildUnderWay underWay) {
        rebuild = underWay;
    }

    String snapshotId() {
        return "snap_" + id() + "_" + Long.toString(state.epoch(), 36);
    }

    /** What health says of a surface whose declaration cannot be had, or without stores. */
    static SurfaceHealth withoutRows(SurfaceHealth.State state, String why) {
        return new SurfaceHealth(
                state,
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
        Optional<RebuildUnderWay> running = rebuild();
        Optional<String> unreadable = broken.message();
        return new SurfaceHealth(
                switch (now.phase()) {
                    case READY ->
                        running.isPresent()
                                ? SurfaceHealth.State.REBUILDING
                                : unreadable.isPresent() ? SurfaceHealth.State.PARTLY_DEGRADED : SurfaceHealth.State.OK;
                    case BUILDING -> SurfaceHealth.State.BUILDING;
                    case DEGRADED -> SurfaceHealth.State.DEGRADED;
                },
                now.message().or(() -> unreadable),
                follow.lagMillis(),
                now.sequence(),
                sources.count(),
                sources.records(),
                follow.pendingChanges(),
                follow.following(),
                follow.reason(),
                sources.corruptParts(),
                sources.corruptExamples(SurfaceHealth.MOST_EXAMPLES),
                broken.examples(SurfaceHealth.MOST_EXAMPLES),
                broken.count(),
                running.map(RebuildUnderWay::records));
    }
}
