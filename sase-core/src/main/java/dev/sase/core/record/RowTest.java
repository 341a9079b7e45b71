package dev.sase.core.record;

import dev.sase.spi.Field;
import dev.sase.spi.Link;
import dev.sase.spi.Predicate;
import dev.sase.spi.RecordCollection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A predicate compiled for rows in memory. */
@FunctionalInterface
interface RowTest<R> {
    boolean test(LocatedRow<R> row);

    /** Finds the rows that a link names. */
    interface Links {
        <S> List<LocatedRow<S>> named(RecordCollection<S> collection, String scope, String handle);
    }

    static <R> RowTest<R> compile(RecordCollection<R> collection, Predicate<R> predicate, Links links) {
        return switch (predicate) {
            case Predicate.Is<R, ?>(var field, var value) -> {
                FieldValues<R> values = FieldValues.of(collection, field);
                yield row -> Objects.equals(values.get(row), value);
            }
            case Predicate.In<R, ?>(var field, var wanted) -> {
                FieldValues<R> values = FieldValues.of(collection, field);
                yield row -> {
                    Object value = values.get(row);
                    return value != null && wanted.contains(value);
                };
            }
            case Predicate.Between<R, ?> between -> between(collection, between);
            case Predicate.Contains<R>(var text, var needle, var folded) ->
                row -> row.text(text, folded).contains(needle);
            case Predicate.Linked<R, ?> linked -> linked(linked, links);
            case Predicate.Not<R>(var part) -> {
                RowTest<R> test = compile(collection, part, links);
                yield row -> !test.test(row);
            }
            case Predicate.All<R>(var parts) -> {
                List<RowTest<R>> tests = parts.stream()
                        .map(part -> compile(collection, part, links))
                        .toList();
                yield row -> {
                    for (RowTest<R> test : tests) {
                        if (!test.test(row)) {
                            return false;
                        }
                    }
                    return true;
                };
            }
            case Predicate.Any<R>(var parts) -> {
                List<RowTest<R>> tests = parts.stream()
                        .map(part -> compile(collection, part, links))
                        .toList();
                yield row -> {
                    for (RowTest<R> test : tests) {
                        if (test.test(row)) {
                            return true;
                        }
                    }
                    return false;
                };
            }
        };
    }

    private static <R, T extends Comparable<T>> RowTest<R> between(
            RecordCollection<R> collection, Predicate.Between<R, T> between) {
        Field<R, T> field = between.field();
        FieldValues<R> values = FieldValues.of(collection, field);
        return row -> {
            @SuppressWarnings("unchecked") // computed by the same field
            @Nullable
            T value = (T) values.get(row);
            return value != null
                    && (between.from() == null || field.kind().compare(value, between.from()) >= 0)
                    && (between.below() == null || field.kind().compare(value, between.below()) < 0);
        };
    }

    private static <R, S> RowTest<R> linked(Predicate.Linked<R, S> linked, Links links) {
        Link<R, S> link = linked.link();
        RecordCollection<S> target = link.target();
        RowTest<S> test = compile(target, linked.target(), links);
        return row -> {
            String scope = link.scope(row.row().scope());
            for (String handle : row.row().links(link)) {
                for (LocatedRow<S> named : links.named(target, scope, handle)) {
                    if (test.test(named)) {
                        return true;
                    }
                }
            }
            return false;
        };
    }
}
