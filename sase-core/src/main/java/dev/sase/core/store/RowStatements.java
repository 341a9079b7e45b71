package dev.sase.core.store;

import dev.sase.core.sql.CollectionTables;
import dev.sase.spi.Link;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.Text;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The statements that write the rows of one collection, each prepared when it is first needed: most transactions change one record of
 * one collection. Confined to the writer thread.
 */
final class RowStatements<R> implements AutoCloseable {
    /** Numbers of the columns that may change with a record. */
    static final int PLACE = 0;

    static final int SCOPE = 1;

    /** The fields follow in declared order. */
    static final int FIRST_FIELD = 2;

    /** So many sets of columns have a statement of their own. */
    private static final int MOST_UPDATES = 32;

    private final Connection connection;
    private final CollectionTables<R> tables;
    private final List<String> names;
    private final BitSet columns = new BitSet();
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private final Set<BitSet> updates = new HashSet<>();

    RowStatements(Connection connection, CollectionTables<R> tables) {
        this.connection = connection;
        this.tables = tables;
        this.names =
                Stream.concat(Stream.of("place", "scope"), fields().stream()).toList();
        columns.set(0, names.size());
    }

    /** All columns that may change with a record: place, scope, fields. */
    BitSet columns() {
        return (BitSet) columns.clone();
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

    /** Adds a row: hash, part, sequence, all columns, its key. */
    PreparedStatement insertRow() throws SQLException {
        return prepared(
                "insert row",
                () -> "INSERT INTO " + tables.rows() + " (hash, part, seq, place, scope" + list("", fields())
                        + ", id, unit, handle, occurrence) VALUES (?, ?, ?, ?, ?" + ", ?".repeat(fields().size())
                        + ", ?, ?, ?, ?)");
    }

    /** The columns to write so that those that changed are written: all of them when too many sets have a statement already. */
    BitSet writable(BitSet changed) {
        return updates.size() < MOST_UPDATES || updates.contains(changed) ? changed : columns();
    }

    /** Writes hash, part, sequence and some columns of a row. A column that is written is written to every index that holds it. */
    PreparedStatement updateRow(BitSet changed) throws SQLException {
        updates.add(changed);
        return prepared(
                "update row " + changed,
                () -> "UPDATE " + tables.rows() + " SET hash = ?, part = ?, seq = ?"
                        + list(" = ?", changed.stream().mapToObj(names::get).toList()) + " WHERE id = ?");
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

    /** Finds the search documents of a row if they are these: the engine compares them where they lie. */
    PreparedStatement hasTexts() throws SQLException {
        return prepared(
                "has texts",
                () -> "SELECT id FROM " + tables.texts() + " WHERE "
                        + textColumns().stream()
                                .map(column -> column + " = ? AND ")
                                .collect(Collectors.joining())
                        + "id = ?");
    }

    PreparedStatement insertTexts() throws SQLException {
        return prepared(
                "insert texts",
                () -> "INSERT INTO " + tables.texts() + " (" + String.join(", ", textColumns()) + ", id) VALUES ("
                        + "?, ".repeat(textColumns().size()) + "?)");
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

    /** Removes what a table has of the rows of a unit; the rows themselves go last. */
    PreparedStatement deleteUnit(String table) throws SQLException {
        return prepared(
                "delete unit " + table,
                () -> "DELETE FROM " + table + " WHERE "
                        + (table.equals(tables.rows())
                                ? "unit = ?"
                                : "id IN (SELECT id FROM " + tables.rows() + " WHERE unit = ?)"));
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
        return tables.ownViews().stream().map(CollectionTables::column).toList();
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
