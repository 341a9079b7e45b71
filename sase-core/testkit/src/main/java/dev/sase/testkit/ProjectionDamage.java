package dev.sase.testkit;

import dev.sase.core.record.LoadedRecords;
import dev.sase.core.sql.CollectionTables;
import dev.sase.core.sql.SqliteDialect;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.Surface;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Changes one row of a SQLite projection behind the engine's back, over a connection of its own. */
final class ProjectionDamage {
    private final Surface surface;
    private final Path projection;

    ProjectionDamage(Surface surface, Path projection) {
        this.surface = surface;
        this.projection = projection;
    }

    /** A row of a collection, which exists. */
    private record Target(CollectionTables<?> tables, long id) {}

    void removeRow() {
        change((statement, target) -> {
            for (String table : target.tables().tables()) {
                statement.executeUpdate("DELETE FROM " + table + " WHERE id = " + target.id());
            }
        });
    }

    /** Moves a row to another place of its file, which every collection has. */
    void changeField(LoadedRecords loaded) {
        int far = loaded.rows().values().stream().mapToInt(List::size).sum() + 1;
        change((statement, target) -> statement.executeUpdate(
                "UPDATE " + target.tables().rows() + " SET place = " + far + " WHERE id = " + target.id()));
    }

    /** Repeats a row as a copy that no source has. */
    void copyRow() {
        change((statement, target) -> {
            for (String table : target.tables().tables()) {
                List<String> columns = columns(statement, table);
                List<String> values = new ArrayList<>(columns);
                values.replaceAll(column -> switch (column) {
                    case "id" -> "id + 1000000";
                    case "occurrence" -> "occurrence + 1000000";
                    default -> column;
                });
                statement.executeUpdate("INSERT INTO " + table + " (" + String.join(", ", columns) + ") SELECT "
                        + String.join(", ", values) + " FROM " + table + " WHERE id = " + target.id());
            }
        });
    }

    /** Changes the stored JSON of a record and leaves the hash beside it. */
    void damageRecord() {
        change((statement, target) ->
                statement.executeUpdate("UPDATE " + target.tables().bodies()
                        + " SET record = CAST('{\"damaged\":true}' AS BLOB) WHERE id = " + target.id()));
    }

    private interface Change {
        void run(Statement statement, Target target) throws SQLException;
    }

    private void change(Change change) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + projection);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
            change.run(statement, target(statement));
        } catch (SQLException e) {
            throw new AssertionError("the projection " + projection + " cannot be damaged: " + e.getMessage(), e);
        }
    }

    private Target target(Statement statement) throws SQLException {
        String id = surface.descriptor().id();
        int slot;
        try (ResultSet rows = statement.executeQuery("SELECT slot FROM checkpoint WHERE surface = '" + id + "'")) {
            slot = rows.next() ? rows.getInt(1) : 0;
        }
        for (RecordCollection<?> collection : surface.collections()) {
            CollectionTables<?> tables = CollectionTables.of(new SqliteDialect(), id, slot, collection);
            try (ResultSet rows = statement.executeQuery("SELECT MAX(id) FROM " + tables.rows())) {
                if (rows.next() && rows.getLong(1) > 0) {
                    return new Target(tables, rows.getLong(1));
                }
            }
        }
        throw new AssertionError("the projection " + projection + " has no row to damage");
    }

    private static List<String> columns(Statement statement, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("PRAGMA table_info(" + table + ")")) {
            while (rows.next()) {
                columns.add(rows.getString("name"));
            }
        }
        return columns;
    }
}
