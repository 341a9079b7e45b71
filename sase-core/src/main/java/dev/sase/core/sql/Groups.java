package dev.sase.core.sql;

import dev.sase.spi.Field;
import dev.sase.spi.Kind;
import dev.sase.spi.Predicate;
import dev.sase.spi.RecordCollection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The counts of a scope by the fields of a tally: enough to answer counts over those fields and to tell how selective a condition on
 * them is, without looking at rows. Immutable.
 *
 * @param fields the names of the fields, in the order of the values
 * @param counts by value list
 */
record Groups(List<String> fields, Map<List<@Nullable Object>, Long> counts) {
    long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether the predicate looks at nothing but the scope and these fields. */
    boolean decides(RecordCollection<?> collection, Predicate<?> predicate) {
        return switch (predicate) {
            case Predicate.Is<?, ?>(var field, var _) -> knows(collection, field);
            case Predicate.In<?, ?>(var field, var _) -> knows(collection, field);
            case Predicate.Between<?, ?>(var field, var _, var _) -> knows(collection, field);
            case Predicate.Contains<?> _, Predicate.Linked<?, ?> _ -> false;
            case Predicate.Not<?>(var part) -> decides(collection, part);
            case Predicate.All<?>(var parts) -> parts.stream().allMatch(part -> decides(collection, part));
            case Predicate.Any<?>(var parts) -> parts.stream().allMatch(part -> decides(collection, part));
        };
    }

    /** The counts by some of the fields, over the groups that match. */
    <R> Map<List<@Nullable Object>, Long> tally(
            RecordCollection<R> collection, String scope, Predicate<R> where, List<Field<R, ?>> by) {
        List<Integer> indexes =
                by.stream().map(field -> fields.indexOf(field.name())).toList();
        Map<List<@Nullable Object>, Long> result = new HashMap<>();
        counts.forEach((values, count) -> {
            if (matches(collection, scope, where, values)) {
                List<@Nullable Object> key = new ArrayList<>();
                indexes.forEach(index -> key.add(values.get(index)));
                result.merge(key, count, Long::sum);
            }
        });
        return result;
    }

    /** How many records match. */
    <R> long count(RecordCollection<R> collection, String scope, Predicate<R> where) {
        return counts.entrySet().stream()
                .filter(group -> matches(collection, scope, where, group.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    boolean covers(List<? extends Field<?, ?>> by) {
        Set<String> names = by.stream().map(Field::name).collect(Collectors.toSet());
        return fields.containsAll(names);
    }

    private boolean knows(RecordCollection<?> collection, Field<?, ?> field) {
        return field.name().equals(collection.scope().name()) || fields.contains(field.name());
    }

    private <R> boolean matches(
            RecordCollection<R> collection, String scope, Predicate<R> predicate, List<@Nullable Object> values) {
        return switch (predicate) {
            case Predicate.Is<R, ?>(var field, var wanted) ->
                Objects.equals(value(collection, scope, field, values), wanted);
            case Predicate.In<R, ?>(var field, var wanted) -> {
                Object value = value(collection, scope, field, values);
                yield value != null && wanted.contains(value);
            }
            case Predicate.Between<R, ?>(var field, var from, var below) -> {
                Object value = value(collection, scope, field, values);
                yield value != null
                        && (from == null || compare(field.kind(), value, from) >= 0)
                        && (below == null || compare(field.kind(), value, below) < 0);
            }
            case Predicate.Not<R>(var part) -> !matches(collection, scope, part, values);
            case Predicate.All<R>(var parts) ->
                parts.stream().allMatch(part -> matches(collection, scope, part, values));
            case Predicate.Any<R>(var parts) ->
                parts.stream().anyMatch(part -> matches(collection, scope, part, values));
            case Predicate.Contains<R> _, Predicate.Linked<R, ?> _ ->
                throw new IllegalStateException("not decided by groups");
        };
    }

    @SuppressWarnings("unchecked") // the values come from the field that the kind belongs to
    private static <T extends Comparable<T>> int compare(Kind<T> kind, Object left, Object right) {
        return kind.compare((T) left, (T) right);
    }

    private @Nullable Object value(
            RecordCollection<?> collection, String scope, Field<?, ?> field, List<@Nullable Object> values) {
        return field.name().equals(collection.scope().name()) ? scope : values.get(fields.indexOf(field.name()));
    }
}
