package dev.sase.core.engine;

import dev.sase.core.sql.CollectionTables;
import dev.sase.core.sql.SurfaceTables;
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
import java.util.Optional;

/** Applies events that the projection has not seen, after a crash or to fresh tables. */
final class Replay {
    private Replay() {}

    /**
     * Applies the events of a surface behind its checkpoint to the tables that it has.
     *
     * @param writer owns the stores
     * @param runtime the surface
     * @return how many events were applied
     */
    static long catchUp(StoreWriter writer, SurfaceRuntime runtime) {
        return writer.call((journal, projection) -> {
            boolean done = false;
            try {
                Optional<ProjectionStore.Checkpoint> at = projection.checkpoint(runtime.id());
                if (at.isEmpty()) {
                    return 0L;
                }
                SurfaceTables tables = runtime.tables(at.get().slot());
                Applied applied =
                        apply(journal, projection, runtime, tables, at.get().lastSequence());
                projection.setCheckpoint(runtime.id(), at.get().at(applied.lastSequence()));
                projection.commit();
                done = true;
                return applied.events();
            } finally {
                if (!done) {
                    projection.rollback();
                }
            }
        });
    }

    /**
     * Makes the rows of a surface anew from the event log alone, in the tables that are not served, and serves them.
     *
     * @param epoch names the snapshot that results
     * @return how many events were applied
     */
    static long all(StoreWriter writer, SurfaceRuntime runtime, long epoch) {
        SurfaceTables fresh = runtime.otherTables();
        int previous = runtime.state().slot();
        return writer.call((journal, projection) -> {
            boolean done = false;
            try {
                projection.create(fresh);
                for (CollectionTables<?> collection : fresh.all()) {
                    for (String sql : collection.createIndexes()) {
                        projection.index(sql);
                    }
                }
                Applied applied = apply(journal, projection, runtime, fresh, 0);
                projection.setCheckpoint(
                        runtime.id(),
                        new ProjectionStore.Checkpoint(
                                fresh.slot(), runtime.fingerprint(), epoch, applied.lastSequence()));
                projection.commit();
                done = true;
                if (previous != SurfaceRuntime.NO_SLOT) {
                    projection.drop(runtime.id(), previous);
                    projection.commit();
                }
                return applied.events();
            } finally {
                if (!done) {
                    projection.rollback();
                }
            }
        });
    }

    private record Applied(long events, long lastSequence) {}

    private static Applied apply(
            JournalStore journal, ProjectionStore projection, SurfaceRuntime runtime, SurfaceTables tables, long behind)
            throws SQLException {
        Map<Long, Long> generations = new HashMap<>();
        long[] last = {behind};
        long[] applied = {0};
        ReplaySession rows = new ReplaySession(projection, tables);
        journal.replay(runtime.id(), behind, event -> {
            EventCodec.Decoded decoded = runtime.events().decode(event);
            boolean begins =
                    !Long.valueOf(event.generation()).equals(generations.put(event.unit(), event.generation()));
            if (begins && event.complete()) {
                rows.deleteUnit(event.unit());
            }
            rows.apply(decoded.changes(), event.seq());
            if (event.closing() && decoded.gone()) {
                projection.removeSource(tables, event.unit());
            } else if (event.closing()) {
                // Its records are not counted and its files not looked at: it is compared with them at the next look.
                projection.setSource(
                        tables,
                        new SourceRow(
                                event.unit(),
                                event.unitKey(),
                                decoded.scope(),
                                decoded.path(),
                                Fingerprint.UNKNOWN,
                                event.generation(),
                                event.seq(),
                                0,
                                "",
                                decoded.diagnostics()));
            }
            last[0] = event.seq();
            applied[0]++;
        });
        return new Applied(applied[0], last[0]);
    }
}
