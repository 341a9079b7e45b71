package dev.sase.core.store;

import dev.sase.core.sql.SurfaceTables;
import java.sql.SQLException;
import java.util.List;

/** Applies decoded events in the caller's transaction. Confined to the writer thread. */
public final class ReplaySession {
    private final SurfaceRows rows;

    /** Works on the tables of a surface. */
    public ReplaySession(ProjectionStore projection, SurfaceTables tables) throws SQLException {
        this.rows = projection.rows(tables);
    }

    /** Removes the rows of a unit. */
    public void deleteUnit(long unit) throws SQLException {
        rows.deleteUnit(unit);
    }

    /** Applies the changes of one event. */
    public void apply(List<Change<?>> changes, long sequence) throws SQLException {
        for (Change<?> change : changes) {
            rows.apply(change, sequence, false);
        }
    }
}
