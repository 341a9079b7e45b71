package dev.sase.core.store;

import dev.sase.core.record.LocatedRow;
import dev.sase.core.sql.CollectionTables;
import dev.sase.core.sql.Dialect;
import dev.sase.core.sql.Values;
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
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of one collection. What a changed record has in common with its stored state is not written again: an index that holds
 * nothing new costs nothing. Confined to the writer thread.
 */
final class RowWriter<R> implements AutoCloseable {
    private final CollectionTables<R> tables;
    private final Dialect dialect;
    private final RowStatements<R> statements;
    private long nextId;

    RowWriter(Connection connection, CollectionTables<R> tables) {
        this.tables = tables;
        this.dialect = tables.dialect();
        this.statements = new RowStatements<>(connection, tables);
    }

    /** Stores a record that the caller knows to be absent. */
    void insert(Change.Upsert<R> change, long sequence) throws SQLException {
        long id = nextId();
        ProjectedRow<R> row = change.row().row();
        PreparedStatement insert = statements.insertRow();
        int key = bindRow(insert, change, sequence, statements.columns());
        insert.setLong(key, id);
        insert.setLong(key + 1, change.row().key().unit());
        dialect.bindText(insert, key + 2, change.row().key().handle());
        insert.setInt(key + 3, change.row().key().occurrence());
        insert.executeUpdate();
        writeBody(statements.insertBody(), id, change);
        if (!tables.collection().texts().isEmpty()) {
            insertTexts(id, texts(row));
        }
        for (Link<R, ?> link : tables.collection().links()) {
            insertTargets(id, link, row.links(link));
        }
    }

    /** Stores a record, in the place of an earlier state if there is one. */
    void upsert(Change.Upsert<R> change, long sequence) throws SQLException {
        ProjectedRow<R> row = change.row().row();
        long id;
        BitSet written;
        PreparedStatement find = findBy(change.row().key());
        try (ResultSet stored = find.executeQuery()) {
            if (!stored.next()) {
                insert(change, sequence);
                return;
            }
            id = stored.getLong(1);
            written = statements.writable(different(stored, change.row()));
        }
        PreparedStatement update = statements.updateRow(written);
        update.setLong(bindRow(update, change, sequence, written), id);
        update.executeUpdate();
        if (writeBody(statements.updateBody(), id, change) == 0) {
            writeBody(statements.insertBody(), id, change);
        }
        replaceTexts(id, row);
        for (Link<R, ?> link : tables.collection().links()) {
            replaceTargets(id, link, row.links(link));
        }
    }

    void delete(RecordKey key) throws SQLException {
        OptionalLong id = id(key);
        if (id.isPresent()) {
            for (String table : tables.tables()) {
                delete(table, id.getAsLong());
            }
        }
    }

    void move(Change.Move<R> change, long sequence) throws SQLException {
        PreparedStatement move = statements.move();
        move.setLong(1, change.place());
        move.setLong(2, change.part());
        move.setLong(3, sequence);
        move.setLong(4, change.key().unit());
        dialect.bindText(move, 5, change.key().handle());
        move.setInt(6, change.key().occurrence());
        move.executeUpdate();
    }

    void shift(long unit, List<Change.Run> runs, long sequence) throws SQLException {
        PreparedStatement shift = statements.shift(runs.size());
        int next = 1;
        for (Change.Run run : runs) {
            shift.setLong(next++, run.from());
            shift.setLong(next++, run.to());
            shift.setLong(next++, run.by());
        }
        shift.setLong(next++, sequence);
        shift.setLong(next++, unit);
        shift.setLong(next++, runs.getFirst().from());
        shift.setLong(next, runs.getLast().to());
        shift.executeUpdate();
    }

