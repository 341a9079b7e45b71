package dev.sase.core.store;

import dev.sase.core.record.LocatedRow;
import dev.sase.core.sql.CollectionTables;
import dev.sase.core.sql.Dialect;
import dev.sase.spi.Field;
import dev.sase.spi.Link;
import dev.sase.spi.ProjectedRow;
import dev.sase.spi.RecordKey;
import dev.sase.spi.Text;
import dev.sase.spi.Texts;
import dev.sase.spi.View;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Writes the rows of one collection. Confined to the writer thread. */
final class RowWriter<R> implements AutoCloseable {
    private final CollectionTables<R> tables;
    private final Dialect dialect;
    private final PreparedStatement find;
    private final PreparedStatement insertRow;
    private final PreparedStatement insertBody;
    private final @Nullable PreparedStatement insertText;
    private final List<PreparedStatement> insertLinks = new ArrayList<>();
    private final List<PreparedStatement> deletes = new ArrayList<>();
    private final PreparedStatement move;
    private final Connection connection;
    private long nextId;

    RowWriter(Connection connection, CollectionTables<R> tables) throws SQLException {
        this.connection = connection;
        this.tables = tables;
        this.dialect = tables.dialect();
        find = connection.prepareStatement(
                "SELECT id FROM " + tables.rows() + " WHERE unit = ? AND handle = ? AND occurrence = ?");
        move = connection.prepareStatement("UPDATE " + tables.rows() + " SET place = ?, seq = ? WHERE id = ?");
        int fields = tables.collection().fields().size();
        insertRow = connection.prepareStatement("INSERT INTO " + tables.rows()
                + " (id, unit, handle, occurrence, place, scope, seq, hash"
                + String.join(
                        "",
                        tables.collection().fields().stream()
                                .map(field -> ", " + tables.column(field))
                                .toList())
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?" + ", ?".repeat(fields) + ")");
        List<View<R>> views = tables.collection().views();
        insertBody = connection.prepareStatement("INSERT INTO " + tables.bodies() + " (id, record"
                + String.join(
                        "",
                        views.stream()
                                .map(view -> ", " + CollectionTables.column(view))
                                .toList()) + ") VALUES (?, ?"
                + ", ?".repeat(views.size()) + ")");
        insertText = tables.collection().texts().isEmpty() ? null : connection.prepareStatement(insertText());
        for (Link<R, ?> link : tables.collection().links()) {
            insertLinks.add(
                    connection.prepareStatement("INSERT INTO " + tables.links(link) + " (id, target) VALUES (?, ?)"));
        }
        for (String table : tables.tables()) {
            deletes.add(connection.prepareStatement("DELETE FROM " + table + " WHERE id = ?"));
        }
        try (PreparedStatement last = connection.prepareStatement("SELECT MAX(id) FROM " + tables.rows());
                ResultSet rows = last.executeQuery()) {
            nextId = rows.next() ? rows.getLong(1) + 1 : 1;
        }
    }

    /** Stores a record that the caller knows to be absent. */
    void insert(Change.Upsert<R> change, long sequence) throws SQLException {
        store(nextId++, change, sequence);
    }

    /** Stores a record, in the place of an earlier state if there is one. */
    void upsert(Change.Upsert<R> change, long sequence) throws SQLException {
        OptionalLong id = id(change.row().key());
        if (id.isPresent()) {
            delete(id.getAsLong());
        }
        store(id.orElseGet(() -> nextId++), change, sequence);
    }

    void delete(RecordKey key) throws SQLException {
        OptionalLong id = id(key);
        if (id.isPresent()) {
            delete(id.getAsLong());
        }
    }

    void move(RecordKey key, long place, long sequence) throws SQLException {
        OptionalLong id = id(key);
        if (id.isPresent()) {
            move.setLong(1, place);
            move.setLong(2, sequence);
            move.setLong(3, id.getAsLong());
            move.executeUpdate();
        }
    }

