package dev.sase.core.engine;

import dev.sase.core.sql.CollectionTables;
import dev.sase.core.sql.ReadConnection;
import dev.sase.core.sql.StoredRows;
import dev.sase.core.store.StoredSources;
import dev.sase.spi.Diagnostic;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the store says of the sources of a surface, in one snapshot; by the ids of their units.
 *
 * @param sources the source table
 * @param rows how many rows units have that have any, in all collections
 * @param corruptParts what could not be loaded
 */
record Inventory(
        Map<Long, StoredSources.StoredSource> sources, Map<Long, Long> rows, Map<Long, List<Diagnostic>> corruptParts) {
    static Inventory of(SurfaceRuntime runtime, ReadConnection connection) throws SQLException {
        StoredSources stored = new StoredSources(connection, runtime.tables());
        Map<Long, List<Diagnostic>> corruptParts = new HashMap<>();
        stored.corruptParts((unit, part) ->
                corruptParts.computeIfAbsent(unit, _ -> new ArrayList<>()).add(part));
        Map<Long, Long> rows = new HashMap<>();
        for (CollectionTables<?> tables : runtime.tables().all()) {
            new StoredRows<>(connection, tables).counts((unit, count) -> rows.merge(unit, count, Long::sum));
        }
        return new Inventory(stored.all(), rows, corruptParts);
    }

    /** Whether a unit has as many rows as it had records. */
    boolean isComplete(StoredSources.StoredSource source) {
        return source.records() == rows.getOrDefault(source.unit(), 0L);
    }

    /** Whether rows and source table fit together, as far as the number of records is known. */
    boolean isConsistent() {
        return sources.keySet().containsAll(rows.keySet())
                && sources.values().stream().allMatch(source -> source.records() == 0 || isComplete(source));
    }

    /** How many rows there are. */
    long allRows() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }
}
