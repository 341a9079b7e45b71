package dev.sase.testkit;

import dev.sase.spi.ErrorCode;
import dev.sase.spi.Field;
import dev.sase.spi.Link;
import dev.sase.spi.Ordering;
import dev.sase.spi.PageRequest;
import dev.sase.spi.Position;
import dev.sase.spi.Predicate;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.RecordReader;
import dev.sase.spi.SaseException;
import dev.sase.spi.Slice;
import dev.sase.spi.StoredRecord;
import dev.sase.spi.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The reference: the query interface read off its documentation, over records decoded from their JSON. It shares nothing with the
 * hosts of core, looks at every row for every question, and is slow on purpose.
 */
final class NaiveReader implements RecordReader {
    private static final int ANSWER_BYTES = PageRequest.MAX_PAYLOAD_BYTES - PageRequest.RESERVED_BYTES;

    private final NaiveRows data;
    private final Instant now;

    NaiveReader(NaiveRows data, Instant now) {
        this.data = data;
        this.now = now;
    }

    @Override
    public <R> Slice page(RecordCollection<R> from, Predicate<R> where, Ordering<R> by, View<R> as, PageRequest page) {
        List<Slice.Row> rows = new ArrayList<>();
        List<String> omitted = new ArrayList<>();
        NaiveRows.@Nullable Row<R> last = null;
        long bytes = 0;
        for (NaiveRows.Row<R> row : matching(from, where, by)) {
            if (page.after().isPresent()
                    && order(by).compare(values(from, by, row), page.after().get()) <= 0) {
                continue;
            }
            RawJson json = json(from, as, row.record());
            boolean tooLarge = json.size() + 1 > page.maxBytes();
            boolean full = rows.size() + omitted.size() == page.limit();
            boolean overflows = !tooLarge && bytes + json.size() + 1 > page.maxBytes();
            if (full || overflows) {
                Optional<Position> next = Optional.ofNullable(last).map(end -> values(from, by, end));
                return new Slice(rows, next, !full, omitted);
            }
            if (tooLarge) {
                omitted.add(row.key().handle());
            } else {
                rows.add(new Slice.Row(row.key(), json));
                bytes += json.size() + 1;
            }
            last = row;
        }
        return new Slice(rows, Optional.empty(), false, omitted);
    }

    @Override
    public <R> Optional<Slice.Row> find(RecordCollection<R> from, String handle, Predicate<R> where, View<R> as) {
        List<NaiveRows.Row<R>> copies = new ArrayList<>(data.of(from));
        String wanted = NaiveRows.text(handle);
        copies.removeIf(row -> !row.key().handle().equals(wanted) || !data.matches(from, row, where));
        copies.sort(Comparator.<NaiveRows.Row<R>>comparingInt(row -> row.key().occurrence())
                .thenComparingLong(row -> row.key().unit()));
        if (copies.isEmpty()) {
            return Optional.empty();
        }
        RawJson json = json(from, as, copies.getFirst().record());
        if (json.size() > ANSWER_BYTES) {
            throw new SaseException(ErrorCode.PAYLOAD_TOO_LARGE, "too large");
        }
        return Optional.of(new Slice.Row(copies.getFirst().key(), json));
    }

    private static <R> RawJson json(RecordCollection<R> from, View<R> as, R record) {
        return as.encode().orElse(from.codec()::encode).apply(record);
    }

    @Override
    public <R> Stream<StoredRecord<R>> records(RecordCollection<R> from, Predicate<R> where, Ordering<R> by) {
        return matching(from, where, by).stream().map(row -> new StoredRecord<>(row.key(), row.record()));
    }

    @Override
    public <R> long count(RecordCollection<R> from, Predicate<R> where) {
        return data.of(from).stream()
                .filter(row -> data.matches(from, row, where))
                .count();
    }

    @Override
    public <R> Map<List<@Nullable Object>, Long> tally(
            RecordCollection<R> from, Predicate<R> where, List<Field<R, ?>> by) {
        Map<List<@Nullable Object>, Long> counts = new HashMap<>();
        for (NaiveRows.Row<R> row : data.of(from)) {
            if (data.matches(from, row, where)) {
                List<@Nullable Object> values = new ArrayList<>();
                by.forEach(field -> values.add(NaiveRows.value(from, row, field)));
                counts.merge(values, 1L, Long::sum);
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
        Set<String> found = new LinkedHashSet<>();
        Set<String> level = new TreeSet<>(NaiveRows.BYTES);
        seeds.forEach(seed -> level.add(NaiveRows.text(seed)));
        while (!level.isEmpty()) {
            Set<String> next = new TreeSet<>(NaiveRows.BYTES);
            for (String handle : level) {
                if (found.size() >= limit) {
                    return found;
                }
                found.add(handle);
            }
            for (NaiveRows.Row<R> row : data.of(from)) {
                if (NaiveRows.scope(from, row).equals(NaiveRows.text(scope))) {
                    for (String named : NaiveRows.named(row, link)) {
                        boolean forward = direction == Link.Direction.FORWARD;
                        if (level.contains(forward ? row.key().handle() : named)) {
                            next.add(forward ? named : row.key().handle());
                        }
                    }
                }
            }
            next.removeAll(found);
            level.clear();
            level.addAll(next);
        }
        return found;
    }

    @Override
    public List<String> scopes() {
        return data.scopes();
    }

    @Override
    public Instant now() {
        return now;
    }

    private <R> List<NaiveRows.Row<R>> matching(RecordCollection<R> from, Predicate<R> where, Ordering<R> by) {
        List<NaiveRows.Row<R>> rows = new ArrayList<>(data.of(from));
        rows.removeIf(row -> !data.matches(from, row, where));
        rows.sort(Comparator.comparing(row -> values(from, by, row), order(by)));
        return rows;
    }

    private static <R> Position values(RecordCollection<R> from, Ordering<R> by, NaiveRows.Row<R> row) {
        List<@Nullable Object> keys = new ArrayList<>();
        by.keys().forEach(key -> keys.add(NaiveRows.value(from, row, key.field())));
        return new Position(keys, row.key());
    }

    private static <R> Comparator<Position> order(Ordering<R> by) {
        Comparator<Position> order = (_, _) -> 0;
        for (int i = 0; i < by.keys().size(); i++) {
            int index = i;
            Comparator<Position> key = (left, right) ->
                    NaiveRows.compare(left.keys().get(index), right.keys().get(index));
            order = order.thenComparing(by.keys().get(i).descending() ? key.reversed() : key);
        }
        return order.thenComparing(position -> position.row().handle(), NaiveRows.BYTES)
                .thenComparingInt(position -> position.row().occurrence())
                .thenComparingLong(position -> position.row().unit());
    }
}
