package dev.sase.core.store;

import dev.sase.core.sql.SurfaceTables;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Applies events of the journal to the tables of a surface, in the caller's transaction. Confined to the writer thread. */
public final class ReplaySession {
    private final ProjectionStore projection;
    private final SurfaceTables tables;
    private final EventCodec codec;
    private final SurfaceRows rows;
    private final Map<Long, Long> generations = new HashMap<>();

    /**
     * What was applied.
     *
     * @param events how many events
     * @param lastSequence the number of the last one; where it began when there was none
     */
    public record Replayed(long events, long lastSequence) {}

    /**
     * Works on tables of a surface.
     *
     * @param projection the store of the tables
     * @param tables the tables
     * @param codec reads the surface's events
     */
    public ReplaySession(ProjectionStore projection, SurfaceTables tables, EventCodec codec) throws SQLException {
        this.projection = projection;
        this.tables = tables;
        this.codec = codec;
        this.rows = projection.rows(tables);
    }

    /**
     * Applies the surface's events behind one, up to another.
     *
     * @param journal the events
     * @param behind the last event that the tables have
     * @param through the last event that they are to have
     * @return what was applied
     * @throws BadEventException if an event cannot be read
     */
    public Replayed run(JournalStore journal, long behind, long through) throws SQLException {
        long[] last = {behind};
        long[] applied = {0};
        journal.replay(tables.surface(), behind, event -> {
            if (event.seq() <= through) {
                apply(event);
                last[0] = event.seq();
                applied[0]++;
            }
        });
        return new Replayed(applied[0], last[0]);
    }

    private void apply(JournalStore.Event event) throws SQLException {
        EventCodec.Decoded decoded = codec.decode(event);
        boolean begins = !Long.valueOf(event.generation()).equals(generations.put(event.unit(), event.generation()));
        if (begins && event.complete()) {
            rows.deleteUnit(event.unit());
        }
        for (Change<?> change : decoded.changes()) {
            rows.apply(change, event.seq(), false);
        }
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
    }
}
