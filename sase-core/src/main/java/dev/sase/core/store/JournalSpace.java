package dev.sase.core.store;

import dev.sase.core.sql.Dialect;
import dev.sase.core.sql.H2Dialect;
import dev.sase.core.sql.SqliteDialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The size of the journal, and the way of what compaction freed back to the file system. Confined to the writer thread. */
final class JournalSpace {
    /** A pragma's value for files that give back pages on demand. */
    private static final long INCREMENTAL = 2;

    private static final int STEP_PAGES = 256;

    /** Below this a file made without pages to give back is not worth a copy of itself. */
    private static final long SMALLEST_VACUUM_BYTES = 16L * 1024 * 1024;

    private final Connection connection;
    private final Dialect dialect;
    private long summedAt = -1;
    private long sum;

    JournalSpace(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /** Makes a database without tables one that gives pages back on demand. Outside a transaction. */
    void prepare() throws SQLException {
        if (dialect instanceof SqliteDialect && number("SELECT COUNT(*) FROM sqlite_schema") == 0) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA auto_vacuum = INCREMENTAL");
                // The log mode has written the header already; only a vacuum changes it now, and there is nothing to
                // copy.
                statement.execute("VACUUM");
            }
        }
    }

    /**
     * The bytes in use: of pages with SQLite, of payloads with H2, whose file tells nothing of what is in use.
     *
     * @param state a number that differs when events have come or gone
     */
    long used(long state) throws SQLException {
        return switch (dialect) {
            case SqliteDialect _ -> (pages() - freePages()) * pageSize();
            case H2Dialect _ -> {
                if (state != summedAt) {
                    sum = number("SELECT COALESCE(SUM(OCTET_LENGTH(payload)), 0) FROM event");
                    summedAt = state;
                }
                yield sum;
            }
        };
    }

    /** Gives free pages back until a time of {@link System#nanoTime}, some at least; says whether more are left to give. */
    boolean giveBack(long deadline) throws SQLException {
        if (!(dialect instanceof SqliteDialect)) {
            return false;
        }
        if (number("PRAGMA auto_vacuum") != INCREMENTAL) {
            return vacuum();
        }
        boolean given = false;
        boolean left = hasSpare();
        try (Statement statement = connection.createStatement()) {
            while (left && !(given && System.nanoTime() - deadline >= 0)) {
                // As an update, since the driver takes one step of a query: one page.
                statement.executeUpdate("PRAGMA incremental_vacuum(" + STEP_PAGES + ")");
                given = true;
                left = hasSpare();
            }
        }
        if (given && !left) {
            truncateLog();
        }
        return left;
    }

    /** An eighth stays, for the events that come. */
    private boolean hasSpare() throws SQLException {
        return freePages() > Math.max(STEP_PAGES, pages() / 8);
    }

    private boolean vacuum() throws SQLException {
        if (pages() * pageSize() > SMALLEST_VACUUM_BYTES && freePages() * 2 > pages()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA auto_vacuum = INCREMENTAL");
                statement.execute("VACUUM");
            }
            truncateLog();
        }
        return false;
    }

    private void truncateLog() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    private long pages() throws SQLException {
        return number("PRAGMA page_count");
    }

    private long freePages() throws SQLException {
        return number("PRAGMA freelist_count");
    }

    private long pageSize() throws SQLException {
        return number("PRAGMA page_size");
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }
}
