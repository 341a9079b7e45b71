package dev.sase.core.sql;

import dev.sase.core.store.RecordHash;
import dev.sase.spi.Field;
import dev.sase.spi.Link;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordKey;
import dev.sase.spi.Text;
import dev.sase.spi.View;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks at stored rows as they are, for ingest and verification. Confined to the thread that has borrowed the connection.
 *
 * @param connection in a transaction
 * @param tables the collection
 */
public record StoredRows<R>(ReadConnection connection, CollectionTables<R> tables) {
    /**
     * The state of a stored row.
     *
     * @param id the row's number
     * @param hash the hash of its record
     * @param place its place in the source
     */
    public record State(long id, RecordHash hash, long place) {}

    /**
     * Everything stored of one record.
     *
     * @param hash the hash kept beside it
     * @param place its place in the source
     * @param scope its scope
     * @param values the field values
     * @param record its lossless JSON
     * @param views its views
     * @param texts its search documents, folded, then exact where kept
     * @param links the keys of its links, each in code point order
     */
    public record Content(
            RecordHash hash,
            long place,
            String scope,
            List<@Nullable Object> values,
            RawJson record,
            List<RawJson> views,
            List<String> texts,
            List<List<String>> links) {}

    /** Takes what ingest compares of stored rows. */
    @FunctionalInterface
    public interface StateSink {
        /**
         * Takes one row.
         *
         * @param id the row's number
         * @param key its key
         * @param place its place in the source
         * @param part the hash of the part that alone decides its record, or 0
         * @param hash the hash of its record; only of a row without such a part
         */
        void accept(long id, RecordKey key, long place, long part, Optional<RecordHash> hash) throws SQLException;
    }

    /** Takes the keys of stored rows. */
    @FunctionalInterface
    public interface KeySink {
        /** Takes one key. */
        void accept(long id, RecordKey key) throws SQLException;
    }

