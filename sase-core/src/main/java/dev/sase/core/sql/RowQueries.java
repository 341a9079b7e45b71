package dev.sase.core.sql;

import dev.sase.spi.ErrorCode;
import dev.sase.spi.Ordering;
import dev.sase.spi.Position;
import dev.sase.spi.Predicate;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.RecordKey;
import dev.sase.spi.SaseException;
import dev.sase.spi.Tally;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * What every query over the rows of one snapshot is made of: its condition, its scan where texts decide, the bodies of what was found.
 *
 * @param connection in the snapshot
 * @param tables the surface's tables
 * @param sequence the last sequence that the snapshot has
 * @param memo counts kept between reads
 */
record RowQueries(ReadConnection connection, SurfaceTables tables, long sequence, ReadMemo memo) {
    record Found(long id, Position position) {}

    /** Takes rows of a scan until it has enough. */
    interface RowTaker {
        boolean take(ResultSet row, long id) throws SQLException;
    }

    /** Streams the texts of the rows that SQL lets through; columns 1 to 4 are id, unit … as {@link #key} expects them shifted. */
    <R> void scan(
            CollectionTables<R> of, Conjuncts<R> conjuncts, Keyset<R> keyset, Optional<Position> after, RowTaker taker)
            throws SQLException {
        Conditions conditions = new Conditions(tables, this::ids);
        int firstPlanned = 5 + keyset.ordering().keys().size();
        ScanPlan<R> plan = new ScanPlan<>(of, conditions, new Predicate.All<>(conjuncts.forJava()), firstPlanned);
        AccessPath<R> path = AccessPath.walk(of, conjuncts, keyset.ordering());
        StringBuilder sql =
                new StringBuilder("SELECT r.unit, r.handle, r.occurrence, r.id").append(keyset.keyColumns("r"));
        sql.append(plan.selectList())
                .append(" FROM ")
                .append(of.rows())
                .append(" r")
                .append(path.hint());
        sql.append(' ')
                .append(dialect().orderedJoin())
                .append(' ')
                .append(of.texts())
                .append(" x ON x.id = r.id WHERE ");
        Binds binds = new Binds();
        binds.addAll(plan.binds());
        where(of, conjuncts, path, after, keyset, sql, binds);
        sql.append(" ORDER BY ").append(keyset.orderBy("r"));
        PreparedStatement statement = connection.reuse(sql.toString());
        binds.set(dialect(), statement);
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                if (plan.test(rows) && !taker.take(rows, rows.getLong(4))) {
                    return;
                }
            }
        }
    }

    <R> Map<Long, RawJson> bodies(CollectionTables<R> of, String column, long[] ids) throws SQLException {
        PreparedStatement statement = connection.reuse("SELECT b.id, b." + column + " FROM " + of.bodies() + " b WHERE "
                + dialect().inIds("b.id"));
        dialect().bindIds(statement, 1, ids);
        Map<Long, RawJson> bodies = new HashMap<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                bodies.put(rows.getLong(1), new RawJson(rows.getBytes(2)));
            }
        }
        return bodies;
    }

    <R> void where(
            CollectionTables<R> of,
            Conjuncts<R> conjuncts,
            AccessPath<R> path,
            Optional<Position> after,
            Keyset<R> keyset,
            StringBuilder sql,
            Binds binds) {
        Conditions conditions = new Conditions(tables, this::ids);
        sql.append("1 = 1");
        for (Predicate<R> part : conjuncts.forSql()) {
            sql.append(" AND ");
            if (part.equals(path.fromTarget()) && part instanceof Predicate.Linked<R, ?> linked) {
                conditions.writeFromTarget(of, "r", conjuncts.scope().orElseThrow(), linked, sql, binds);
            } else {
                conditions.write(of, "r", part, sql, binds);
            }
        }
        if (after.isPresent()) {
            sql.append(" AND ");
            keyset.after("r", after.get(), sql, binds);
        }
    }

    <S> long[] ids(CollectionTables<S> target, Predicate<S> predicate) {
        Conjuncts<S> conjuncts = Conjuncts.of(target.collection(), predicate);
        LongStream.Builder ids = LongStream.builder();
        try {
            if (conjuncts.forJava().isEmpty()) {
                StringBuilder sql = new StringBuilder("SELECT r.id FROM ")
                        .append(target.rows())
                        .append(" r WHERE ");
                Binds binds = new Binds();
                new Conditions(tables, this::ids).write(target, "r", predicate, sql, binds);
                try (PreparedStatement statement = connection.own(sql.toString())) {
                    binds.set(dialect(), statement);
                    try (ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            ids.add(rows.getLong(1));
                        }
                    }
                }
            } else {
                scan(
                        target,
                        new Conjuncts<>(Optional.empty(), conjuncts.forSql(), conjuncts.forJava()),
                        new Keyset<>(target, Ordering.by("key")),
                        Optional.empty(),
                        (_, id) -> {
                            ids.add(id);
                            return true;
                        });
            }
        } catch (SQLException e) {
            throw failed("search", target.collection(), e);
        }
        return ids.build().toArray();
    }

    /** How a page of rows is found. */
    <R> AccessPath<R> path(CollectionTables<R> of, Conjuncts<R> conjuncts, Ordering<R> by, int limit) {
        return memo.path(
                of, conjuncts, by, limit, sequence, () -> AccessPath.choose(of, conjuncts, by, limit, this::estimate));
    }

    <S> Optional<Groups> estimate(RecordCollection<S> of, Tally<S> tally, String scope) {
        return new GroupCounts(connection, memo, sequence).estimate(tables.of(of), tally, scope);
    }

    RecordKey key(ResultSet row) throws SQLException {
        return new RecordKey(row.getLong(1), String.valueOf(dialect().text(row, 2)), row.getInt(3));
    }

    Dialect dialect() {
        return tables.dialect();
    }

    static SaseException failed(String what, RecordCollection<?> from, SQLException e) {
        return new SaseException(
                ErrorCode.STORE_FAILED,
                "cannot " + what + " '" + from.name() + "' in the projection: " + e.getMessage()
                        + "; run 'sase daemon rebuild' if it happens again",
                e);
    }
}
