package dev.sase.core.sql;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** H2: text is kept as bytes, because its character types compare UTF-16 units. */
public record H2Dialect() implements Dialect {
    @Override
    public String idType() {
        return "BIGINT";
    }

    @Override
    public String textType() {
        return "VARBINARY";
    }

    @Override
    public String bytesType() {
        return "VARBINARY";
    }

    @Override
    public String same() {
        return "IS NOT DISTINCT FROM";
    }

    @Override
    public String useIndex(String index) {
        return "";
    }

    @Override
    public boolean correlatesWell() {
        return false;
    }

    /** Not with H2 2.5.252: an indexed IN that a LIMIT has ended early goes on in the middle of its values at the next run. */
    @Override
    public boolean repeatsQueries() {
        return false;
    }

    @Override
    public String orderedJoin() {
        return "JOIN";
    }

    @Override
    public String keyOnly() {
        return "";
    }

    @Override
    public String inIds(String column) {
        return column + " IN (SELECT * FROM UNNEST(CAST(? AS BIGINT ARRAY)))";
    }

    @Override
    public void bindIds(PreparedStatement statement, int index, long[] ids) throws SQLException {
        Object[] values = new Object[ids.length];
        for (int i = 0; i < ids.length; i++) {
            values[i] = ids[i];
        }
        statement.setObject(index, values);
    }

    @Override
    public void bindText(PreparedStatement statement, int index, String text) throws SQLException {
        statement.setBytes(index, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public @Nullable String text(ResultSet row, int column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void settle(Connection connection) {
        // H2 writes in the background by itself.
    }

    @Override
    public int maxBinds() {
        return 32_000;
    }

    @Override
    public void configure(Connection connection, boolean readOnly) throws SQLException {
        connection.setTransactionIsolation(
                readOnly ? Connection.TRANSACTION_REPEATABLE_READ : Connection.TRANSACTION_READ_COMMITTED);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCK_TIMEOUT 2000");
        }
    }

    @Override
    public Checkpoint checkpoint(Connection connection, String mode) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        }
        return new Checkpoint(0, -1, -1);
    }
}
