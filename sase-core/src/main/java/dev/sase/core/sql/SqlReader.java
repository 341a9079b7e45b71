package dev.sase.core.sql;

import dev.sase.core.record.Closure;
import dev.sase.core.record.PageBuilder;
import dev.sase.core.record.PredicateLimits;
import dev.sase.core.record.RecordsHost;
import dev.sase.spi.Field;
import dev.sase.spi.Link;
import dev.sase.spi.Ordering;
import dev.sase.spi.PageRequest;
import dev.sase.spi.Position;
import dev.sase.spi.Predicate;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.RecordKey;
import dev.sase.spi.RecordReader;
import dev.sase.spi.Slice;
import dev.sase.spi.StoredRecord;
import dev.sase.spi.Texts;
import dev.sase.spi.View;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The host of {@link RecordReader} over the projection. It sees the snapshot of its connection's transaction; confined to one thread. */
public final class SqlReader implements RecordReader, AutoCloseable {
    private final ReadConnection connection;
    private final SurfaceTables tables;
    private final Snapshot snapshot;
    private final ReadMemo memo;
    private final RowQueries queries;
    private final Instant now;
    private final List<AutoCloseable> open = new ArrayList<>();

    /**
     * What a read sees.
     *
     * @param sequence the last sequence applied to the surface
     * @param scopes gives the scopes of its units
     */
    public record Snapshot(long sequence, Supplier<List<String>> scopes) {}

    /**
     * Reads the projection of a surface.
     *
     * @param connection in a transaction
     * @param tables the surface's tables
     * @param snapshot what the transaction sees
     * @param memo counts kept between reads
     * @param now the time of the request
     */
    public SqlReader(ReadConnection connection, SurfaceTables tables, Snapshot snapshot, ReadMemo memo, Instant now) {
        this.connection = connection;
        this.tables = tables;
        this.snapshot = snapshot;
        this.memo = memo;
        this.queries = new RowQueries(connection, tables, snapshot.sequence(), memo);
        this.now = now;
    }

    @Override
    public <R> Slice page(RecordCollection<R> from, Predicate<R> where, Ordering<R> by, View<R> as, PageRequest page) {
        PredicateLimits.check(where);
        CollectionTables<R> of = tables.of(from);
        Conjuncts<R> conjuncts = Conjuncts.of(from, where);
        PageBuilder builder = new PageBuilder(page);
        try {
            new PageQueries(queries).fill(of, conjuncts, by, as, page, builder);
        } catch (SQLException e) {
            throw RowQueries.failed("page", from, e);
        }
        return builder.build();
    }

    @Override
    public <R> Optional<Slice.Row> find(RecordCollection<R> from, String handle, Predicate<R> where, View<R> as) {
        PredicateLimits.check(where);
        CollectionTables<R> of = tables.of(from);
        Predicate<R> both = Predicate.all(Predicate.is(from.handle(), handle), where);
        Conjuncts<R> conjuncts = Conjuncts.of(from, both);
        try {
            if (!conjuncts.forJava().isEmpty()) {
                Ordering<R> byKey = Ordering.by("key");
                List<RowQueries.Found> found = new ArrayList<>();
                queries.scan(
                        of,
                        new Conjuncts<>(Optional.empty(), conjuncts.forSql(), conjuncts.forJava()),
                        new Keyset<>(of, byKey),
                        Optional.empty(),
                        (rows, id) -> {
                            found.add(new RowQueries.Found(id, new Position(List.of(), queries.key(rows))));
                            return false;
                        });
                return found.isEmpty()
                        ? Optional.empty()
                        : Optional.of(servable(
                                from,
                                found.getFirst().position().row(),
                                queries.bodies(of, CollectionTables.column(as), new long[] {
                                            found.getFirst().id()
                                        })
                                        .get(found.getFirst().id())));
            }
            StringBuilder sql =
                    new StringBuilder("SELECT r.unit, r.handle, r.occurrence, b.").append(CollectionTables.column(as));
            sql.append(" FROM ")
                    .append(of.rows())
                    .append(" r")
                    .append(dialect().useIndex(of.prefix() + "__handle"))
                    .append(' ');
            sql.append(dialect().orderedJoin()).append(' ').append(of.bodies()).append(" b ON b.id = r.id WHERE ");
            Binds binds = new Binds();
            new Conditions(tables, queries::ids).write(of, "r", new Predicate.All<>(conjuncts.forSql()), sql, binds);
            sql.append(" ORDER BY r.occurrence, r.unit LIMIT 1");
            PreparedStatement statement = connection.reuse(sql.toString());
            binds.set(dialect(), statement);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(servable(from, queries.key(rows), new RawJson(rows.getBytes(4))))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw RowQueries.failed("find", from, e);
        }
    }

    private static <R> Slice.Row servable(RecordCollection<R> from, RecordKey key, @Nullable RawJson json) {
        if (json == null) {
            throw new IllegalStateException("record '" + key.handle() + "' of " + from.name() + " has no body");
        }
        RecordsHost.requireServable(from, key.handle(), json.size());
        return new Slice.Row(key, json);
    }

