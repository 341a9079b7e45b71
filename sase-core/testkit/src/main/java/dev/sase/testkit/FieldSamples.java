package dev.sase.testkit;

import dev.sase.core.record.LoadedRecords;
import dev.sase.core.record.LocatedRow;
import dev.sase.spi.Field;
import dev.sase.spi.Kind;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Values to ask for: those that occur, their neighbours, the borders of their kind, and unknown ones. */
final class FieldSamples {
    private static final List<String> STRANGE =
            List.of("", "\u0000", "\ufffd", "\ud800", "\uffff", "\udbff\udfff", "zz-unknown");
    private static final List<Long> BORDERS = List.of(Long.MIN_VALUE, -1L, 0L, 1L, Long.MAX_VALUE);

    private final LoadedRecords loaded;

    FieldSamples(LoadedRecords loaded) {
        this.loaded = loaded;
    }

    /** A value of the field, which some record may have. */
    <R, T extends Comparable<T>> T value(RecordCollection<R> collection, Field<R, T> field, RandomGenerator random) {
        @SuppressWarnings("unchecked") // what is chosen is of the field's kind
        T value = (T) choose(collection, field, random);
        return value;
    }

    private <R> Object choose(RecordCollection<R> collection, Field<R, ?> field, RandomGenerator random) {
        List<LocatedRow<R>> rows = loaded.of(collection);
        if (!rows.isEmpty() && random.nextInt(8) > 0) {
            Object value = value(collection, field, rows.get(random.nextInt(rows.size())));
            if (value != null) {
                return random.nextInt(6) > 0 ? value : neighbour(value, random);
            }
        }
        return switch (field.kind()) {
            case Kind.Text _ -> STRANGE.get(random.nextInt(STRANGE.size()));
            case Kind.Whole _ -> BORDERS.get(random.nextInt(BORDERS.size()));
            case Kind.Flag _ -> random.nextBoolean();
        };
    }

    /** A handle, which a record may have. */
    <R> String handle(RecordCollection<R> collection, RandomGenerator random) {
        return value(collection, collection.handle(), random);
    }

    /** A scope, which a record may have. */
    <R> String scope(RecordCollection<R> collection, RandomGenerator random) {
        return value(collection, collection.scope(), random);
    }

    /** A piece of a search document, or something else to look for. */
    <R> String needle(RecordCollection<R> collection, Text<R> text, RandomGenerator random) {
        List<LocatedRow<R>> rows = loaded.of(collection);
        if (rows.isEmpty() || random.nextInt(6) == 0) {
            return STRANGE.get(random.nextInt(STRANGE.size()));
        }
        String whole = rows.get(random.nextInt(rows.size())).row().text(text);
        int from = random.nextInt(whole.length() + 1);
        int to = Math.min(whole.length(), from + random.nextInt(5));
        return whole.substring(from, to);
    }

    /** Every text that a text field of the surface has. */
    Set<String> texts() {
        Set<String> texts = new LinkedHashSet<>();
        loaded.surface().collections().forEach(collection -> addTexts(collection, texts));
        return texts;
    }

    /** The handles of every collection. */
    Set<String> handles() {
        Set<String> handles = new LinkedHashSet<>();
        loaded.rows()
                .values()
                .forEach(rows -> rows.forEach(row -> handles.add(row.key().handle())));
        return handles;
    }

    /** Some of the integers that fields have. */
    Set<Long> integers() {
        Set<Long> numbers = new LinkedHashSet<>();
        loaded.rows()
                .values()
                .forEach(rows -> rows.forEach(row -> {
                    for (int i = 0; i < row.row().collection().fields().size(); i++) {
                        if (row.row().value(i) instanceof Long number) {
                            numbers.add(number);
                        }
                    }
                }));
        return numbers;
    }

    private <R> void addTexts(RecordCollection<R> collection, Set<String> texts) {
        for (LocatedRow<R> row : loaded.of(collection)) {
            for (int i = 0; i < collection.fields().size(); i++) {
                if (row.row().value(i) instanceof String text) {
                    texts.add(text);
                }
            }
        }
    }

    private static <R> @Nullable Object value(RecordCollection<R> collection, Field<R, ?> field, LocatedRow<R> row) {
        if (field.isPlace()) {
            return row.place();
        }
        if (field.name().equals(collection.handle().name())) {
            return row.key().handle();
        }
        int index = collection.fields().indexOf(field);
        return index < 0 ? row.row().scope() : row.row().value(index);
    }

    private static Object neighbour(Object value, RandomGenerator random) {
        return switch (value) {
            case String text -> {
                List<String> near = new ArrayList<>(
                        List.of(text + "\u0000", text + " ", text + "\ud800", text.toUpperCase(Locale.ROOT)));
                if (!text.isEmpty()) {
                    near.add(text.substring(0, text.length() - 1));
                }
                yield near.get(random.nextInt(near.size()));
            }
            case Long number -> random.nextBoolean() ? number + 1 : number - 1;
            case Boolean flag -> !flag;
            default -> throw new IllegalStateException("no field has a " + value.getClass());
        };
    }
}