    /** Removes every row of a unit. */
    void deleteUnit(long unit) throws SQLException {
        for (String table : tables.tables().reversed()) {
            PreparedStatement statement = statements.deleteUnit(table);
            statement.setLong(1, unit);
            statement.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        statements.close();
    }

    private long nextId() throws SQLException {
        if (nextId == 0) {
            try (ResultSet rows = statements.last().executeQuery()) {
                nextId = rows.next() ? rows.getLong(1) + 1 : 1;
            }
        }
        return nextId++;
    }

    private PreparedStatement findBy(RecordKey key) throws SQLException {
        PreparedStatement find = statements.find();
        find.setLong(1, key.unit());
        dialect.bindText(find, 2, key.handle());
        find.setInt(3, key.occurrence());
        return find;
    }

    private OptionalLong id(RecordKey key) throws SQLException {
        try (ResultSet rows = findBy(key).executeQuery()) {
            return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
        }
    }

    /** Which columns of a stored row a record gives another value, see {@link RowStatements#columns}. */
    private BitSet different(ResultSet stored, LocatedRow<R> located) throws SQLException {
        BitSet different = new BitSet();
        different.set(RowStatements.PLACE, stored.getLong(2) != located.place());
        different.set(RowStatements.SCOPE, !located.row().scope().equals(dialect.text(stored, 3)));
        List<Field<R, ?>> fields = tables.collection().fields();
        for (int i = 0; i < fields.size(); i++) {
            Object before = Values.read(dialect, fields.get(i), stored, 4 + i);
            different.set(
                    RowStatements.FIRST_FIELD + i, !Objects.equals(located.row().value(i), before));
        }
        return different;
    }

    /** Binds what changes with every change of a record, and some columns; what comes behind them begins at the result. */
    private int bindRow(PreparedStatement statement, Change.Upsert<R> change, long sequence, BitSet columns)
            throws SQLException {
        LocatedRow<R> located = change.row();
        statement.setBytes(1, change.hash().toBytes());
        statement.setLong(2, change.part());
        statement.setLong(3, sequence);
        int next = 4;
        for (int column = columns.nextSetBit(0); column >= 0; column = columns.nextSetBit(column + 1)) {
            switch (column) {
                case RowStatements.PLACE -> statement.setLong(next, located.place());
                case RowStatements.SCOPE ->
                    dialect.bindText(statement, next, located.row().scope());
                default -> bind(statement, next, located.row().value(column - RowStatements.FIRST_FIELD));
            }
            next++;
        }
        return next;
    }

    private int writeBody(PreparedStatement statement, long id, Change.Upsert<R> change) throws SQLException {
        statement.setBytes(1, change.json().bytes());
        int column = 2;
        for (View<R> view : tables.ownViews()) {
            statement.setBytes(column++, change.row().row().view(view).bytes());
        }
        statement.setLong(column, id);
        return statement.executeUpdate();
    }

    private List<String> texts(ProjectedRow<R> row) {
        List<String> texts = new ArrayList<>();
        for (Text<R> text : tables.collection().texts()) {
            String exact = row.text(text);
            texts.add(Texts.fold(exact));
            if (text.exact()) {
                texts.add(exact);
            }
        }
        return texts;
    }

    private void replaceTexts(long id, ProjectedRow<R> row) throws SQLException {
        List<String> texts = texts(row);
        if (texts.isEmpty()) {
            return;
        }
        PreparedStatement statement = statements.hasTexts();
        statement.setLong(bindTexts(statement, 1, texts), id);
        try (ResultSet same = statement.executeQuery()) {
            if (same.next()) {
                return;
            }
        }
        delete(tables.texts(), id);
        insertTexts(id, texts);
    }

    private void insertTexts(long id, List<String> texts) throws SQLException {
        PreparedStatement insert = statements.insertTexts();
        insert.setLong(bindTexts(insert, 1, texts), id);
        insert.executeUpdate();
    }

    /** Binds search documents from a parameter on; the one behind them is the result. */
    private int bindTexts(PreparedStatement statement, int first, List<String> texts) throws SQLException {
        int next = first;
        for (String text : texts) {
            dialect.bindText(statement, next++, text);
        }
        return next;
    }

    private void replaceTargets(long id, Link<R, ?> link, List<String> targets) throws SQLException {
        PreparedStatement statement = statements.targets(link);
        statement.setLong(1, id);
        Set<String> stored = new HashSet<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                stored.add(String.valueOf(dialect.text(rows, 1)));
            }
        }
        if (!stored.equals(Set.copyOf(targets))) {
            delete(tables.links(link), id);
            insertTargets(id, link, targets);
        }
    }

    private void insertTargets(long id, Link<R, ?> link, List<String> targets) throws SQLException {
        for (String target : targets) {
            PreparedStatement insert = statements.insertTarget(link);
            insert.setLong(1, id);
            dialect.bindText(insert, 2, target);
            insert.executeUpdate();
        }
    }

    private void delete(String table, long id) throws SQLException {
        PreparedStatement statement = statements.delete(table);
        statement.setLong(1, id);
        statement.executeUpdate();
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
