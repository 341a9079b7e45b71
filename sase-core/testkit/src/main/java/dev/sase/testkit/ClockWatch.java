package dev.sase.testkit;

import dev.sase.spi.Field;
import dev.sase.spi.Link;
import dev.sase.spi.Ordering;
import dev.sase.spi.PageRequest;
import dev.sase.spi.Predicate;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.RecordReader;
import dev.sase.spi.Slice;
import dev.sase.spi.StoredRecord;
import dev.sase.spi.View;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A reader that notes whether the time was asked for. Confined to one thread. */
final class ClockWatch implements RecordReader {
    private final RecordReader reader;
    private boolean asked;

    ClockWatch(RecordReader reader) {
        this.reader = reader;
    }

    /** Whether the time was asked for. */
    boolean asked() {
        return asked;
    }

    @Override
    public <R> Slice page(RecordCollection<R> from, Predicate<R> where, Ordering<R> by, View<R> as, PageRequest page) {
        return reader.page(from, where, by, as, page);
    }

    @Override
    public <R> Optional<Slice.Row> find(RecordCollection<R> from, String handle, Predicate<R> where, View<R> as) {
        return reader.find(from, handle, where, as);
    }

    @Override
    public <R> Stream<StoredRecord<R>> records(RecordCollection<R> from, Predicate<R> where, Ordering<R> by) {
        return reader.records(from, where, by);
    }

    @Override
    public <R> long count(RecordCollection<R> from, Predicate<R> where) {
        return reader.count(from, where);
    }

    @Override
    public <R> Map<List<@Nullable Object>, Long> tally(
            RecordCollection<R> from, Predicate<R> where, List<Field<R, ?>> by) {
        return reader.tally(from, where, by);
    }

    @Override
    public <R> Set<String> closure(
            RecordCollection<R> from,
            Link<R, R> link,
            String scope,
            Set<String> seeds,
            Link.Direction direction,
            int limit) {
        return reader.closure(from, link, scope, seeds, direction, limit);
    }

    @Override
    public List<String> scopes() {
        return reader.scopes();
    }

    @Override
    public Instant now() {
        asked = true;
        return reader.now();
    }
}
