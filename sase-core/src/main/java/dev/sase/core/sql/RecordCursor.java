package dev.sase.core.sql;

import dev.sase.spi.ErrorCode;
import dev.sase.spi.Ordering;
import dev.sase.spi.Predicate;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordKey;
import dev.sase.spi.SaseException;
import dev.sase.spi.StoredRecord;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Decodes records while they are read. Confined to one thread. */
final class RecordCursor<R> implements AutoCloseable {
    private final CollectionTables<R> of;
    private final ReadConnection connection;
    private final String sql;
    private final PreparedStatement statement;
    private final ResultSet rows;
    private final @Nullable ScanPlan<R> plan;
    private boolean open = true;

    private RecordCursor(
            CollectionTables<R> of,
            ReadConnection connection,
            String sql,
            PreparedStatement statement,
            ResultSet rows,
            @Nullable ScanPlan<R> plan) {
        this.of = of;
        this.connection = connection;
        this.sql = sql;
        this.statement = statement;
        this.rows = rows;
        this.plan = plan;
    }

    static <R> RecordCursor<R> open(
            ReadConnection connection,
            SurfaceTables tables,
            CollectionTables<R> of,
            Conjuncts<R> conjuncts,
            Ordering<R> by,
            Conditions.IdResolver resolver,
            AccessPath.Estimator estimator)
            throws SQLException {
        Conditions conditions = new Conditions(tables, resolver);
        ScanPlan<R> plan = conjuncts.forJava().isEmpty()
                ? null
                : new ScanPlan<>(of, conditions, new Predicate.All<>(conjuncts.forJava()), 5);
        AccessPath<R> path = AccessPath.choose(of, conjuncts, by, Integer.MAX_VALUE, estimator);
        String join = " " + of.dialect().orderedJoin() + " ";
        StringBuilder sql = new StringBuilder("SELECT r.unit, r.handle, r.occurrence, b.record");
        sql.append(plan == null ? "" : plan.selectList());
        sql.append(" FROM ").append(of.rows()).append(" r").append(path.hint());
        sql.append(join).append(of.bodies()).append(" b ON b.id = r.id");
        if (plan != null) {
            sql.append(join).append(of.texts()).append(" x ON x.id = r.id");
        }
        sql.append(" WHERE ");
        Binds binds = new Binds();
        if (plan != null) {
            binds.addAll(plan.binds());
        }
        conditions.write(of, "r", new Predicate.All<>(conjuncts.forSql()), sql, binds);
        sql.append(" ORDER BY ").append(new Keyset<>(of, by).orderBy("r"));
        PreparedStatement statement = connection.own(sql.toString());
        try {
            binds.set(of.dialect(), statement);
            return new RecordCursor<>(of, connection, sql.toString(), statement, statement.executeQuery(), plan);
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    Stream<StoredRecord<R>> stream() {
        Spliterator<StoredRecord<R>> all = new Spliterators.AbstractSpliterator<>(Long.MAX_VALUE, Spliterator.ORDERED) {
            @Override
            public boolean tryAdvance(Consumer<? super StoredRecord<R>> action) {
                @Nullable StoredRecord<R> next = next();
                if (next != null) {
                    action.accept(next);
                }
                return next != null;
            }
        };
        return StreamSupport.stream(all, false);
    }

    private @Nullable StoredRecord<R> next() {
        try {
            while (rows.next()) {
                if (plan == null || plan.test(rows)) {
                    RecordKey key = new RecordKey(
                            rows.getLong(1), String.valueOf(of.dialect().text(rows, 2)), rows.getInt(3));
                    return new StoredRecord<>(key, of.collection().codec().decode(new RawJson(rows.getBytes(4))));
                }
            }
            return null;
        } catch (SQLException e) {
            throw new SaseException(
                    ErrorCode.STORE_FAILED,
                    "cannot read '" + of.collection().name() + "' in the projection: " + e.getMessage()
                            + "; run 'sase daemon rebuild' if it happens again",
                    e);
        }
    }

    @Override
    public void close() throws SQLException {
        if (open) {
            open = false;
            rows.close();
            connection.giveBack(sql, statement);
        }
    }
}
