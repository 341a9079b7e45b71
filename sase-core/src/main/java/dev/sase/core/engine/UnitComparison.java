package dev.sase.core.engine;

import dev.sase.core.record.LocatedRow;
import dev.sase.core.record.NumberingSink;
import dev.sase.core.sql.ReadConnection;
import dev.sase.core.sql.StoredRows;
import dev.sase.core.store.RecordHash;
import dev.sase.spi.Diagnostic;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.RecordKey;
import dev.sase.spi.SourceUnit;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Compares one source with its rows: what the loader finds now against what is stored, column by column, every stored hash taken again.
 * Used once, confined to one thread.
 */
final class UnitComparison extends NumberingSink {
    private final SurfaceRuntime runtime;
    private final ReadConnection connection;
    private final SourceUnit unit;
    private final Differences found;
    private final LongConsumer compared;
    private final Map<String, Set<Long>> seen = new HashMap<>();
    private long corruptParts;

    /**
     * Prepares a comparison.
     *
     * @param found takes the differences
     * @param compared hears the number of records compared so far, after each
     */
    UnitComparison(
            SurfaceRuntime runtime,
            ReadConnection connection,
            SourceUnit unit,
            Differences found,
            LongConsumer compared) {
        super(unit.id(runtime.id()), runtime.surface().projector());
        this.runtime = runtime;
        this.connection = connection;
        this.unit = unit;
        this.found = found;
        this.compared = compared;
    }

    void run() throws SQLException {
        try {
            runtime.surface().loader().load(unit, this);
        } catch (IOException e) {
            found.add(new DiffRecord(
                    runtime.id(),
                    DiffRecord.Category.CORRUPT,
                    unit.path().toString(),
                    Optional.empty(),
                    "the source cannot be read: " + e));
        }
        for (RecordCollection<?> collection : runtime.surface().collections()) {
            findExtra(collection);
        }
    }

    /** How many parts of the source could not be loaded. */
    long corruptParts() {
        return corruptParts;
    }

    @Override
    protected <R> void accept(LocatedRow<R> row) {
        try {
            compare(row);
        } catch (SQLException e) {
            add(DiffRecord.Category.CORRUPT, row.key(), "the stored row cannot be read: " + e.getMessage());
        }
        compared.accept(1);
    }

    @Override
    public void diagnostic(Diagnostic diagnostic) {
        if (diagnostic.severity() == Diagnostic.Severity.CORRUPT) {
            corruptParts++;
            found.add(DiffRecord.of(runtime.id(), diagnostic));
        }
    }

    private <R> void compare(LocatedRow<R> row) throws SQLException {
        RecordCollection<R> collection = row.row().collection();
        StoredRows<R> stored = new StoredRows<>(connection, runtime.tables().of(collection));
        Optional<StoredRows.State> state = stored.state(row.key());
        if (state.isEmpty()) {
            add(DiffRecord.Category.MISSING, row.key(), "the record has no row in " + collection.name());
            return;
        }
        seen.computeIfAbsent(collection.name(), _ -> new HashSet<>())
                .add(state.get().id());
        Optional<StoredRows.Content> content = stored.content(state.get().id());
        if (content.isEmpty()) {
            add(DiffRecord.Category.CORRUPT, row.key(), "a part of the row in " + collection.name() + " is gone");
        } else if (!RecordHash.of(content.get().record()).equals(content.get().hash())) {
            add(DiffRecord.Category.CORRUPT, row.key(), "the stored record does not have the hash kept beside it");
        } else {
            new RecordComparison<>(runtime.surface(), row, content.get())
                    .difference()
                    .ifPresent(message -> add(DiffRecord.Category.STALE, row.key(), message));
        }
    }

    private <R> void findExtra(RecordCollection<R> collection) throws SQLException {
        Set<Long> records = seen.getOrDefault(collection.name(), Set.of());
        new StoredRows<>(connection, runtime.tables().of(collection)).keys(unit.id(runtime.id()), (id, key) -> {
            if (!records.contains(id)) {
                add(DiffRecord.Category.EXTRA, key, "the row in " + collection.name() + " has no record");
            }
        });
    }

    private void add(DiffRecord.Category category, RecordKey key, String message) {
        found.add(DiffRecord.of(runtime.id(), category, unit.path().toString(), key, message));
    }
}
