package dev.sase.testkit;

import dev.sase.spi.Diagnostic;
import dev.sase.spi.Field;
import dev.sase.spi.Link;
import dev.sase.spi.Predicate;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.RecordKey;
import dev.sase.spi.RecordSink;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Scopes;
import dev.sase.spi.SourceUnit;
import dev.sase.spi.Surface;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows that {@link NaiveReader} looks at, and what a condition means for one of them. */
final class NaiveRows {
    /** Text in the order of its UTF-8 bytes. */
    static final Comparator<String> BYTES =
            Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    record Row<R>(RecordKey key, long place, R record) {}

    private final Map<String, List<Row<?>>> rows = new HashMap<>();
    private final Set<String> scopes = new TreeSet<>(BYTES);

    static NaiveRows load(Surface surface, SaseHome home) throws IOException {
        NaiveRows loaded = new NaiveRows();
        try (Stream<SourceUnit> units = surface.loader().discover(home, Scopes.every())) {
            for (SourceUnit unit : units.toList()) {
                loaded.scopes.add(unit.scope());
                surface.loader()
                        .load(unit, loaded.sink(unit.id(surface.descriptor().id())));
            }
        }
        return loaded;
    }

    private RecordSink sink(long unit) {
        Map<String, Integer> places = new HashMap<>();
        Map<String, Integer> copies = new HashMap<>();
        return new RecordSink() {
            @Override
            public <R> void record(RecordCollection<R> collection, R record, Path file, long line) {
                R decoded = collection.codec().decode(collection.codec().encode(record));
                String handle = text(collection.handle().getter().get(record));
                int place = places.merge(collection.name(), 1, Integer::sum) - 1;
                int copy = copies.merge(collection.name() + "\n" + handle, 1, Integer::sum) - 1;
                rows.computeIfAbsent(collection.name(), _ -> new ArrayList<>())
                        .add(new Row<>(new RecordKey(unit, handle, copy), place, decoded));
            }

            @Override
            public void diagnostic(Diagnostic diagnostic) {}
        };
    }

    List<String> scopes() {
        return List.copyOf(scopes);
    }

    @SuppressWarnings("unchecked") // rows are filed under the name of their collection
    <R> List<Row<R>> of(RecordCollection<R> collection) {
        return (List<Row<R>>) (List<?>) rows.getOrDefault(collection.name(), List.of());
    }

    <R> boolean matches(RecordCollection<R> collection, Row<R> row, Predicate<R> predicate) {
        return switch (predicate) {
            case Predicate.Is<R, ?>(var field, var value) -> compare(value(collection, row, field), value) == 0;
            case Predicate.In<R, ?>(var field, var values) ->
                values.stream().anyMatch(value -> compare(value(collection, row, field), value) == 0);
            case Predicate.Between<R, ?>(var field, var from, var below) -> {
                Object value = value(collection, row, field);
                yield value != null
                        && (from == null || compare(value, from) >= 0)
                        && (below == null || compare(value, below) < 0);
            }
            case Predicate.Contains<R>(var text, var needle, var folded) -> {
                String document = text(text.of().apply(row.record()));
                yield (folded ? document.toLowerCase(Locale.ROOT) : document).contains(needle);
            }
            case Predicate.Linked<R, ?> linked -> linked(collection, row, linked);
            case Predicate.Not<R>(var part) -> !matches(collection, row, part);
            case Predicate.All<R>(var parts) -> parts.stream().allMatch(part -> matches(collection, row, part));
            case Predicate.Any<R>(var parts) -> parts.stream().anyMatch(part -> matches(collection, row, part));
        };
    }

    private <R, S> boolean linked(RecordCollection<R> collection, Row<R> row, Predicate.Linked<R, S> linked) {
        RecordCollection<S> targets = linked.link().target();
        Set<String> named = named(row, linked.link());
        String place = linked.link().fixedScope().orElseGet(() -> scope(collection, row));
        return !named.isEmpty()
                && of(targets).stream()
                        .filter(target -> named.contains(target.key().handle()))
                        .filter(target -> scope(targets, target).equals(place))
                        .anyMatch(target -> matches(targets, target, linked.target()));
    }

    static <R> Set<String> named(Row<R> row, Link<R, ?> link) {
        Set<String> named = new TreeSet<>(BYTES);
        link.keys().apply(row.record()).forEach(key -> named.add(text(key)));
        return named;
    }

    static <R> String scope(RecordCollection<R> collection, Row<R> row) {
        return text(collection.scope().getter().get(row.record()));
    }

    static <R> @Nullable Object value(RecordCollection<R> collection, Row<R> row, Field<R, ?> field) {
        if (field.isPlace()) {
            return row.place();
        }
        Object value = field.name().equals(collection.handle().name())
                ? row.key().handle()
                : field.getter().get(row.record());
        return value instanceof String text ? text(text) : value;
    }

    /** Absent first, text by its bytes. */
    static int compare(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return Boolean.compare(left != null, right != null);
        }
        return switch (left) {
            case String text -> BYTES.compare(text, (String) right);
            case Long number -> Long.compare(number, (Long) right);
            case Boolean flag -> Boolean.compare(flag, (Boolean) right);
            default -> throw new IllegalStateException("no field has a " + left.getClass());
        };
    }

    /** Lone surrogates have no bytes and become the replacement character. */
    static String text(@Nullable String text) {
        StringBuilder result = new StringBuilder();
        String.valueOf(text)
                .codePoints()
                .forEach(c -> result.appendCodePoint(Character.getType(c) == Character.SURROGATE ? 0xfffd : c));
        return result.toString();
    }
}
