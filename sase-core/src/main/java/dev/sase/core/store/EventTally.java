package dev.sase.core.store;

import dev.sase.core.sql.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Knows which units are worth compacting without looking at events more than once: each is counted when it becomes old enough, in order.
 * Of a unit it keeps two numbers, the bytes that its newest complete state or its last compaction left, and those that came behind. They
 * are estimates; a compaction of the unit sets them right. Confined to the writer thread.
 */
final class EventTally {
    /** About what an event takes beside its payload, with its part of the index. */
    static final int ROW_BYTES = 128;

    private static final int BATCH = 500;
    private static final String NEXT = """
            SELECT e.seq, e.surface, e.unit, e.created_at_micros, e.complete, OCTET_LENGTH(e.payload),
                   EXISTS (SELECT 1 FROM event c
                            WHERE c.surface = e.surface AND c.unit = e.unit AND c.generation = e.generation AND c.closing = 1)
              FROM event e
             WHERE e.seq > ?
             ORDER BY e.seq
             LIMIT ?
            """;
    private static final String COUNTED = "UPDATE journal_identity SET counted_through = ?";
    private static final String ADD = """
            UPDATE journal_unit SET base_bytes = base_bytes + ?, pending_bytes = pending_bytes + ? WHERE surface = ? AND unit = ?
            """;
    private static final String INSERT =
            "INSERT INTO journal_unit (base_bytes, pending_bytes, surface, unit) VALUES (?, ?, ?, ?)";
    private static final String BASE = "SELECT base_bytes FROM journal_unit WHERE surface = ? AND unit = ?";
    private static final String FORGET = "DELETE FROM journal_unit WHERE surface = ? AND unit = ?";
    private static final String WORTH =
            "SELECT SUM(pending_bytes) FROM journal_unit WHERE pending_bytes > 0 AND pending_bytes * ? >= base_bytes";
    private static final String WORTHY = """
            SELECT surface, unit FROM journal_unit
             WHERE pending_bytes > 0 AND pending_bytes * ? >= base_bytes AND (surface > ? OR surface = ? AND unit > ?)
             ORDER BY surface, unit
             LIMIT ?
            """;

    private final Connection connection;
    private final Dialect dialect;
    private final Statements statements;
    private long through;

    /** A unit of a surface. */
    record Unit(String surface, long id) {
        /** Before every unit. */
        static final Unit NONE = new Unit("", Long.MIN_VALUE);
    }

    /** Two sizes of a unit. */
    record Bytes(long base, long pending) {
        Bytes plus(Bytes more) {
            return new Bytes(base + more.base, pending + more.pending);
        }
    }

    EventTally(Connection connection, Dialect dialect, Statements statements) throws SQLException {
        this.connection = connection;
        this.statements = statements;
        this.dialect = dialect;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT counted_through FROM journal_identity")) {
            through = rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** The last event that was counted. */
    long through() {
        return through;
    }

    /** Counts events that have become old enough until a time of {@link System#nanoTime}, some at least; says whether more wait. */
    boolean count(CompactionAge age, long deadline) throws SQLException {
        boolean more = countSome(age);
        while (more && System.nanoTime() - deadline < 0) {
            more = countSome(age);
        }
        return more;
    }

    private boolean countSome(CompactionAge age) throws SQLException {
        Map<Unit, Bytes> sizes = new HashMap<>();
        long last = through;
        int seen = 0;
        boolean young = false;
        try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
            statement.setLong(1, through);
            statement.setInt(2, BATCH);
            try (ResultSet rows = statement.executeQuery()) {
                while (!young && rows.next()) {
                    young = !age.reached(rows.getLong(4));
                    if (!young) {
                        last = rows.getLong(1);
                        seen++;
                        // A complete state that holds nothing says that the unit is gone: all of it can go.
                        boolean base =
                                rows.getInt(5) == 1 && rows.getBoolean(7) && rows.getLong(6) > EventCodec.GONE.size();
                        long bytes = rows.getLong(6) + ROW_BYTES;
                        sizes.merge(
                                new Unit(String.valueOf(dialect.text(rows, 2)), rows.getLong(3)),
                                base ? new Bytes(bytes, 0) : new Bytes(0, bytes),
                                Bytes::plus);
                    }
                }
            }
        }
        if (seen > 0) {
            long counted = last;
            boolean _ = Atomic.commit(connection, () -> {
                for (Map.Entry<Unit, Bytes> size : sizes.entrySet()) {
                    if (write(ADD, size.getKey(), size.getValue()) == 0) {
                        int _ = write(INSERT, size.getKey(), size.getValue());
                    }
                }
                try (PreparedStatement statement = connection.prepareStatement(COUNTED)) {
                    statement.setLong(1, counted);
                    statement.executeUpdate();
                }
                return true;
            });
            through = counted;
        }
        return seen == BATCH;
    }

    /** Sets the sizes of a unit, in the caller's transaction. */
    void set(Unit unit, Bytes bytes) throws SQLException {
        forget(unit);
        if (bytes.base() > 0 || bytes.pending() > 0) {
            int _ = write(INSERT, unit, bytes);
        }
    }

    /** The bytes that the newest complete state of a unit or its last compaction left. */
    long base(Unit unit) throws SQLException {
        PreparedStatement statement = statements.of(BASE);
        dialect.bindText(statement, 1, unit.surface());
        statement.setLong(2, unit.id());
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** Forgets a unit whose events were superseded, in the caller's transaction. */
    void forget(Unit unit) throws SQLException {
        PreparedStatement statement = statements.of(FORGET);
        dialect.bindText(statement, 1, unit.surface());
        statement.setLong(2, unit.id());
        statement.executeUpdate();
    }

    /** The bytes that came behind in units where they make at least one in so many of what was there. */
    long pending(long fraction) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WORTH)) {
            statement.setLong(1, fraction);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    /** Some of those units behind one, in order; empty behind the last. */
    List<Unit> units(long fraction, Unit behind, int most) throws SQLException {
        List<Unit> units = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(WORTHY)) {
            statement.setLong(1, fraction);
            dialect.bindText(statement, 2, behind.surface());
            dialect.bindText(statement, 3, behind.surface());
            statement.setLong(4, behind.id());
            statement.setInt(5, most);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    units.add(new Unit(String.valueOf(dialect.text(rows, 1)), rows.getLong(2)));
                }
            }
        }
        return units;
    }

    private int write(String sql, Unit unit, Bytes bytes) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, bytes.base());
            statement.setLong(2, bytes.pending());
            dialect.bindText(statement, 3, unit.surface());
            statement.setLong(4, unit.id());
            return statement.executeUpdate();
        }
    }
}
