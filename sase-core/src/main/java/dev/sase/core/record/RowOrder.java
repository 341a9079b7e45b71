package dev.sase.core.record;

import dev.sase.spi.Field;
import dev.sase.spi.Kind;
import dev.sase.spi.Ordering;
import dev.sase.spi.Position;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.RecordKey;
import dev.sase.spi.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares rows as an ordering states it: its keys, then handle, occurrence and unit; absent values first when ascending. */
final class RowOrder<R> implements Comparator<LocatedRow<R>> {
    private final List<Part<R>> parts = new ArrayList<>();

    RowOrder(RecordCollection<R> collection, Ordering<R> ordering) {
        for (Ordering.Key<R> key : ordering.keys()) {
            parts.add(part(collection, key.field(), key.descending()));
        }
    }

    private static <R, T extends Comparable<T>> Part<R> part(
            RecordCollection<R> collection, Field<R, T> field, boolean descending) {
        return new Part<>(
                FieldValues.of(collection, field), (left, right) -> compare(field.kind(), left, right), descending);
    }

    @SuppressWarnings("unchecked") // values come from the field that the kind belongs to
    private static <T extends Comparable<T>> int compare(Kind<T> kind, @Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return Boolean.compare(left != null, right != null);
        }
        return kind.compare((T) left, (T) right);
    }

    @Override
    public int compare(LocatedRow<R> left, LocatedRow<R> right) {
        for (Part<R> part : parts) {
            int result = part.compare(part.values().get(left), part.values().get(right));
            if (result != 0) {
                return result;
            }
        }
        return compare(left.key(), right.key());
    }

    /** Compares a row with a position; positive when the row comes behind it. */
    int compare(LocatedRow<R> row, Position position) {
        for (int i = 0; i < parts.size(); i++) {
            int result = parts.get(i)
                    .compare(parts.get(i).values().get(row), position.keys().get(i));
            if (result != 0) {
                return result;
            }
        }
        return compare(row.key(), position.row());
    }

    Position position(LocatedRow<R> row) {
        List<@Nullable Object> keys = new ArrayList<>();
        for (Part<R> part : parts) {
            keys.add(part.values().get(row));
        }
        return new Position(keys, row.key());
    }

    static int compare(RecordKey left, RecordKey right) {
        int result = Texts.compare(left.handle(), right.handle());
        if (result == 0) {
            result = Integer.compare(left.occurrence(), right.occurrence());
        }
        return result == 0 ? Long.compare(left.unit(), right.unit()) : result;
    }

    /** Compares two values of one key. */
    private interface ValueOrder {
        int compare(@Nullable Object left, @Nullable Object right);
    }

    private record Part<R>(FieldValues<R> values, ValueOrder order, boolean descending) {
        int compare(@Nullable Object left, @Nullable Object right) {
            int result = order.compare(left, right);
            return descending ? -result : result;
        }
    }
}
