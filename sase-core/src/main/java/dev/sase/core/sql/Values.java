package dev.sase.core.sql;

import dev.sase.spi.Field;
import dev.sase.spi.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads field values from result sets. */
public final class Values {
    private Values() {}

    /** The value of a field as a row has it. */
    public static @Nullable Object read(Dialect dialect, Field<?, ?> field, ResultSet row, int column)
            throws SQLException {
        return switch (field.kind()) {
            case Kind.Text _ -> dialect.text(row, column);
            case Kind.Whole _ -> {
                long value = row.getLong(column);
                yield row.wasNull() ? null : value;
            }
            case Kind.Flag _ -> {
                int value = row.getInt(column);
                yield row.wasNull() ? null : value != 0;
            }
        };
    }
}