    /** Removes every row of a unit. */
    void deleteUnit(long unit) throws SQLException {
        for (String table : tables.tables().reversed()) {
            String condition = table.equals(tables.rows())
                    ? "unit = ?"
                    : "id IN (SELECT id FROM " + tables.rows() + " WHERE unit = ?)";
            try (PreparedStatement statement =
                    connection.prepareStatement("DELETE FROM " + table + " WHERE " + condition)) {
                statement.setLong(1, unit);
                statement.executeUpdate();
            }
        }
    }

    @Override
    public void close() throws SQLException {
        List<PreparedStatement> all = new ArrayList<>(List.of(find, insertRow, insertBody, move));
        if (insertText != null) {
            all.add(insertText);
        }
        all.addAll(insertLinks);
        all.addAll(deletes);
        for (PreparedStatement statement : all) {
            statement.close();
        }
    }

    private void store(long id, Change.Upsert<R> change, long sequence) throws SQLException {
        LocatedRow<R> located = change.row();
        ProjectedRow<R> row = located.row();
        insertRow.setLong(1, id);
        insertRow.setLong(2, located.key().unit());
        dialect.bindText(insertRow, 3, located.key().handle());
        insertRow.setInt(4, located.key().occurrence());
        insertRow.setLong(5, located.place());
        dialect.bindText(insertRow, 6, row.scope());
        insertRow.setLong(7, sequence);
        insertRow.setBytes(8, change.hash().toBytes());
        List<Field<R, ?>> fields = tables.collection().fields();
        for (int i = 0; i < fields.size(); i++) {
            bind(insertRow, 9 + i, row.value(i));
        }
        insertRow.executeUpdate();
        insertBody.setLong(1, id);
        insertBody.setBytes(2, change.json().bytes());
        int column = 3;
        for (View<R> view : tables.collection().views()) {
            insertBody.setBytes(column++, row.view(view).bytes());
        }
        insertBody.executeUpdate();
        if (insertText != null) {
            storeTexts(insertText, id, row);
        }
        for (int i = 0; i < insertLinks.size(); i++) {
            PreparedStatement insert = insertLinks.get(i);
            for (String target : row.links(tables.collection().links().get(i))) {
                insert.setLong(1, id);
                dialect.bindText(insert, 2, target);
                insert.executeUpdate();
            }
        }
    }

    private void storeTexts(PreparedStatement insert, long id, ProjectedRow<R> row) throws SQLException {
        insert.setLong(1, id);
        int column = 2;
        for (Text<R> text : tables.collection().texts()) {
            String exact = row.text(text);
            dialect.bindText(insert, column++, Texts.fold(exact));
            if (text.exact()) {
                dialect.bindText(insert, column++, exact);
            }
        }
        insert.executeUpdate();
    }

    private String insertText() {
        StringBuilder sql =
                new StringBuilder("INSERT INTO ").append(tables.texts()).append(" (id");
        int columns = 1;
        for (Text<R> text : tables.collection().texts()) {
            sql.append(", ").append(CollectionTables.column(text, true));
            columns++;
            if (text.exact()) {
                sql.append(", ").append(CollectionTables.column(text, false));
                columns++;
            }
        }
        return sql.append(") VALUES (?")
                .append(", ?".repeat(columns - 1))
                .append(')')
                .toString();
    }

    private void delete(long id) throws SQLException {
        for (PreparedStatement statement : deletes) {
            statement.setLong(1, id);
            statement.executeUpdate();
        }
    }

    private OptionalLong id(RecordKey key) throws SQLException {
        find.setLong(1, key.unit());
        dialect.bindText(find, 2, key.handle());
        find.setInt(3, key.occurrence());
        try (ResultSet rows = find.executeQuery()) {
            return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
        }
    }

    private void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(index, Types.NULL);
            case String text -> dialect.bindText(statement, index, text);
            case Long number -> statement.setLong(index, number);
            case Boolean flag -> statement.setInt(index, flag ? 1 : 0);
            default -> throw new IllegalArgumentException("no SQL form for " + value.getClass());
        }
    }
}
