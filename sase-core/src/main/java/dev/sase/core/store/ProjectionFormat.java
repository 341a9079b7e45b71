package dev.sase.core.store;

import dev.sase.core.sql.Dialect;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tables of a projection that do not belong to a surface, and their version. */
final class ProjectionFormat {
    /** The version; a newer one is refused and left untouched, an older one is made anew. There are no migrations. */
    static final int VERSION = 2;

    /** What is kept per source unit. */
    static final List<String> SOURCE_TABLES = List.of("source", "diagnostic");

    private static final String META = "projection_meta";

    private ProjectionFormat() {}

    /**
     * Makes sure that a store has this form.
     *
     * @throws SaseException with {@link ErrorCode#STORE_TOO_NEW} when a newer version wrote it; it is untouched then
     */
    static void prepare(Connection connection, Dialect dialect) throws SQLException {
        List<String> tables = tables(connection);
        int version = version(connection, tables);
        if (version > VERSION) {
            throw new SaseException(
                    ErrorCode.STORE_TOO_NEW,
                    "the projection has form " + version + ", this program knows " + VERSION
                            + " at most; it is left untouched: update sase, or set another run root");
        }
        try (Statement statement = connection.createStatement()) {
            if (version < VERSION) {
                for (String table : tables) {
                    statement.execute("DROP TABLE " + table);
                }
                create(statement, dialect);
            }
        }
    }

    private static void create(Statement statement, Dialect dialect) throws SQLException {
        String text = dialect.textType() + " NOT NULL";
        statement.execute("CREATE TABLE checkpoint (surface " + dialect.textType()
                + " PRIMARY KEY, slot INTEGER NOT NULL, fingerprint " + text
                + ", epoch BIGINT NOT NULL, last_seq BIGINT NOT NULL)");
        statement.execute("CREATE TABLE source (surface " + text + ", slot INTEGER NOT NULL, unit BIGINT NOT NULL,"
                + " unit_key " + text + ", scope " + text + ", path " + text + ", fingerprint " + text
                + ", settled INTEGER NOT NULL, newest_micros BIGINT NOT NULL, generation BIGINT NOT NULL,"
                + " last_seq BIGINT NOT NULL, records BIGINT NOT NULL, content " + text
                + ", PRIMARY KEY (surface, slot, unit))");
        statement.execute("CREATE TABLE diagnostic (surface " + text
                + ", slot INTEGER NOT NULL, unit BIGINT NOT NULL, number INTEGER NOT NULL, severity " + text
                + ", token " + text + ", file " + text + ", line BIGINT NOT NULL, message " + text
                + ", PRIMARY KEY (surface, slot, unit, number))");
        statement.execute("CREATE TABLE " + META + " (version INTEGER NOT NULL, journal_id " + text + ")");
        // Last, so that a form that was made in part counts as none.
        statement.execute("INSERT INTO " + META + " (version, journal_id) VALUES (" + VERSION + ", "
                + (dialect.textType().equals("TEXT") ? "''" : "X''") + ")");
    }

    private static int version(Connection connection, List<String> tables) throws SQLException {
        if (tables.stream().noneMatch(table -> table.toLowerCase(Locale.ROOT).equals(META))) {
            return 0;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT MAX(version) FROM " + META)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    /** All tables of a store, by name. */
    static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
            while (rows.next()) {
                String schema = rows.getString("TABLE_SCHEM");
                if (!"INFORMATION_SCHEMA".equals(schema)) {
                    tables.add(rows.getString("TABLE_NAME"));
                }
            }
        }
        return tables;
    }
}
