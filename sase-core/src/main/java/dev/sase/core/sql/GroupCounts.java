package dev.sase.core.sql;

import dev.sase.spi.Field;
import dev.sase.spi.Predicate;
import dev.sase.spi.Tally;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts scopes by their tallies, walking the tally's index in order, and keeps the result. Confined to one thread. */
final class GroupCounts {
    private final ReadConnection connection;
    private final ReadMemo memo;
    private final long sequence;

    GroupCounts(ReadConnection connection, ReadMemo memo, long sequence) {
        this.connection = connection;
        this.memo = memo;
        this.sequence = sequence;
    }

    static List<String> names(Tally<?> tally) {
        return tally.fields().stream().map(Field::name).toList();
    }

    static boolean decides(CollectionTables<?> of, Tally<?> tally, Predicate<?> predicate) {
        return new Groups(names(tally), Map.of()).decides(of.collection(), predicate);
    }

    /** Exact counts by a tally that decides the predicate and has all the fields. */
    <R> Optional<Groups> covering(CollectionTables<R> of, String scope, Predicate<R> where, List<Field<R, ?>> by)
            throws SQLException {
        for (Tally<R> tally : of.collection().tallies()) {
            if (decides(of, tally, where) && new Groups(names(tally), Map.of()).covers(by)) {
                Optional<Groups> kept = memo.exact(of, tally, scope, sequence);
                return Optional.of(kept.isPresent() ? kept.get() : count(of, tally, scope));
            }
        }
        return Optional.empty();
    }

    /** Recent counts by a tally; empty when they cannot be had, as an estimate is never worth an error. */
    <R> Optional<Groups> estimate(CollectionTables<R> of, Tally<R> tally, String scope) {
        Optional<Groups> kept = memo.recent(of, tally, scope, sequence);
        if (kept.isPresent()) {
            return kept;
        }
        try {
            return Optional.of(count(of, tally, scope));
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    private <R> Groups count(CollectionTables<R> of, Tally<R> tally, String scope) throws SQLException {
        Dialect dialect = of.dialect();
        String columns =
                String.join(", ", tally.fields().stream().map(of::column).toList());
        PreparedStatement statement = connection.reuse("SELECT COUNT(*), " + columns + " FROM " + of.rows() + " r"
                + dialect.useIndex(of.index(tally)) + " WHERE r.scope = ? GROUP BY " + columns);
        dialect.bindText(statement, 1, scope);
        Map<List<@Nullable Object>, Long> counts = new HashMap<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                List<@Nullable Object> values = new ArrayList<>();
                for (int i = 0; i < tally.fields().size(); i++) {
                    values.add(Values.read(dialect, tally.fields().get(i), rows, i + 2));
                }
                counts.put(values, rows.getLong(1));
            }
        }
        Groups groups = new Groups(names(tally), counts);
        memo.keep(of, tally, scope, sequence, groups);
        return groups;
    }
}
