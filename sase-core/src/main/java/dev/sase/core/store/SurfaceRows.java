package dev.sase.core.store;

import dev.sase.core.sql.CollectionTables;
import dev.sase.core.sql.SurfaceTables;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the rows of one surface inside the caller's transaction. Confined to the writer thread. */
final class SurfaceRows implements AutoCloseable {
    private final Map<String, RowWriter<?>> writers = new LinkedHashMap<>();

    SurfaceRows(Connection connection, SurfaceTables tables) throws SQLException {
        for (CollectionTables<?> collection : tables.all()) {
            writers.put(collection.collection().name(), new RowWriter<>(connection, collection));
        }
    }

    /** Creates the tables of a surface, without their indexes. */
    static void create(Connection connection, SurfaceTables tables) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (CollectionTables<?> collection : tables.all()) {
                for (String sql : collection.createTables()) {
                    statement.execute(sql);
                }
            }
        }
    }

    /**
     * Applies a change.
     *
     * @param change the change
     * @param sequence the number of its event
     * @param fresh whether no earlier state of the unit's records is stored
     */
    <R> void apply(Change<R> change, long sequence, boolean fresh) throws SQLException {
        @SuppressWarnings("unchecked") // filed under the name of the change's collection
        RowWriter<R> writer = (RowWriter<R>) writers.get(change.collection().name());
        if (writer == null) {
            throw new IllegalArgumentException(
                    "collection '" + change.collection().name() + "' is not one of this surface");
        }
        switch (change) {
            case Change.Upsert<R> upsert -> {
                if (fresh) {
                    writer.insert(upsert, sequence);
                } else {
                    writer.upsert(upsert, sequence);
                }
            }
            case Change.Delete<R>(var _, var key) -> writer.delete(key);
            case Change.Move<R> move -> writer.move(move, sequence);
            case Change.Shift<R>(var _, var unit, var runs) -> writer.shift(unit, runs, sequence);
        }
    }

    void deleteUnit(long unit) throws SQLException {
        for (RowWriter<?> writer : writers.values()) {
            writer.deleteUnit(unit);
        }
    }

    @Override
    public void close() throws SQLException {
        for (RowWriter<?> writer : writers.values()) {
            writer.close();
        }
    }
}
