package dev.sase.core.store;

import dev.sase.core.fault.FaultPoint;
import dev.sase.core.sql.SurfaceTables;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Appends parcels of an ingest to the journal and applies them. Confined to the writer thread, but for what was finished, which others ask
 * for when nothing waits there.
 */
final class ParcelWriter {
    private final SurfaceTables tables;
    private final SurfaceRows rows;
    private final boolean fresh;
    private final List<SourceRow> finished = new ArrayList<>();
    /** Of the unit whose first part was written last. */
    private long generation;

    /**
     * Writes to a slot.
     *
     * @param fresh whether it holds nothing of the units before
     */
    ParcelWriter(SurfaceTables tables, SurfaceRows rows, boolean fresh) {
        this.tables = tables;
        this.rows = rows;
        this.fresh = fresh;
    }

    /** The source rows of the units that were closed, in their order. */
    List<SourceRow> finished() {
        return List.copyOf(finished);
    }

    /** Writes a parcel and says the number of its last event. */
    long write(List<UnitPart> parts, JournalStore journal, ProjectionStore projection) throws SQLException {
        List<JournalStore.NewEvent> events = new ArrayList<>(parts.size());
        for (UnitPart part : parts) {
            events.add(event(part, journal));
        }
        long last = journal.append(events);
        FaultPoint.INGEST_EVENT_APPENDED.reached();
        long seq = last - parts.size();
        for (int i = 0; i < parts.size(); i++) {
            apply(parts.get(i), events.get(i).generation(), ++seq, projection);
        }
        return last;
    }

    private JournalStore.NewEvent event(UnitPart part, JournalStore journal) throws SQLException {
        UnitPart.Of of = part.of();
        if (part.first()) {
            generation = Math.max(of.previousGeneration() + 1, journal.nextGeneration(tables.surface(), of.id()));
        }
        return new JournalStore.NewEvent(
                tables.surface(),
                of.id(),
                of.unit().key(),
                generation,
                part.closing().isPresent(),
                of.complete(),
                part.payload());
    }

    private void apply(UnitPart part, long ofGeneration, long seq, ProjectionStore projection) throws SQLException {
        UnitPart.Of of = part.of();
        if (part.first() && of.complete() && !fresh) {
            rows.deleteUnit(of.id());
        }
        for (Change<?> change : part.changes()) {
            rows.apply(change, seq, fresh || of.complete());
        }
        if (part.closing().isEmpty()) {
            return;
        }
        IngestSession.Closing closing = part.closing().get();
        SourceRow row = new SourceRow(
                of.id(),
                of.unit().key(),
                of.unit().scope(),
                of.unit().path().toString(),
                closing.fingerprint(),
                ofGeneration,
                seq,
                closing.records(),
                closing.content(),
                closing.diagnostics());
        if (fresh) {
            projection.addSource(tables, row);
        } else {
            projection.setSource(tables, row);
        }
        finished.add(row);
    }
}
