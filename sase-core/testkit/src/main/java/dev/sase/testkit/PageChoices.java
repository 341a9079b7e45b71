package dev.sase.testkit;

import dev.sase.core.record.LoadedRecords;
import dev.sase.core.record.LocatedRow;
import dev.sase.spi.Field;
import dev.sase.spi.Ordering;
import dev.sase.spi.PageRequest;
import dev.sase.spi.Position;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.RecordKey;
import dev.sase.spi.Texts;
import dev.sase.spi.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Chooses pages: small and large, short of bytes by one, and behind positions at which no row is. */
final class PageChoices {
    private static final int[] LIMITS = {1, 3, 7, 10, 20, 50, 100, PageRequest.MAX_LIMIT};

    private PageChoices() {}

    static <R> PageRequest page(
            RecordCollection<R> collection, View<R> view, LoadedRecords loaded, RandomGenerator random) {
        int limit = LIMITS[random.nextInt(LIMITS.length)];
        List<LocatedRow<R>> rows = loaded.of(collection);
        if (rows.isEmpty() || random.nextInt(4) > 0) {
            return PageRequest.first(limit);
        }
        // Around the size of a row, so that it fits exactly, lacks a byte, or is passed over.
        int size = rows.get(random.nextInt(rows.size())).row().view(view).size();
        int factor = 1 + random.nextInt(3);
        return new PageRequest(limit, Optional.empty(), Math.max(1, size * factor + random.nextInt(4) - 1));
    }

    static <R> Position position(
            RecordCollection<R> collection,
            Ordering<R> ordering,
            LoadedRecords loaded,
            FieldSamples samples,
            RandomGenerator random) {
        List<@Nullable Object> keys = new ArrayList<>();
        for (Ordering.Key<R> key : ordering.keys()) {
            keys.add(
                    random.nextInt(5) == 0 && key.field().nullable()
                            ? null
                            : normal(collection, key.field(), samples, random));
        }
        List<LocatedRow<R>> rows = loaded.of(collection);
        long unit = rows.isEmpty() || random.nextInt(4) == 0
                ? random.nextLong()
                : rows.get(random.nextInt(rows.size())).key().unit();
        return new Position(
                keys, new RecordKey(unit, Texts.wellFormed(samples.handle(collection, random)), random.nextInt(3)));
    }

    private static <R, T extends Comparable<T>> Object normal(
            RecordCollection<R> collection, Field<R, T> field, FieldSamples samples, RandomGenerator random) {
        return field.kind().normal(samples.value(collection, field, random));
    }
}
