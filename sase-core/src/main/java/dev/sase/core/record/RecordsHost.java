package dev.sase.core.record;

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
import dev.sase.spi.Texts;
import dev.sase.spi.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The host of {@link RecordReader} over records in memory: what a direct read runs on. Confined to one thread. */
public final class RecordsHost implements RecordReader {
    private final LoadedRecords loaded;
    private final Instant now;
    private final Map<String, List<?>> sorted = new HashMap<>();
    private final Map<String, Map<String, List<?>>> byHandle = new HashMap<>();

    /**
     * Reads loaded records.
     *
     * @param loaded the records
     * @param now the time of the request
     */
    public RecordsHost(LoadedRecords loaded, Instant now) {
        this.loaded = loaded;
        this.now = now;
    }

    @Override
    public <R> Slice page(RecordCollection<R> from, Predicate<R> where, Ordering<R> by, View<R> as, PageRequest page) {
        RowTest<R> test = compile(from, where);
        RowOrder<R> order = new RowOrder<>(from, by);
        PageBuilder builder = new PageBuilder(page);
        List<LocatedRow<R>> rows = sorted(from, by, order);
        for (int i = start(rows, order, page.after()); i < rows.size(); i++) {
            LocatedRow<R> row = rows.get(i);
            if (test.test(row) && !builder.add(row.key(), row.row().view(as), () -> order.position(row))) {
                break;
            }
        }
        return builder.build();
    }

    @Override
    public <R> Optional<Slice.Row> find(RecordCollection<R> from, String handle, Predicate<R> where, View<R> as) {
        RowTest<R> test = compile(from, where);
        return withHandle(from, Texts.wellFormed(handle)).stream()
                .filter(test::test)
                .min(Comparator.comparing(LocatedRow::key, RowOrder::compare))
                .map(row -> {
                    RawJson json = row.row().view(as);
                    requireServable(from, handle, json.size());
                    return new Slice.Row(row.key(), json);
                });
    }

    @Override
    public <R> Stream<StoredRecord<R>> records(RecordCollection<R> from, Predicate<R> where, Ordering<R> by) {
        RowTest<R> test = compile(from, where);
        return sorted(from, by, new RowOrder<>(from, by)).stream()
                .filter(test::test)
                .map(row -> new StoredRecord<>(row.key(), row.row().record()));
    }

    @Override
    public <R> long count(RecordCollection<R> from, Predicate<R> where) {
        return loaded.of(from).stream().filter(compile(from, where)::test).count();
    }

    @Override
    public <R> Map<List<@Nullable Object>, Long> tally(
            RecordCollection<R> from, Predicate<R> where, List<Field<R, ?>> by) {
        RowTest<R> test = compile(from, where);
        List<FieldValues<R>> fields =
                by.stream().map(field -> FieldValues.of(from, field)).toList();
        Map<List<@Nullable Object>, Long> counts = new HashMap<>();
        for (LocatedRow<R> row : loaded.of(from)) {
            if (test.test(row)) {
                List<@Nullable Object> values = new ArrayList<>();
                fields.forEach(field -> values.add(field.get(row)));
                counts.merge(Collections.unmodifiableList(values), 1L, Long::sum);
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
        String within = Texts.wellFormed(scope);
        Map<String, Set<String>> next = new HashMap<>();
        for (LocatedRow<R> row : loaded.of(from)) {
            if (row.row().scope().equals(within)) {
                for (String key : row.row().links(link)) {
                    boolean forward = direction == Link.Direction.FORWARD;
                    next.computeIfAbsent(forward ? row.key().handle() : key, _ -> new LinkedHashSet<>())
                            .add(forward ? key : row.key().handle());
                }
            }
        }
        return Closure.of(seeds, limit, handles -> {
            Set<String> found = new LinkedHashSet<>();
            handles.forEach(handle -> found.addAll(next.getOrDefault(handle, Set.of())));
            return found;
        });
    }

    @Override
    public List<String> scopes() {
        return loaded.scopes();
    }

    @Override
    public Instant now() {
        return now;
    }

    /** Refuses a row that no answer can carry, alike on every host. */
    public static void requireServable(RecordCollection<?> from, String handle, int bytes) {
        int most = PageRequest.MAX_PAYLOAD_BYTES - PageRequest.RESERVED_BYTES;
        if (bytes > most) {
            throw new SaseException(
                    ErrorCode.PAYLOAD_TOO_LARGE,
                    "record '" + handle + "' of " + from.name() + " has " + bytes
                            + " bytes of JSON, an answer carries at most " + most + "; read its source file");
        }
    }

    private <R> RowTest<R> compile(RecordCollection<R> from, Predicate<R> where) {
        PredicateLimits.check(where);
        return RowTest.compile(from, where, this::named);
    }

    private <S> List<LocatedRow<S>> named(RecordCollection<S> collection, String scope, String handle) {
        return withHandle(collection, handle).stream()
                .filter(row -> row.row().scope().equals(scope))
                .toList();
    }

    @SuppressWarnings("unchecked") // filled from the rows of the same collection
    private <R> List<LocatedRow<R>> withHandle(RecordCollection<R> collection, String handle) {
        Map<String, List<?>> index = byHandle.computeIfAbsent(collection.name(), _ -> {
            Map<String, List<LocatedRow<R>>> rows = new HashMap<>();
            loaded.of(collection)
                    .forEach(row -> rows.computeIfAbsent(row.key().handle(), _ -> new ArrayList<>(1))
                            .add(row));
            return (Map<String, List<?>>) (Map<?, ?>) rows;
        });
        return (List<LocatedRow<R>>) index.getOrDefault(handle, List.of());
    }

    @SuppressWarnings("unchecked") // filled from the rows of the same collection
    private <R> List<LocatedRow<R>> sorted(RecordCollection<R> from, Ordering<R> by, RowOrder<R> order) {
        return (List<LocatedRow<R>>) sorted.computeIfAbsent(
                from.name() + "/" + by.name(),
                _ -> loaded.of(from).stream().sorted(order).toList());
    }

    private static <R> int start(List<LocatedRow<R>> rows, RowOrder<R> order, Optional<Position> after) {
        if (after.isEmpty()) {
            return 0;
        }
        int low = 0;
        int high = rows.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (order.compare(rows.get(middle), after.get()) > 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
