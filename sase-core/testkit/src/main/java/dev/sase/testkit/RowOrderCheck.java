package dev.sase.testkit;

import dev.sase.core.record.LoadedRecords;
import dev.sase.core.record.LocatedRow;
import dev.sase.spi.Field;
import dev.sase.spi.Kind;
import dev.sase.spi.Ordering;
import dev.sase.spi.RawJson;
import dev.sase.spi.StatedOrder;
import dev.sase.spi.Texts;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares neighbouring rows by the keys of a stated order. A row does not say its place: it is known where its handle has one
 * copy, and ends the comparison elsewhere.
 *
 * @param <R> the record type
 */
final class RowOrderCheck<R> {
    private final StatedOrder<R> order;
    private final LoadedRecords loaded;

    RowOrderCheck(StatedOrder<R> order, LoadedRecords loaded) {
        this.order = order;
        this.loaded = loaded;
    }

    Optional<String> firstProblem(List<RawJson> rows) {
        for (int i = 1; i < rows.size(); i++) {
            R before = order.decode().apply(rows.get(i - 1));
            R after = order.decode().apply(rows.get(i));
            if (compare(before, after) > 0) {
                return Optional.of(
                        "the order " + order.ordering().name() + " is stated, but row " + i + " comes too late: "
                                + PredicateText.escaped(rows.get(i - 1).text()) + " before "
                                + PredicateText.escaped(rows.get(i).text()));
            }
        }
        return Optional.empty();
    }

    private int compare(R left, R right) {
        for (Ordering.Key<R> key : order.ordering().keys()) {
            int result = 0;
            if (key.field().isPlace()) {
                Optional<Long> one = place(left);
                Optional<Long> other = place(right);
                if (one.isEmpty() || other.isEmpty()) {
                    return 0;
                }
                result = Long.compare(one.get(), other.get());
            } else {
                result = compare(key.field(), left, right);
            }
            if (result != 0) {
                return key.descending() ? -result : result;
            }
        }
        return Texts.compare(handle(left), handle(right));
    }

    private static <R, T extends Comparable<T>> int compare(Field<R, T> field, R left, R right) {
        return compare(field.kind(), field.value(left), field.value(right));
    }

    private static <T extends Comparable<T>> int compare(Kind<T> kind, @Nullable T left, @Nullable T right) {
        if (left == null || right == null) {
            return Boolean.compare(left != null, right != null);
        }
        return kind.compare(left, right);
    }

    private Optional<Long> place(R record) {
        List<LocatedRow<R>> copies = loaded.of(order.collection()).stream()
                .filter(row -> row.key().handle().equals(handle(record)))
                .toList();
        return copies.size() == 1 ? Optional.of(copies.getFirst().place()) : Optional.empty();
    }

    private String handle(R record) {
        return Texts.wellFormed(String.valueOf(order.collection().handle().value(record)));
    }
}
