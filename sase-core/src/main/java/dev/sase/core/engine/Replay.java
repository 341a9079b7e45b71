package dev.sase.core.engine;

import dev.sase.core.sql.SurfaceTables;
import dev.sase.core.store.ProjectionStore;
import dev.sase.core.store.ReplaySession;
import dev.sase.core.store.StoreWriter;
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
                ReplaySession.Replayed applied = new ReplaySession(projection, tables, runtime.events())
                        .run(journal, at.get().lastSequence(), Long.MAX_VALUE);
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
        writer.beginTurn();
        try {
            return fill(writer, runtime, runtime.otherTables(), epoch);
        } finally {
            writer.endTurn();
        }
    }

    private static long fill(StoreWriter writer, SurfaceRuntime runtime, SurfaceTables fresh, long epoch) {
        int previous = runtime.state().slot();
        return writer.call((journal, projection) -> {
            boolean done = false;
            try {
                projection.create(fresh);
                for (String sql : fresh.createIndexes()) {
                    projection.index(sql);
                }
                ReplaySession.Replayed applied =
                        new ReplaySession(projection, fresh, runtime.events()).run(journal, 0, Long.MAX_VALUE);
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
}
