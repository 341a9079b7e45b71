package dev.sase.core.engine;

import dev.sase.core.record.LocatedRow;
import dev.sase.core.record.NumberingSink;
import dev.sase.core.sql.ReadConnection;
import dev.sase.core.sql.StoredRows;
import dev.sase.core.store.Change;
import dev.sase.core.store.Fingerprint;
import dev.sase.core.store.IngestSession;
import dev.sase.core.store.SourceRow;
import dev.sase.spi.Diagnostic;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.SaseException;
import dev.sase.spi.SourceUnit;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Loads one unit and hands what is new or different to a session, record by record: nothing of the unit is kept but a bit for each
 * stored row that was seen again. Used once, confined to one thread.
 */
final class UnitLoad extends NumberingSink {
    private static final long STEP = 1_000;

    private final SurfaceRuntime runtime;
    private final SourceUnit unit;
    private final IngestSession session;
    private final Optional<SourceRow> known;
    private final LongConsumer progress;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Map<String, BitSet> seen = new HashMap<>();
    private @Nullable ReadConnection stored;
    private long records;

    UnitLoad(
            SurfaceRuntime runtime,
            SourceUnit unit,
            IngestSession session,
            Optional<SourceRow> known,
            LongConsumer progress) {
        super(unit.id(runtime.id()), runtime.surface().projector());
        this.runtime = runtime;
        this.unit = unit;
        this.session = session;
        this.known = known;
        this.progress = progress;
    }

    long records() {
        return records;
    }

    /** Loads the unit as if nothing were stored of it. */
    SourceRow run(Supplier<Fingerprint> fingerprint, long previousGeneration, boolean complete) {
        Fingerprint before = fingerprint.get();
        session.begin(unit, previousGeneration, complete);
        load();
        return session.finish(unit, before, records, diagnostics);
    }

    /** Loads the unit and keeps only what differs from what is stored. */
    SourceRow compare(ReadConnection connection, Supplier<Fingerprint> fingerprint, SourceRow last)
            throws SQLException {
        stored = connection;
        Fingerprint before = fingerprint.get();
        session.begin(unit, last.generation(), false);
        load();
        for (RecordCollection<?> collection : runtime.surface().collections()) {
            deleteUnseen(connection, collection);
        }
        boolean sameDiagnostics =
                known.map(row -> row.diagnostics().equals(diagnostics)).orElse(false);
        return session.isEmpty() && sameDiagnostics
                ? new SourceRow(
                        last.unit(),
                        last.key(),
                        unit.scope(),
                        unit.path().toString(),
                        before,
                        last.generation(),
                        last.sequence(),
                        records,
                        "",
                        diagnostics)
                : session.finish(unit, before, records, diagnostics);
    }

    private void load() {
        try {
            runtime.surface().loader().load(unit, this);
        } catch (IOException e) {
            throw new SaseException(
                    ErrorCode.SOURCE_UNREADABLE,
                    "cannot read " + unit.path() + ": " + e.getMessage() + "; make it readable",
                    e);
        }
    }

    @Override
    protected <R> void accept(LocatedRow<R> row) {
        if (++records % STEP == 0) {
            progress.accept(records);
        }
        Change.Upsert<R> upsert = Change.Upsert.of(row);
        ReadConnection connection = stored;
        if (connection == null) {
            session.add(upsert);
            return;
        }
        RecordCollection<R> collection = row.row().collection();
        Optional<StoredRows.State> state;
        try {
            state = new StoredRows<>(connection, runtime.tables().of(collection)).state(row.key());
        } catch (SQLException e) {
            throw new SaseException(
                    ErrorCode.STORE_FAILED,
                    "cannot look up a stored row: " + e.getMessage() + "; run 'sase daemon rebuild'",
                    e);
        }
        state.ifPresent(found ->
                seen.computeIfAbsent(collection.name(), _ -> new BitSet()).set(Math.toIntExact(found.id())));
        if (state.isEmpty() || !state.get().hash().equals(upsert.hash())) {
            session.add(upsert);
        } else if (state.get().place() != row.place()) {
            session.add(new Change.Move<>(collection, row.key(), row.place()));
        }
    }

    @Override
    public void diagnostic(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }

    private <R> void deleteUnseen(ReadConnection connection, RecordCollection<R> collection) throws SQLException {
        BitSet again = seen.getOrDefault(collection.name(), new BitSet());
        new StoredRows<>(connection, runtime.tables().of(collection)).keys(unit.id(runtime.id()), (id, key) -> {
            if (!again.get(Math.toIntExact(id))) {
                session.add(new Change.Delete<>(collection, key));
            }
        });
    }
}
