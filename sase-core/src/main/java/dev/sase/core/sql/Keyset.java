package dev.sase.core.sql;

import dev.sase.spi.Ordering;
import dev.sase.spi.Position;
import dev.sase.spi.RecordKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order of a page in SQL and the condition that starts it behind a position. The condition uses row values, or a redundant bound
 * on the first key: the plain OR form alone would scan. Immutable.
 *
 * @param tables the collection
 * @param ordering the order
 */
record Keyset<R>(CollectionTables<R> tables, Ordering<R> ordering) {
    private record Column(String name, boolean descending, boolean nullable) {}

    /** The ORDER BY list over an alias. */
    String orderBy(String alias) {
        List<String> parts = new ArrayList<>();
        for (Column column : columns(alias)) {
            parts.add(column.name() + (column.descending() ? " DESC" : ""));
        }
        return String.join(", ", parts);
    }

    /** The select list of the ordering's own keys, each behind a comma. */
    String keyColumns(String alias) {
        StringBuilder list = new StringBuilder();
        ordering.keys()
                .forEach(key -> list.append(", ").append(alias).append('.').append(tables.column(key.field())));
        return list.toString();
    }

    /** Reads the position of a row whose keys start at a column. */
    Position position(ResultSet row, int firstKey, RecordKey key) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < ordering.keys().size(); i++) {
            values.add(Values.read(tables.dialect(), ordering.keys().get(i).field(), row, firstKey + i));
        }
        return new Position(values, key);
    }

    /** Writes the condition that a row comes behind a position. */
    void after(String alias, Position position, StringBuilder sql, Binds binds) {
        List<Column> columns = columns(alias);
        List<@Nullable Object> values = new ArrayList<>(position.keys());
        Collections.addAll(
                values,
                position.row().handle(),
                (long) position.row().occurrence(),
                position.row().unit());
        if (columns.stream().noneMatch(column -> column.descending() || column.nullable())) {
            sql.append('(')
                    .append(String.join(", ", columns.stream().map(Column::name).toList()))
                    .append(") > (");
            sql.append("?, ".repeat(columns.size() - 1)).append("?)");
            values.forEach(binds::add);
            return;
        }
        sql.append('(');
        bound(columns.getFirst(), values.getFirst(), sql, binds);
        beyond(columns, values, 0, sql, binds);
        sql.append(')');
    }

    /** A bound on the first key that every later row keeps, so that the engine starts in the middle of the index. */
    private static void bound(Column column, @Nullable Object value, StringBuilder sql, Binds binds) {
        String name = column.name();
        if (value == null) {
            sql.append(column.descending() ? name + " IS NULL AND " : "");
        } else if (column.descending() && column.nullable()) {
            sql.append('(').append(name).append(" <= ? OR ").append(name).append(" IS NULL) AND ");
            binds.add(value);
        } else {
            sql.append(name).append(column.descending() ? " <= ? AND " : " >= ? AND ");
            binds.add(value);
        }
    }

    private static void beyond(
            List<Column> columns, List<@Nullable Object> values, int at, StringBuilder sql, Binds binds) {
        Column column = columns.get(at);
        Object value = values.get(at);
        String name = column.name();
        sql.append('(');
        if (value == null) {
            sql.append(column.descending() ? "1 = 0" : name + " IS NOT NULL");
        } else if (column.nullable()) {
            String compared = name + (column.descending() ? " < ?" : " > ?");
            sql.append(column.descending() ? name + " IS NULL OR " + compared : name + " IS NOT NULL AND " + compared);
            binds.add(value);
        } else {
            sql.append(name).append(column.descending() ? " < ?" : " > ?");
            binds.add(value);
        }
        if (at < columns.size() - 1) {
            sql.append(" OR (");
            if (value == null) {
                sql.append(name).append(" IS NULL");
            } else {
                sql.append(column.nullable() ? name + " IS NOT NULL AND " : "")
                        .append(name)
                        .append(" = ?");
                binds.add(value);
            }
            sql.append(" AND ");
            beyond(columns, values, at + 1, sql, binds);
            sql.append(')');
        }
        sql.append(')');
    }

    private List<Column> columns(String alias) {
        List<Column> columns = new ArrayList<>();
        for (Ordering.Key<R> key : ordering.keys()) {
            columns.add(new Column(
                    alias + "." + tables.column(key.field()),
                    key.descending(),
                    key.field().nullable()));
        }
        for (String column : List.of("handle", "occurrence", "unit")) {
            columns.add(new Column(alias + "." + column, false, false));
        }
        return columns;
    }
}
