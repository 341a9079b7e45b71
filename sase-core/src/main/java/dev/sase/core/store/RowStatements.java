package dev.sase.core.store;

import dev.sase.core.sql.CollectionTables;
import dev.sase.spi.Link;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.Text;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The statements that write the rows of one collection, each prepared when it is first needed: most transactions change one record of
 * one collection. Confined to the writer thread.
 */
final class RowStatements<R> implements AutoCloseable {
    private final Connection connection;
    private final CollectionTables<R> tables;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    RowStatements(Connection connection, CollectionTables<R> tables) {
        this.connection = connection;
        this.tables = tables;
    }

    /** The largest number of a row. */
    PreparedStatement last() throws SQLException {
        return prepared("last", () -> "SELECT MAX(id) FROM " + tables.rows());
    }

    /** Number, place, scope and fields of the row with a key. */
    PreparedStatement find() throws SQLException {
        return prepared(
                "find",
                () -> "SELECT id, place, scope" + list("", fields()) + " FROM " + tables.rows()
                        + " WHERE unit = ? AND handle = ? AND occurrence = ?");
    }

    /** Adds a row: what changes with every change of the record, its fields, its key. */
    PreparedStatement insertRow() throws SQLException {
        return prepared(
                "insert row",
                () -> "INSERT INTO " + tables.rows() + " (hash, part, seq, place, scope" + list("", fields())
                        + ", id, unit, handle, occurrence) VALUES (?, ?, ?, ?, ?" + ", ?".repeat(fields().size())
                        + ", ?, ?, ?, ?)");
    }

    /** Writes everything of a row but its key. */
    PreparedStatement updateRow() throws SQLException {
        return prepared(
                "update row",
                () -> "UPDATE " + tables.rows() + " SET hash = ?, part = ?, seq = ?, place = ?, scope = ?"
                        + list(" = ?", fields()) + " WHERE id = ?");
    }

    /** Writes what no index holds. */
    PreparedStatement refreshRow() throws SQLException {
        return prepared(
                "refresh row", () -> "UPDATE " + tables.rows() + " SET hash = ?, part = ?, seq = ? WHERE id = ?");
    }

    /** Writes another place. */
    PreparedStatement move() throws SQLException {
        return prepared(
                "move",
                () -> "UPDATE " + tables.rows()
                        + " SET place = ?, part = ?, seq = ? WHERE unit = ? AND handle = ? AND occurrence = ?");
    }

    /** Writes other places of whole runs of rows, all at once. */
    PreparedStatement shift(int runs) throws SQLException {
        return prepared(
                "shift " + runs,
                () -> "UPDATE " + tables.rows() + " SET place = place + CASE"
                        + " WHEN place BETWEEN ? AND ? THEN ?".repeat(runs) + " ELSE 0 END, seq = ?"
                        + " WHERE unit = ? AND place BETWEEN ? AND ?");
    }

    PreparedStatement insertBody() throws SQLException {
        return prepared(
                "insert body",
                () -> "INSERT INTO " + tables.bodies() + " (record" + list("", views()) + ", id) VALUES (?"
                        + ", ?".repeat(views().size()) + ", ?)");
    }

    PreparedStatement updateBody() throws SQLException {
        return prepared(
                "update body",
                () -> "UPDATE " + tables.bodies() + " SET record = ?" + list(" = ?", views()) + " WHERE id = ?");
    }

    /** The search documents of a row. */
    PreparedStatement texts() throws SQLException {
        return prepared(
                "texts", () -> "SELECT id" + list("", textColumns()) + " FROM " + tables.texts() + " WHERE id = ?");
    }

    PreparedStatement insertTexts() throws SQLException {
        return prepared(
                "insert texts",
                () -> "INSERT INTO " + tables.texts() + " (id" + list("", textColumns()) + ") VALUES (?"
                        + ", ?".repeat(textColumns().size()) + ")");
    }

    /** The keys of a link of a row. */
    PreparedStatement targets(Link<R, ?> link) throws SQLException {
        return prepared("targets " + link.name(), () -> "SELECT target FROM " + tables.links(link) + " WHERE id = ?");
    }

    PreparedStatement insertTarget(Link<R, ?> link) throws SQLException {
        return prepared(
                "insert target " + link.name(),
                () -> "INSERT INTO " + tables.links(link) + " (id, target) VALUES (?, ?)");
    }

    /** Removes what a table has of a row. */
    PreparedStatement delete(String table) throws SQLException {
        return prepared("delete " + table, () -> "DELETE FROM " + table + " WHERE id = ?");
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
    }

    private PreparedStatement prepared(String name, Supplier<String> sql) throws SQLException {
        @Nullable PreparedStatement known = prepared.get(name);
        if (known == null) {
            known = connection.prepareStatement(sql.get());
            prepared.put(name, known);
        }
        return known;
    }

    private List<String> fields() {
        RecordCollection<R> collection = tables.collection();
        return collection.fields().stream().map(tables::column).toList();
    }

    private List<String> views() {
        return tables.collection().views().stream()
                .map(CollectionTables::column)
                .toList();
    }

    private List<String> textColumns() {
        List<String> columns = new ArrayList<>();
        for (Text<R> text : tables.collection().texts()) {
            columns.add(CollectionTables.column(text, true));
            if (text.exact()) {
                columns.add(CollectionTables.column(text, false));
            }
        }
        return columns;
    }

    private static String list(String behind, List<String> columns) {
        StringBuilder list = new StringBuilder();
        columns.forEach(column -> list.append(", ").append(column).append(behind));
        return list.toString();
    }
}
