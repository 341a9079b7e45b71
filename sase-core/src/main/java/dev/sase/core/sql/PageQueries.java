package dev.sase.core.sql;

import dev.sase.core.record.PageBuilder;
import dev.sase.spi.Ordering;
import dev.sase.spi.PageRequest;
import dev.sase.spi.Position;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordKey;
import dev.sase.spi.View;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Fills pages.
 *
 * @param queries over the snapshot
 */
record PageQueries(RowQueries queries) {
    <R> void fill(
            CollectionTables<R> of,
            Conjuncts<R> conjuncts,
            Ordering<R> by,
            View<R> as,
            PageRequest page,
            PageBuilder builder)
            throws SQLException {
        if (conjuncts.forJava().isEmpty()) {
            pageBySql(of, conjuncts, by, as, page, builder);
        } else {
            pageByScan(of, conjuncts, by, as, page, builder);
        }
    }

    private <R> void pageBySql(
            CollectionTables<R> of,
            Conjuncts<R> conjuncts,
            Ordering<R> by,
            View<R> as,
            PageRequest page,
            PageBuilder builder)
            throws SQLException {
        Keyset<R> keyset = new Keyset<>(of, by);
        StringBuilder sql =
                new StringBuilder("SELECT r.unit, r.handle, r.occurrence, b.").append(CollectionTables.column(as));
        Binds binds = new Binds();
        AccessPath<R> path = queries.path(of, conjuncts, by, page.limit());
        sql.append(" FROM ")
                .append(of.rows())
                .append(" r")
                .append(path.hint())
                .append(' ')
                .append(queries.dialect().orderedJoin());
        sql.append(' ').append(of.bodies()).append(" b ON b.id = r.id WHERE ");
        queries.where(of, conjuncts, path, page.after(), keyset, sql, binds);
        sql.append(" ORDER BY ").append(keyset.orderBy("r")).append(" LIMIT ").append(page.limit() + 1);
        PreparedStatement statement = queries.connection().reuse(sql.toString());
        binds.set(queries.dialect(), statement);
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                RecordKey key = queries.key(rows);
                if (!builder.add(key, new RawJson(rows.getBytes(4)), () -> position(of, keyset, key))) {
                    break;
                }
            }
        }
    }

    /** The position of a row. Looked up once a page, for its last row, instead of reading the keys of every row. */
    private <R> Position position(CollectionTables<R> of, Keyset<R> keyset, RecordKey key) {
        try {
            PreparedStatement statement = queries.connection()
                    .reuse("SELECT r.unit" + keyset.keyColumns("r") + " FROM " + of.rows()
                            + " r WHERE r.unit = ? AND r.handle = ? AND r.occurrence = ?");
            statement.setLong(1, key.unit());
            queries.dialect().bindText(statement, 2, key.handle());
            statement.setInt(3, key.occurrence());
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new SQLException("row '" + key.handle() + "' is gone within its own snapshot");
                }
                return keyset.position(rows, 2, key);
            }
        } catch (SQLException e) {
            throw RowQueries.failed("page", of.collection(), e);
        }
    }

    private <R> void pageByScan(
            CollectionTables<R> of,
            Conjuncts<R> conjuncts,
            Ordering<R> by,
            View<R> as,
            PageRequest page,
            PageBuilder builder)
            throws SQLException {
        Keyset<R> keyset = new Keyset<>(of, by);
        List<RowQueries.Found> found = new ArrayList<>();
        queries.scan(of, conjuncts, keyset, page.after(), (rows, id) -> {
            found.add(new RowQueries.Found(id, keyset.position(rows, 5, queries.key(rows))));
            return found.size() <= page.limit();
        });
        Map<Long, RawJson> bodies = queries.bodies(
                of,
                CollectionTables.column(as),
                found.stream().mapToLong(RowQueries.Found::id).toArray());
        for (RowQueries.Found row : found) {
            RawJson json = bodies.get(row.id());
            if (json == null) {
                throw new SQLException("row " + row.id() + " of " + of.rows() + " has no body");
            }
            if (!builder.add(row.position().row(), json, row::position)) {
                break;
            }
        }
    }
}
