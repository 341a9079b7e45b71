package dev.sase.core.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** SQLite: text is compared by its UTF-8 bytes as stored. */
public record SqliteDialect() implements Dialect {
    private static final int AUTO_CHECKPOINT_PAGES = 8192;
    private static final int BUSY_MILLIS = 2_000;

    @Override
    public String idType() {
        return "INTEGER";
    }

    @Override
    public String textType() {
        return "TEXT";
    }

    @Override
    public String bytesType() {
        return "BLOB";
    }

    @Override
    public String same() {
        return "IS";
    }

    @Override
    public String useIndex(String index) {
        return " INDEXED BY " + index;
    }

    @Override
    public boolean correlatesWell() {
        return true;
    }

    @Override
    public boolean repeatsQueries() {
        return true;
    }

    @Override
    public String orderedJoin() {
        return "CROSS JOIN";
    }

    @Override
    public String keyOnly() {
        return " WITHOUT ROWID";
    }

    @Override
    public String inIds(String column) {
        return column + " IN (SELECT value FROM json_each(?))";
    }

    @Override
    public void bindIds(PreparedStatement statement, int index, long[] ids) throws SQLException {
        StringBuilder json = new StringBuilder("[");
        for (int i = 0; i < ids.length; i++) {
            json.append(i == 0 ? "" : ",").append(ids[i]);
        }
        statement.setString(index, json.append(']').toString());
    }

    @Override
    public void bindText(PreparedStatement statement, int index, String text) throws SQLException {
        statement.setString(index, text);
    }

    @Override
    public @Nullable String text(ResultSet row, int column) throws SQLException {
        return row.getString(column);
    }

    @Override
    public void settle(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // A reader in the way leaves a part for the next time; waiting for it would hold up the writer.
            statement.execute("PRAGMA busy_timeout = 0");
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            statement.execute("PRAGMA busy_timeout = " + BUSY_MILLIS);
            statement.execute("PRAGMA shrink_memory");
        }
    }

    @Override
    public Checkpoint checkpoint(Connection connection, String mode) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(" + mode + ")")) {
            return new Checkpoint(row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }

    @Override
    public int maxBinds() {
        return 32_000;
    }

    @Override
    public void configure(Connection connection, boolean readOnly) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // Readers go on from the last commit while the writer writes.
            statement.execute("PRAGMA journal_mode = WAL");
            // A power cut may lose the last commits, never consistency; what is lost is projected again.
            statement.execute("PRAGMA synchronous = NORMAL");
            // Only a checkpoint of another connection can be in the way, and that is short.
            statement.execute("PRAGMA busy_timeout = " + BUSY_MILLIS);
            // Negative is KiB. The operating system's cache is behind it.
            statement.execute("PRAGMA cache_size = " + (readOnly ? -2048 : -8192));
            if (readOnly) {
                // Sorts of a few hundred rows must not touch the disk; the writer's index builds may, to stay flat in
                // memory.
                statement.execute("PRAGMA temp_store = MEMORY");
                statement.execute("PRAGMA query_only = ON");
            } else {
                // Pages of 4 KiB: a checkpoint for every 32 MiB instead of every 4 saves most of its syncs.
                statement.execute("PRAGMA wal_autocheckpoint = " + AUTO_CHECKPOINT_PAGES);
            }
        }
    }
}
