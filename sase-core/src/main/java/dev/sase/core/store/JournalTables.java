package dev.sase.core.store;

import dev.sase.core.sql.Dialect;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** Creates the tables of the journal, and reads what is read once. */
final class JournalTables {
    private static final String CREATE_IDENTITY = "INSERT INTO journal_identity (id, counted_through) VALUES (?, 0)";

    private JournalTables() {}

    /**
     * Creates what is missing.
     *
     * @throws SaseException with {@link ErrorCode#STORE_TOO_NEW} when a newer version wrote the journal
     */
    static void create(Connection connection, Dialect dialect) throws SQLException {
        String text = dialect.textType() + " NOT NULL";
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS journal_version (version INTEGER NOT NULL)");
            int version = 0;
            try (ResultSet rows = statement.executeQuery("SELECT MAX(version) FROM journal_version")) {
                version = rows.next() ? rows.getInt(1) : 0;
            }
            if (version > JournalStore.VERSION) {
                throw new SaseException(
                        ErrorCode.STORE_TOO_NEW,
                        "the journal has version " + version + ", this program knows " + JournalStore.VERSION
                                + " at most; it is left untouched: update sase, or set another run root");
            }
            statement.execute("CREATE TABLE IF NOT EXISTS event (seq " + dialect.idType() + " PRIMARY KEY, surface "
                    + text + ", unit BIGINT NOT NULL, unit_key " + text
                    + ", generation BIGINT NOT NULL, closing INTEGER NOT NULL, complete INTEGER NOT NULL,"
                    + " created_at_micros BIGINT NOT NULL, payload " + dialect.bytesType() + " NOT NULL)");
            statement.execute("CREATE INDEX IF NOT EXISTS event_unit ON event (surface, unit, generation, closing)");
            // A program that knows nothing of the following tables appends events as before: what they say of events is
            // either an estimate or a lower bound that stays true. So they need no new version.
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS journal_identity (id " + text + ", counted_through BIGINT NOT NULL)");
            statement.execute("CREATE TABLE IF NOT EXISTS journal_surface (surface " + dialect.textType()
                    + " PRIMARY KEY, compacted_through BIGINT NOT NULL)" + dialect.keyOnly());
            statement.execute("CREATE TABLE IF NOT EXISTS journal_unit (surface " + text
                    + ", unit BIGINT NOT NULL, base_bytes BIGINT NOT NULL, pending_bytes BIGINT NOT NULL,"
                    + " PRIMARY KEY (surface, unit))" + dialect.keyOnly());
            if (version == 0) {
                statement.execute("INSERT INTO journal_version (version) VALUES (" + JournalStore.VERSION + ")");
            }
        }
        if (id(connection, dialect).isEmpty()) {
            try (PreparedStatement statement = connection.prepareStatement(CREATE_IDENTITY)) {
                dialect.bindText(statement, 1, UUID.randomUUID().toString());
                statement.executeUpdate();
            }
        }
    }

    /** The journal's own name; empty before {@link #create}. */
    static String id(Connection connection, Dialect dialect) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id FROM journal_identity")) {
            return rows.next() ? String.valueOf(dialect.text(rows, 1)) : "";
        }
    }
}
