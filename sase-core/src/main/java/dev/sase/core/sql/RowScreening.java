package dev.sase.core.sql;

import dev.sase.core.store.RecordHasher;
import dev.sase.spi.Link;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks over the rows of a collection without decoding any: takes the hash of every stored record again and counts the parts. Confined
 * to the thread that has borrowed the connection.
 *
 * @param connection in a transaction
 * @param tables the collection
 */
public record RowScreening<R>(ReadConnection connection, CollectionTables<R> tables) {
    /** Hears what is wrong. */
    public interface Findings {
        /** Whether rows of a unit are to be looked at; not asked when {@link #wantsAll}. */
        boolean wants(long unit);

        /** Whether every row is to be looked at, and parts that belong to none. */
        boolean wantsAll();

        /** A row of a unit has lost a part, or its record does not have the hash beside it. */
        void suspect(long unit);

        /** A part belongs to no row; {@code id} is the number it is stored under. */
        void orphan(String table, long id);
    }

    /** Ranges that together hold every row. */
    public List<IdRange> ranges() throws SQLException {
        String sql = "SELECT (SELECT MIN(id) FROM " + tables.rows() + "), (SELECT MAX(id) FROM " + tables.rows() + ")";
        try (PreparedStatement statement = connection.own(sql);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? IdRange.covering(rows.getLong(1), rows.getLong(2)) : IdRange.covering(0, 0);
        }
    }

    /**
     * Looks over the rows of a range.
     *
     * @return how many records were hashed
     */
    public long screen(IdRange range, RecordHasher hasher, Findings findings) throws SQLException {
        long rows = count("SELECT COUNT(*) FROM " + tables.rows() + " WHERE id BETWEEN ? AND ?", range)[0];
        long hashed = 0;
        long whole = 0;
        PreparedStatement statement = connection.reuse("SELECT r.hash, b.record, b.id, r.unit"
                + joined(tables.bodies(), tables.rows(), "b", "r") + " WHERE b.id BETWEEN ? AND ?");
        bind(statement, range);
        try (ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                byte[] hash = found.getBytes(1);
                if (hash == null) {
                    orphan(findings, tables.bodies(), found.getLong(3));
                    continue;
                }
                whole++;
                if (findings.wantsAll() || findings.wants(found.getLong(4))) {
                    hashed++;
                    if (!hasher.matches(found.getBytes(2), hash)) {
                        findings.suspect(found.getLong(4));
                    }
                }
            }
        }
        if (whole != rows) {
            findIncomplete(tables.bodies(), range, findings);
        }
        if (!tables.collection().texts().isEmpty()) {
            screenTexts(range, rows, findings);
        }
        for (Link<R, ?> link : tables.collection().links()) {
            findOrphans(tables.links(link), range, findings);
        }
        return hashed;
    }

    private void screenTexts(IdRange range, long rows, Findings findings) throws SQLException {
        long[] counts = count(
                "SELECT COUNT(*), COUNT(r.id)" + joined(tables.texts(), tables.rows(), "t", "r")
                        + " WHERE t.id BETWEEN ? AND ?",
                range);
        if (counts[0] != counts[1]) {
            findOrphans(tables.texts(), range, findings);
        }
        if (counts[1] != rows) {
            findIncomplete(tables.texts(), range, findings);
        }
    }

    private void findIncomplete(String parts, IdRange range, Findings findings) throws SQLException {
        for (long unit : numbers(
                "SELECT DISTINCT r.unit" + joined(tables.rows(), parts, "r", "p")
                        + " WHERE r.id BETWEEN ? AND ? AND p.id IS NULL",
                range)) {
            findings.suspect(unit);
        }
    }

    private void findOrphans(String parts, IdRange range, Findings findings) throws SQLException {
        for (long id : numbers(
                "SELECT DISTINCT p.id" + joined(parts, tables.rows(), "p", "r")
                        + " WHERE p.id BETWEEN ? AND ? AND r.id IS NULL",
                range)) {
            orphan(findings, parts, id);
        }
    }

    private static void orphan(Findings findings, String table, long id) {
        if (findings.wantsAll()) {
            findings.orphan(table, id);
        }
    }

    private static String joined(String left, String right, String leftAlias, String rightAlias) {
        return " FROM " + left + " " + leftAlias + " LEFT JOIN " + right + " " + rightAlias + " ON " + rightAlias
                + ".id = " + leftAlias + ".id";
    }

    private long[] count(String sql, IdRange range) throws SQLException {
        PreparedStatement statement = connection.reuse(sql);
        bind(statement, range);
        try (ResultSet rows = statement.executeQuery()) {
            long[] counts = new long[rows.getMetaData().getColumnCount()];
            if (rows.next()) {
                for (int i = 0; i < counts.length; i++) {
                    counts[i] = rows.getLong(i + 1);
                }
            }
            return counts;
        }
    }

    private List<Long> numbers(String sql, IdRange range) throws SQLException {
        PreparedStatement statement = connection.reuse(sql);
        bind(statement, range);
        List<Long> numbers = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
        }
        return numbers;
    }

    private static void bind(PreparedStatement statement, IdRange range) throws SQLException {
        statement.setLong(1, range.from());
        statement.setLong(2, range.to());
    }
}
