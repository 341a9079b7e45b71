package dev.sase.testkit;

import dev.sase.spi.Field;
import dev.sase.spi.Ordering;
import dev.sase.spi.PageRequest;
import dev.sase.spi.Position;
import dev.sase.spi.Predicate;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.RecordReader;
import dev.sase.spi.Slice;
import dev.sase.spi.StoredRecord;
import dev.sase.spi.Surface;
import dev.sase.spi.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that a host holds of a surface, as lines of text in a stable order. */
final class StoredState {
    private StoredState() {}

    static List<String> of(Surface surface, HostUnderTest host) {
        return host.read(reader -> {
            List<String> lines = new ArrayList<>();
            lines.add("scopes " + reader.scopes());
            surface.collections().forEach(collection -> describe(collection, reader, lines));
            return lines;
        });
    }

    private static <R> void describe(RecordCollection<R> collection, RecordReader reader, List<String> lines) {
        for (Ordering<R> ordering : collection.orderings()) {
            try (Stream<StoredRecord<R>> records = reader.records(collection, Predicate.everything(), ordering)) {
                records.forEach(stored -> lines.add(collection.name() + " " + ordering.name() + " " + stored.key() + " "
                        + collection.codec().encode(stored.record())));
            }
        }
        for (View<R> view : collection.views()) {
            describe(collection, view, reader, lines);
        }
        List<Field<R, ?>> fields = new ArrayList<>(collection.fields());
        fields.add(collection.handle());
        fields.add(collection.scope());
        fields.add(Field.place());
        for (Field<R, ?> field : fields) {
            reader.tally(collection, Predicate.everything(), List.of(field)).entrySet().stream()
                    .map(entry -> collection.name() + " " + field.name() + " "
                            + PageWalk.typed(entry.getKey().getFirst()) + " " + entry.getValue())
                    .sorted()
                    .forEach(lines::add);
        }
    }

    private static <R> void describe(
            RecordCollection<R> collection, View<R> view, RecordReader reader, List<String> lines) {
        PageRequest first = PageRequest.first(PageRequest.MAX_LIMIT);
        Optional<Position> after = Optional.empty();
        do {
            Slice slice = reader.page(
                    collection,
                    Predicate.everything(),
                    collection.orderings().getFirst(),
                    view,
                    after.map(first::from).orElse(first));
            slice.rows().forEach(row -> lines.add(collection.name() + " " + view.name() + " " + PageWalk.text(row)));
            after = slice.next();
        } while (after.isPresent());
    }
}
