package dev.sase.testkit;

import dev.sase.spi.Ordering;
import dev.sase.spi.PageRequest;
import dev.sase.spi.Position;
import dev.sase.spi.Predicate;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.RecordKey;
import dev.sase.spi.RecordReader;
import dev.sase.spi.Slice;
import dev.sase.spi.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows positions from the first page to the last, and checks that every match came exactly once, in order. Confined to one
 * thread.
 *
 * @param reader the reader
 * @param collection the collection
 * @param where the condition
 * @param ordering the order
 * @param view the view
 * @param <R> the record type
 */
record PageWalk<R>(
        RecordReader reader, RecordCollection<R> collection, Predicate<R> where, Ordering<R> ordering, View<R> view) {

    /**
     * Walks all pages.
     *
     * @param first the first page
     * @param keys the keys of all matches in order
     * @param lines takes what the pages hold
     */
    void walk(PageRequest first, List<RecordKey> keys, List<String> lines) {
        List<RecordKey> rest = keys;
        Optional<Position> after = Optional.empty();
        for (int pages = 0; pages <= keys.size() + 1; pages++) {
            Slice slice = reader.page(
                    collection, where, ordering, view, after.map(first::from).orElse(first));
            describe(slice, lines);
            if (slice.rows().size() + slice.omitted().size() > first.limit()) {
                lines.add(ReaderQuestions.BROKEN + "more than " + first.limit() + " rows");
            }
            int taken = slice.rows().size() + slice.omitted().size();
            if (taken > rest.size() || !covers(rest.subList(0, taken), slice)) {
                lines.add(ReaderQuestions.BROKEN + "the page does not hold the next " + taken + " matches");
                return;
            }
            rest = rest.subList(taken, rest.size());
            if (slice.next().isEmpty()) {
                if (!rest.isEmpty()) {
                    lines.add(ReaderQuestions.BROKEN + "the pages end before " + rest);
                }
                return;
            }
            after = slice.next();
        }
        lines.add(ReaderQuestions.BROKEN + "the pages do not end");
    }

    /** Whether the rows are these matches in order, save for those that were too large. */
    private static boolean covers(List<RecordKey> matches, Slice slice) {
        List<RecordKey> left = new ArrayList<>(matches);
        List<String> omitted = new ArrayList<>(slice.omitted());
        for (Slice.Row row : slice.rows()) {
            while (!left.isEmpty() && !left.getFirst().equals(row.key()) && !omitted.isEmpty()) {
                if (!left.removeFirst().handle().equals(omitted.removeFirst())) {
                    return false;
                }
            }
            if (left.isEmpty() || !left.removeFirst().equals(row.key())) {
                return false;
            }
        }
        return left.stream().map(RecordKey::handle).toList().equals(omitted);
    }

    static void describe(Slice slice, List<String> lines) {
        slice.rows().forEach(row -> lines.add("row " + text(row)));
        lines.add("page" + (slice.truncated() ? " truncated" : "") + " omitted " + slice.omitted() + " next "
                + slice.next().map(PageWalk::text).orElse("none"));
    }

    static String text(Slice.Row row) {
        return row.key() + " " + row.json().text();
    }

    static String text(Position position) {
        return position.keys().stream().map(PageWalk::typed).toList() + " " + position.row();
    }

    /** A value with its type: hosts agree on both. */
    static String typed(@Nullable Object value) {
        return value == null ? "absent" : value.getClass().getSimpleName() + " " + PredicateText.value(value);
    }
}
