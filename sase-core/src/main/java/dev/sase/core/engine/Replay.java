package dev.sase.core.engine;

import dev.sase.core.store.EventCodec;
import dev.sase.core.store.Fingerprint;
import dev.sase.core.store.JournalStore;
import dev.sase.core.store.ProjectionStore;
import dev.sase.core.store.ReplaySession;
import dev.sase.core.store.SourceRow;
import dev.sase.core.store.StoreWriter;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Applies events that the projection has not seen, after a crash or to fresh tables. */
final class Replay {
    /** A fingerprint that no file has: the unit is compared with its files at the next look. */
    private static final Fingerprint UNKNOWN = new Fingerprint("", false, 0);

    private Replay() {}

    /**
     * Replays the events of a surface.
     *
     * @param writer owns the stores
     * @param runtime the surface
     * @param all whether to begin with fresh tables instead of behind the last event applied
     * @param epoch names the snapshot that results
     * @return how many events were applied
     */
    static long run(StoreWriter writer, SurfaceRuntime runtime, boolean all, long epoch) {
        return writer.call((journal, projection) -> {
            try {
                long applied = replay(journal, projection, runtime, all, epoch);
                projection.commit();
                return applied;
            } catch (SQLException | RuntimeException e) {
                projection.rollback();
                throw e;
            }
        });
    }

    private static long replay(
            JournalStore journal, ProjectionStore projection, SurfaceRuntime runtime, boolean all, long epoch)
            throws SQLException {
        ProjectionStore.Checkpoint before = projection
                .checkpoint(runtime.id())
                .orElse(new ProjectionStore.Checkpoint(runtime.fingerprint(), epoch, 0));
        boolean outdated = !before.fingerprint().equals(runtime.fingerprint());
        if (all) {
            projection.reset(runtime.id(), runtime.tables(), outdated);
            projection.finishReset(runtime.tables());
        }
        Map<Long, Long> generations = new HashMap<>();
        long[] last = {all ? 0 : before.lastSequence()};
        long[] applied = {0};
        try (ReplaySession rows = new ReplaySession(projection, runtime.tables())) {
            journal.replay(runtime.id(), last[0], event -> {
                EventCodec.Decoded decoded = runtime.events().decode(event);
                boolean begins =
                        !Long.valueOf(event.generation()).equals(generations.put(event.unit(), event.generation()));
                if (begins && event.complete()) {
                    rows.deleteUnit(event.unit());
                }
                rows.apply(decoded.changes(), event.seq());
                if (event.closing() && decoded.gone()) {
                    projection.removeSource(runtime.id(), event.unit());
                } else if (event.closing()) {
                    projection.setSource(
                            runtime.id(),
                            new SourceRow(
                                    event.unit(),
                                    event.unitKey(),
                                    decoded.scope(),
                                    decoded.path(),
                                    UNKNOWN,
                                    event.generation(),
                                    event.seq(),
                                    0,
                                    "",
                                    decoded.diagnostics()));
                }
                last[0] = event.seq();
                applied[0]++;
            });
        }
        projection.setCheckpoint(
                runtime.id(),
                new ProjectionStore.Checkpoint(runtime.fingerprint(), all ? epoch : before.epoch(), last[0]));
        return applied[0];
    }
}
