package dev.sase.core.store;

import dev.sase.core.sql.Dialect;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.RawJson;
import dev.sase.spi.SaseException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
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
            """;

    private final Connection connection;
    private final Dialect dialect;
    private final Clock clock;
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
     * @throws SaseException with {@link ErrorCode#STORE_TOO_NEW} when a newer version wrote it
     */
    public JournalStore(Connection connection, Dialect dialect, Clock clock) throws SQLException {
        this.connection = connection;
        this.clock = clock;
        this.dialect = dialect;
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS journal_version (version INTEGER NOT NULL)");
            int version = 0;
            try (ResultSet rows = statement.executeQuery("SELECT MAX(version) FROM journal_version")) {
                version = rows.next() ? rows.getInt(1) : 0;
            }
            if (version > VERSION) {
                throw new SaseException(
                        ErrorCode.STORE_TOO_NEW,
                        "the journal has version " + version + ", this program knows " + VERSION
                                + " at most; it is left untouched: update sase, or set another run root");
            }
            statement.execute("CREATE TABLE IF NOT EXISTS event (seq " + dialect.idType() + " PRIMARY KEY, surface "
                    + dialect.textType()
                    + " NOT NULL, unit BIGINT NOT NULL, unit_key " + dialect.textType()
                    + " NOT NULL, generation BIGINT NOT NULL, closing INTEGER NOT NULL, complete INTEGER NOT NULL,"
                    + " created_at_micros BIGINT NOT NULL, payload " + dialect.bytesType() + " NOT NULL)");
            statement.execute("CREATE INDEX IF NOT EXISTS event_unit ON event (surface, unit, generation, closing)");
            if (version == 0) {
                statement.execute("INSERT INTO journal_version (version) VALUES (" + VERSION + ")");
            }
            try (ResultSet rows = statement.executeQuery("SELECT MAX(seq) FROM event")) {
                lastSequence = rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    /** The number of the last event, or 0. */
    public long lastSequence() {
        return lastSequence;
    }

    /** Numbers continue behind this one, so that a sequence is never used twice even when its event is gone. */
    public void continueBehind(long sequence) {
        lastSequence = Math.max(lastSequence, sequence);
    }

    /** The generation that comes next for a unit. */
    public long nextGeneration(String surface, long unit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(GENERATION)) {
            dialect.bindText(statement, 1, surface);
            statement.setLong(2, unit);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) + 1 : 1;
            }
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
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
            long seq = lastSequence + 1;
            statement.setLong(1, seq);
            dialect.bindText(statement, 2, surface);
            statement.setLong(3, unit);
            dialect.bindText(statement, 4, unitKey);
            statement.setLong(5, generation);
            statement.setInt(6, closing ? 1 : 0);
            statement.setInt(7, complete ? 1 : 0);
            statement.setLong(8, TimeUnit.MILLISECONDS.toMicros(clock.millis()));
            statement.setBytes(9, payload.bytes());
            statement.executeUpdate();
            if (closing && complete) {
                forgetSuperseded(surface, unit, generation);
            }
            connection.commit();
            lastSequence = seq;
            return seq;
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** Streams the events of a surface behind a sequence, leaving out generations that were never closed. */
    public void replay(String surface, long behind, EventSink sink) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REPLAY)) {
            dialect.bindText(statement, 1, surface);
            statement.setLong(2, behind);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    sink.accept(new Event(
                            rows.getLong(1),
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

    /** Which journal this is. */
    public String id() {
        return "";
    }

    /** The last event of a surface that was dropped. */
    public long compactedThrough(String surface) {
        return 0;
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
        try (PreparedStatement statement = connection.prepareStatement(FORGET_SUPERSEDED)) {
            dialect.bindText(statement, 1, surface);
            statement.setLong(2, unit);
            statement.setLong(3, generation);
            statement.executeUpdate();
        }
    }
}
