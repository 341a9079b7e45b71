package dev.sase.core.backup;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Looks into the SQLite file of a projection that no engine has open. */
final class SnapshotFile {
    private static final String OUR_TABLES =
            "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name IN ('checkpoint', 'source')";
    private static final String LAST_SEQUENCE = "SELECT MAX(last_seq) FROM checkpoint";
    private static final String DISTRUST = "UPDATE source SET fingerprint = '', settled = 0, content = ''";

    private SnapshotFile() {}

    /**
     * Reads all of a file and says whether it is a sound projection.
     *
     * @param file no link; it is not written, and nothing is created beside it
     * @throws BackupRefusal if it is not
     */
    static void check(Path file) {
        try (Connection connection = reading(file);
                Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("PRAGMA integrity_check(1)")) {
                String found = rows.next() ? rows.getString(1) : "nothing";
                if (!"ok".equals(found)) {
                    throw damaged(file, found, null);
                }
            }
            try (ResultSet rows = statement.executeQuery(OUR_TABLES)) {
                if (!rows.next() || rows.getInt(1) != 2) {
                    throw damaged(file, "it has not the tables of a projection", null);
                }
            }
        } catch (SQLException e) {
            throw damaged(file, String.valueOf(e.getMessage()), e);
        }
    }

    private static BackupRefusal damaged(Path file, String found, @Nullable Exception cause) {
        return new BackupRefusal(
                BackupRefusal.Subject.CONTENT,
                file + " is no sound copy of a projection: " + found
                        + "; choose another backup, or run 'sase daemon rebuild'",
                cause);
    }

    /** The last event that a file has rows of; 0 when it has none. */
    static long lastSequence(Path file) {
        try (Connection connection = reading(file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(LAST_SEQUENCE)) {
            return rows.next() ? rows.getLong(1) : 0;
        } catch (SQLException e) {
            throw damaged(file, String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Makes a file forget at which state of their sources its rows were loaded, so that the next start compares every source. To be done
     * before the file is in its place: a file whose rows are believed must never lie there.
     */
    static void distrust(Path file) throws SQLException {
        try (Connection connection = writing(file);
                Statement statement = connection.createStatement()) {
            // Everything has to be in this one file, which is about to get another name.
            statement.execute("PRAGMA journal_mode = DELETE");
            statement.execute("PRAGMA synchronous = FULL");
            statement.executeUpdate(DISTRUST);
        }
    }

    /** Copies the write-ahead log that a process left behind into its database. */
    static void foldLog(Path database) throws SQLException {
        try (Connection connection = writing(database);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    /** Unchangeable, or SQLite would look for a log beside the file and create one. */
    private static Connection reading(Path file) throws SQLException {
        return DriverManager.getConnection(url(file) + "?mode=ro&immutable=1");
    }

    private static Connection writing(Path file) throws SQLException {
        return DriverManager.getConnection(url(file) + "?mode=rw");
    }

    private static String url(Path file) {
        return "jdbc:sqlite:file:" + file.toUri().getRawPath();
    }
}