    @Override
    public <R> Stream<StoredRecord<R>> records(RecordCollection<R> from, Predicate<R> where, Ordering<R> by) {
        PredicateLimits.check(where);
        CollectionTables<R> of = tables.of(from);
        Conjuncts<R> conjuncts = Conjuncts.of(from, where);
        try {
            RecordCursor<R> cursor =
                    RecordCursor.open(connection, tables, of, conjuncts, by, queries::ids, queries::estimate);
            open.add(cursor);
            return cursor.stream();
        } catch (SQLException e) {
            throw RowQueries.failed("read", from, e);
        }
    }

    @Override
    public <R> long count(RecordCollection<R> from, Predicate<R> where) {
        return tally(from, where, List.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    @Override
    public <R> Map<List<@Nullable Object>, Long> tally(
            RecordCollection<R> from, Predicate<R> where, List<Field<R, ?>> by) {
        PredicateLimits.check(where);
        CollectionTables<R> of = tables.of(from);
        Optional<Map<List<@Nullable Object>, Long>> kept = memo.counts(of, where, by, snapshot.sequence());
        if (kept.isPresent()) {
            return kept.get();
        }
        try {
            return memo.keep(of, where, by, snapshot.sequence(), counted(of, where, by));
        } catch (SQLException e) {
            throw RowQueries.failed("count", from, e);
        }
    }

    private <R> Map<List<@Nullable Object>, Long> counted(
            CollectionTables<R> of, Predicate<R> where, List<Field<R, ?>> by) throws SQLException {
        Conjuncts<R> conjuncts = Conjuncts.of(of.collection(), where);
        if (conjuncts.scope().isPresent() && conjuncts.forJava().isEmpty()) {
            String scope = conjuncts.scope().get();
            Optional<Groups> groups =
                    new GroupCounts(connection, memo, snapshot.sequence()).covering(of, scope, where, by);
            if (groups.isPresent()) {
                return groups.get().tally(of.collection(), scope, where, by);
            }
        }
        return countRows(of, conjuncts, by);
    }

    private <R> Map<List<@Nullable Object>, Long> countRows(
            CollectionTables<R> of, Conjuncts<R> conjuncts, List<Field<R, ?>> by) throws SQLException {
        Map<List<@Nullable Object>, Long> counts = new HashMap<>();
        if (!conjuncts.forJava().isEmpty()) {
            Ordering<R> keys = new Ordering<>(
                    "keys",
                    by.stream().map(field -> new Ordering.Key<R>(field, false)).toList());
            Keyset<R> keyset = new Keyset<>(of, keys);
            queries.scan(
                    of,
                    new Conjuncts<>(Optional.empty(), conjuncts.forSql(), conjuncts.forJava()),
                    keyset,
                    Optional.empty(),
                    (rows, _) -> {
                        counts.merge(keyset.position(rows, 5, queries.key(rows)).keys(), 1L, Long::sum);
                        return true;
                    });
            return counts;
        }
        List<String> columns = by.stream().map(field -> "r." + of.column(field)).toList();
        StringBuilder sql = new StringBuilder("SELECT COUNT(*)");
        columns.forEach(column -> sql.append(", ").append(column));
        sql.append(" FROM ").append(of.rows()).append(" r WHERE ");
        Binds binds = new Binds();
        new Conditions(tables, queries::ids).write(of, "r", new Predicate.All<>(conjuncts.forSql()), sql, binds);
        if (!columns.isEmpty()) {
            sql.append(" GROUP BY ").append(String.join(", ", columns));
        }
        PreparedStatement statement = connection.reuse(sql.toString());
        binds.set(dialect(), statement);
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                if (rows.getLong(1) > 0) {
                    List<@Nullable Object> values = new ArrayList<>();
                    for (int i = 0; i < by.size(); i++) {
                        values.add(Values.read(dialect(), by.get(i), rows, i + 2));
                    }
                    counts.put(values, rows.getLong(1));
                }
            }
        }
        return counts;
    }

    @Override
    public <R> Set<String> closure(
            RecordCollection<R> from,
            Link<R, R> link,
            String scope,
            Set<String> seeds,
            Link.Direction direction,
            int limit) {
        CollectionTables<R> of = tables.of(from);
        String sql = direction == Link.Direction.FORWARD
                ? "SELECT l.target FROM " + of.rows() + " r JOIN " + of.links(link)
                        + " l ON l.id = r.id WHERE r.handle = ? AND r.scope = ?"
                : "SELECT r.handle FROM " + of.links(link) + " l JOIN " + of.rows()
                        + " r ON r.id = l.id WHERE l.target = ? AND r.scope = ?";
        return Closure.of(seeds, limit, handles -> {
            Set<String> next = new LinkedHashSet<>();
            try {
                PreparedStatement statement = connection.reuse(sql);
                for (String handle : handles) {
                    dialect().bindText(statement, 1, handle);
                    dialect().bindText(statement, 2, Texts.wellFormed(scope));
                    try (ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            next.add(String.valueOf(dialect().text(rows, 1)));
                        }
                    }
                }
            } catch (SQLException e) {
                throw RowQueries.failed("follow a link of", from, e);
            }
            return next;
        });
    }

    @Override
    public List<String> scopes() {
        return snapshot.scopes().get();
    }

    @Override
    public Instant now() {
        return now;
    }

    /** Closes what was read lazily and not to its end. */
    @Override
    public void close() throws SQLException {
        for (AutoCloseable resource : open) {
            try {
                resource.close();
            } catch (SQLException e) {
                throw e;
            } catch (Exception e) {
                throw new SQLException(e);
            }
        }
    }

    private Dialect dialect() {
        return tables.dialect();
    }
}