    /** The state of a row, or empty. */
    public Optional<State> state(RecordKey key) throws SQLException {
        PreparedStatement statement = connection.reuse(
                "SELECT id, hash, place FROM " + tables.rows() + " WHERE unit = ? AND handle = ? AND occurrence = ?");
        bind(statement, key);
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next()
                    ? Optional.of(new State(rows.getLong(1), RecordHash.ofBytes(rows.getBytes(2)), rows.getLong(3)))
                    : Optional.empty();
        }
    }

    /** What ingest compares of the rows of a unit, in no order. */
    public void states(long unit, StateSink sink) throws SQLException {
        PreparedStatement statement =
                connection.reuse("SELECT id, handle, occurrence, place, part, CASE WHEN part = 0 THEN hash END FROM "
                        + tables.rows() + " WHERE unit = ?");
        statement.setLong(1, unit);
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                long part = rows.getLong(5);
                sink.accept(
                        rows.getLong(1),
                        new RecordKey(unit, String.valueOf(dialect().text(rows, 2)), rows.getInt(3)),
                        rows.getLong(4),
                        part,
                        part == 0 ? Optional.of(RecordHash.ofBytes(rows.getBytes(6))) : Optional.empty());
            }
        }
    }

    /** The hash of the record of a row, or empty. */
    public Optional<RecordHash> hash(long id) throws SQLException {
        PreparedStatement statement = connection.reuse("SELECT hash FROM " + tables.rows() + " WHERE id = ?");
        statement.setLong(1, id);
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(RecordHash.ofBytes(rows.getBytes(1))) : Optional.empty();
        }
    }

    /** The keys of the rows of a unit. */
    public void keys(long unit, KeySink sink) throws SQLException {
        try (PreparedStatement statement = connection.own("SELECT id, handle, occurrence FROM " + tables.rows()
                + " WHERE unit = ? ORDER BY handle, occurrence")) {
            statement.setLong(1, unit);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    sink.accept(
                            rows.getLong(1),
                            new RecordKey(unit, String.valueOf(dialect().text(rows, 2)), rows.getInt(3)));
                }
            }
        }
    }

    /** Takes a number of rows. */
    @FunctionalInterface
    public interface CountSink {
        /** Takes the number of rows of one unit. */
        void accept(long unit, long rows);
    }

    /** How many rows each unit has that has any. */
    public void counts(CountSink sink) throws SQLException {
        try (PreparedStatement statement =
                        connection.own("SELECT unit, COUNT(*) FROM " + tables.rows() + " GROUP BY unit");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                sink.accept(rows.getLong(1), rows.getLong(2));
            }
        }
    }

    /** The scope of a unit's rows, the least if they lie in several; empty when it has none. */
    public Optional<String> scope(long unit) throws SQLException {
        PreparedStatement statement =
                connection.reuse("SELECT scope FROM " + tables.rows() + " WHERE unit = ? ORDER BY scope LIMIT 1");
        statement.setLong(1, unit);
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(String.valueOf(dialect().text(rows, 1))) : Optional.empty();
        }
    }

    /** How many rows there are. */
    public long count() throws SQLException {
        try (PreparedStatement statement = connection.own("SELECT COUNT(*) FROM " + tables.rows());
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** Everything stored under a row's number; empty when a part of it is gone. */
    public Optional<Content> content(long id) throws SQLException {
        List<Field<R, ?>> fields = tables.collection().fields();
        StringBuilder sql = new StringBuilder("SELECT r.hash, r.place, r.scope, b.record");
        fields.forEach(field -> sql.append(", r.").append(tables.column(field)));
        tables.collection().views().forEach(view -> sql.append(", b.").append(CollectionTables.column(view)));
        sql.append(" FROM ").append(tables.rows()).append(" r JOIN ").append(tables.bodies());
        PreparedStatement statement =
                connection.reuse(sql.append(" b ON b.id = r.id WHERE r.id = ?").toString());
        statement.setLong(1, id);
        try (ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                return Optional.empty();
            }
            List<@Nullable Object> values = new ArrayList<>();
            int column = 5;
            for (Field<R, ?> field : fields) {
                values.add(Values.read(dialect(), field, rows, column++));
            }
            List<RawJson> views = new ArrayList<>();
            for (View<R> _ : tables.collection().views()) {
                views.add(new RawJson(rows.getBytes(column++)));
            }
            List<String> texts = new ArrayList<>();
            if (!tables.collection().texts().isEmpty() && !readTexts(id, texts)) {
                return Optional.empty();
            }
            return Optional.of(new Content(
                    RecordHash.ofBytes(rows.getBytes(1)),
                    rows.getLong(2),
                    String.valueOf(dialect().text(rows, 3)),
                    values,
                    new RawJson(rows.getBytes(4)),
                    views,
                    texts,
                    links(id)));
        }
    }

    private boolean readTexts(long id, List<String> texts) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (Text<R> text : tables.collection().texts()) {
            columns.add(CollectionTables.column(text, true));
            if (text.exact()) {
                columns.add(CollectionTables.column(text, false));
            }
        }
        PreparedStatement statement =
                connection.reuse("SELECT " + String.join(", ", columns) + " FROM " + tables.texts() + " WHERE id = ?");
        statement.setLong(1, id);
        try (ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                return false;
            }
            for (int i = 1; i <= columns.size(); i++) {
                texts.add(String.valueOf(dialect().text(rows, i)));
            }
            return true;
        }
    }

    private List<List<String>> links(long id) throws SQLException {
        List<List<String>> links = new ArrayList<>();
        for (Link<R, ?> link : tables.collection().links()) {
            PreparedStatement statement =
                    connection.reuse("SELECT target FROM " + tables.links(link) + " WHERE id = ?");
            statement.setLong(1, id);
            TreeSet<String> targets = new TreeSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    targets.add(String.valueOf(dialect().text(rows, 1)));
                }
            }
            links.add(List.copyOf(targets));
        }
        return links;
    }

    private void bind(PreparedStatement statement, RecordKey key) throws SQLException {
        statement.setLong(1, key.unit());
        dialect().bindText(statement, 2, key.handle());
        statement.setInt(3, key.occurrence());
    }

    private Dialect dialect() {
        return tables.dialect();
    }
}
