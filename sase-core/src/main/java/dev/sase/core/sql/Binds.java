package dev.sase.core.sql;

import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of a statement, in order. Confined to one thread. */
final class Binds {
    private final List<@Nullable Object> values = new ArrayList<>();

    void add(@Nullable Object value) {
        values.add(value);
    }

    void addAll(Binds others) {
        values.addAll(others.values);
    }

    void set(Dialect dialect, PreparedStatement statement) throws SQLException {
        if (values.size() > dialect.maxBinds()) {
            throw new SaseException(
                    ErrorCode.INVALID_REQUEST,
                    "the condition compares with " + values.size() + " values, at most " + dialect.maxBinds()
                            + " are allowed; ask for less at once");
        }
        for (int i = 0; i < values.size(); i++) {
            bind(dialect, statement, i + 1, values.get(i));
        }
    }

    static void bind(Dialect dialect, PreparedStatement statement, int index, @Nullable Object value)
            throws SQLException {
        switch (value) {
            case null -> statement.setNull(index, Types.NULL);
            case String text -> dialect.bindText(statement, index, text);
            case Long number -> statement.setLong(index, number);
            case Integer number -> statement.setInt(index, number);
            case Boolean flag -> statement.setInt(index, flag ? 1 : 0);
            case byte[] bytes -> statement.setBytes(index, bytes);
            case long[] ids -> dialect.bindIds(statement, index, ids);
            default -> throw new IllegalArgumentException("no SQL form for " + value.getClass());
        }
    }
}
