package dev.sase.core.store;

import dev.sase.core.sql.Dialect;
import dev.sase.core.sql.SqliteDialect;
import dev.sase.spi.RawJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The event log. A generation of a unit is a run of events with a closing one; without it, it never happened. Confined to the writer
 * thread.
 */
public final class JournalStore implements AutoCloseable {
    /** The version of this store's schema; a newer one is refused and left untouched. */
    public static final int VERSION = 1;

    private static final String APPEND = """
            INSERT INTO event (seq, surface, unit, unit_key, generation, closing, complete, created_at_micros, payload)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String FORGET_SUPERSEDED =
            "DELETE FROM event WHERE surface = ? AND unit = ? AND generation < ?";
    private static final String GENERATION = "SELECT MAX(generation) FROM event WHERE surface = ? AND unit = ?";
    private static final String REPLAY = """
            SELECT e.seq, e.unit, e.unit_key, e.generation, e.closing, e.complete, e.payload
              FROM event e
             WHERE e.surface = ? AND e.seq > ?
               AND EXISTS (SELECT 1 FROM event c
                            WHERE c.surface = e.surface AND c.unit = e.unit AND c.generation = e.generation AND c.closing = 1)
             ORDER BY e.seq
             LIMIT ?
            """;
    private static final int EVENTS_AT_ONCE = 32;

    private final Connection connection;
    private final Dialect dialect;
    private final Clock clock;
    private final String id;
    private final EventTally tally;
    private final Compaction compaction;
    private final Statements statements;
    private long lastSequence;

    /**
     * An event.
     *
     * @param seq its number
     * @param unit the source unit's id
     * @param unitKey the source unit's key
     * @param generation counts the states that the unit was seen in
     * @param closing whether it ends its generation
     * @param complete whether its generation holds every record of the unit, so that earlier ones do not matter
     * @param payload the JSON
     */
    public record Event(
            long seq, long unit, String unitKey, long generation, boolean closing, boolean complete, RawJson payload) {}

    /**
     * An event that has no number yet; see {@link Event}.
     *
     * @param surface the surface of the unit
     */
    record NewEvent(
            String surface,
            long unit,
            String unitKey,
            long generation,
            boolean closing,
            boolean complete,
            RawJson payload) {}

    /** Takes events in order. */
    @FunctionalInterface
    public interface EventSink {
        /** Takes one event. */
        void accept(Event event) throws SQLException;
    }

    /**
     * Opens the journal, creating it when it is empty.
     *
     * @param connection a writable connection
     * @param dialect its engine
     * @param clock dates the events
     * @throws SQLException if it cannot be opened
     * @throws dev.sase.spi.SaseException with {@link dev.sase.spi.ErrorCode#STORE_TOO_NEW} when a newer version wrote it
     */
    public JournalStore(Connection connection, Dialect dialect, Clock clock) throws SQLException {
        this.connection = connection;
        this.clock = clock;
        this.dialect = dialect;
        this.statements = new Statements(connection);
        connection.setAutoCommit(true);
        JournalSpace space = new JournalSpace(connection, dialect);
        space.prepare();
        JournalTables.create(connection, dialect);
        this.id = JournalTables.id(connection, dialect);
        this.tally = new EventTally(connection, dialect, statements);
        this.compaction = new Compaction(connection, dialect, tally, space);
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("SELECT MAX(seq) FROM event")) {
                lastSequence = rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    /** The number of the last event, or 0. */
    public long lastSequence() {
        return lastSequence;
    }

    /** The journal's own name, made when it was created: a projection that remembers another was made from another journal. */
    public String id() {
        return id;
    }

    /** Looks at the whole file, for who has to know which of two stores is damaged. Takes time by its size. */
    public boolean isIntact() {
        String sql = dialect instanceof SqliteDialect
                ? "PRAGMA quick_check(1)"
                : "SELECT CASE WHEN SUM(LENGTH(payload)) < 0 THEN 'damaged' ELSE 'ok' END FROM event";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() && "ok".equals(rows.getString(1));
        } catch (SQLException _) {
            return false;
        }
    }

    /** Numbers continue behind this one, so that a sequence is never used twice even when its event is gone. */
    public void continueBehind(long sequence) {
        lastSequence = Math.max(lastSequence, sequence);
    }

    /** The generation that comes next for a unit. */
    public long nextGeneration(String surface, long unit) throws SQLException {
        PreparedStatement statement = statements.of(GENERATION);
        dialect.bindText(statement, 1, surface);
        statement.setLong(2, unit);
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getLong(1) + 1 : 1;
        }
    }

    /** Appends an event and says its number. A closing event of a complete generation removes what it supersedes. */
    public long append(
            String surface,
            long unit,
            String unitKey,
            long generation,
            boolean closing,
            boolean complete,
            RawJson payload)
            throws SQLException {
        return append(List.of(new NewEvent(surface, unit, unitKey, generation, closing, complete, payload)));
    }

    /** Appends events together and says the number of the last; those before it have the numbers before it. */
    long append(List<NewEvent> events) throws SQLException {
        long last = lastSequence + events.size();
        boolean _ = Atomic.commit(connection, () -> {
            long seq = lastSequence;
            for (NewEvent event : events) {
                append(++seq, event);
            }
            return true;
        });
        lastSequence = last;
        return last;
    }

    private void append(long seq, NewEvent event) throws SQLException {
        PreparedStatement statement = statements.of(APPEND);
        statement.setLong(1, seq);
        dialect.bindText(statement, 2, event.surface());
        statement.setLong(3, event.unit());
        dialect.bindText(statement, 4, event.unitKey());
        statement.setLong(5, event.generation());
        statement.setInt(6, event.closing() ? 1 : 0);
        statement.setInt(7, event.complete() ? 1 : 0);
        statement.setLong(8, TimeUnit.MILLISECONDS.toMicros(clock.millis()));
        statement.setBytes(9, event.payload().bytes());
        statement.executeUpdate();
        if (event.closing() && event.complete()) {
            forgetSuperseded(event.surface(), event.unit(), event.generation());
            tally.forget(new EventTally.Unit(event.surface(), event.unit()));
        }
    }

    /**
     * Streams the events of a surface behind a sequence, leaving out generations that were never closed. A few are read at a time, as one
     * engine holds what it reads in memory.
     */
    public void replay(String surface, long behind, EventSink sink) throws SQLException {
        long last = behind;
        int seen = EVENTS_AT_ONCE;
        try (PreparedStatement statement = connection.prepareStatement(REPLAY)) {
            while (seen == EVENTS_AT_ONCE) {
                dialect.bindText(statement, 1, surface);
                statement.setLong(2, last);
                statement.setInt(3, EVENTS_AT_ONCE);
                seen = 0;
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        seen++;
                        last = rows.getLong(1);
                        sink.accept(new Event(
                                last,
                                rows.getLong(2),
                                String.valueOf(dialect.text(rows, 3)),
                                rows.getLong(4),
                                rows.getInt(5) == 1,
                                rows.getInt(6) == 1,
                                new RawJson(rows.getBytes(7))));
                    }
                }
            }
        }
    }

    /**
     * The last event of a surface up to which something was dropped, or 0. Rows that were made up to an event before it cannot be brought
     * up by what is behind: they have to be made anew, from the whole log or from the files.
     */
    public long compactedThrough(String surface) throws SQLException {
        return compaction.through(surface);
    }

    /**
     * Drops what has been superseded: a replay of the whole log gives the same rows after it. Returns soon when there is nothing to do, and
     * after about a slice in any case; while the report says that there is more, the next call goes on.
     *
     * @param order what may be dropped and how long it may take
     * @return what was done
     */
    public CompactionReport compact(CompactionOrder order) throws SQLException {
        return compaction.run(order, lastSequence);
    }

    /** Copies the log into the database file and gives back memory. */
    public void settle() throws SQLException {
        dialect.settle(connection);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void forgetSuperseded(String surface, long unit, long generation) throws SQLException {
        PreparedStatement statement = statements.of(FORGET_SUPERSEDED);
        dialect.bindText(statement, 1, surface);
        statement.setLong(2, unit);
        statement.setLong(3, generation);
        statement.executeUpdate();
    }
}
