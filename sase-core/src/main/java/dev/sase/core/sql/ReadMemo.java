package dev.sase.core.sql;

import dev.sase.spi.Field;
import dev.sase.spi.Ordering;
import dev.sase.spi.Predicate;
import dev.sase.spi.Tally;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What reads of one sequence need not find out again: the groups of tallies, exact or as an estimate of how selective a condition is,
 * the counts that were asked for, and how a page is found. Thread-safe.
 */
public final class ReadMemo {
    private static final int MOST_ENTRIES = 4096;

    /** A larger answer costs more memory than counting it again costs time. */
    private static final int MOST_COUNTS = 256;

    /** An estimate may be this many sequences behind; it decides how a page is found, never what is on it. */
    private static final long MOST_BEHIND = 256;

    private record Scoped(String index, String scope) {}

    private record Counted(String table, Predicate<?> where, List<String> by) {}

    private record Paged(String table, List<?> where, String ordering, int limit) {}

    private record Entry<T>(long sequence, T value) {}

    private final Map<Scoped, Entry<Groups>> groups = new ConcurrentHashMap<>();
    private final Map<Counted, Entry<Map<List<@Nullable Object>, Long>>> counts = new ConcurrentHashMap<>();
    private final Map<Paged, Entry<AccessPath<?>>> paths = new ConcurrentHashMap<>();

    Optional<Groups> exact(CollectionTables<?> tables, Tally<?> tally, String scope, long sequence) {
        Entry<Groups> entry = groups.get(scoped(tables, tally, scope));
        return entry != null && entry.sequence() == sequence ? Optional.of(entry.value()) : Optional.empty();
    }

    Optional<Groups> recent(CollectionTables<?> tables, Tally<?> tally, String scope, long sequence) {
        Entry<Groups> entry = groups.get(scoped(tables, tally, scope));
        return entry != null && sequence - entry.sequence() <= MOST_BEHIND
                ? Optional.of(entry.value())
                : Optional.empty();
    }

    void keep(CollectionTables<?> tables, Tally<?> tally, String scope, long sequence, Groups found) {
        put(groups, scoped(tables, tally, scope), new Entry<>(sequence, found));
    }

    /** Counts that were asked for at the same sequence. */
    Optional<Map<List<@Nullable Object>, Long>> counts(
            CollectionTables<?> tables, Predicate<?> where, List<? extends Field<?, ?>> by, long sequence) {
        Entry<Map<List<@Nullable Object>, Long>> entry = counts.get(counted(tables, where, by));
        return entry != null && entry.sequence() == sequence ? Optional.of(entry.value()) : Optional.empty();
    }

    /** The counts as they may be handed out. */
    Map<List<@Nullable Object>, Long> keep(
            CollectionTables<?> tables,
            Predicate<?> where,
            List<? extends Field<?, ?>> by,
            long sequence,
            Map<List<@Nullable Object>, Long> found) {
        Map<List<@Nullable Object>, Long> fixed = Collections.unmodifiableMap(found);
        if (found.size() <= MOST_COUNTS) {
            put(counts, counted(tables, where, by), new Entry<>(sequence, fixed));
        }
        return fixed;
    }

    /** How a page was found not long ago, or how it is found now. */
    <R> AccessPath<R> path(
            CollectionTables<R> tables,
            Conjuncts<R> conjuncts,
            Ordering<R> by,
            int limit,
            long sequence,
            Supplier<AccessPath<R>> choose) {
        Paged key = new Paged(tables.prefix(), conjuncts.forSql(), by.name(), limit);
        Entry<AccessPath<?>> entry = paths.get(key);
        if (entry != null && sequence - entry.sequence() <= MOST_BEHIND) {
            @SuppressWarnings("unchecked") // chosen for the same conditions on the same collection
            AccessPath<R> path = (AccessPath<R>) entry.value();
            return path;
        }
        AccessPath<R> path = choose.get();
        put(paths, key, new Entry<>(sequence, path));
        return path;
    }

    private static <K, V> void put(Map<K, V> map, K key, V value) {
        if (map.size() >= MOST_ENTRIES) {
            map.clear();
        }
        map.put(key, value);
    }

    private static Scoped scoped(CollectionTables<?> tables, Tally<?> tally, String scope) {
        return new Scoped(tables.prefix() + "/" + tally.name(), scope);
    }

    private static Counted counted(CollectionTables<?> tables, Predicate<?> where, List<? extends Field<?, ?>> by) {
        return new Counted(tables.prefix(), where, by.stream().map(Field::name).toList());
    }
}
