package dev.sase.testkit;

import dev.sase.core.record.LoadedRecords;
import dev.sase.core.record.LocatedRow;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordKey;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Tells the first copy of a record, by (occurrence, unit), from later ones. */
final class FirstCopies {
    /** The order of copies. */
    static final Comparator<RecordKey> ORDER =
            Comparator.comparingInt(RecordKey::occurrence).thenComparingLong(RecordKey::unit);

    private FirstCopies() {}

    /**
     * Whether an answer stands on later copies of a handle instead of the first: taking away the later copies that one scope has
     * changes it, taking away the first does not.
     */
    static boolean laterStandsForFirst(
            LoadedRecords loaded, String handle, Function<LoadedRecords, List<String>> answer) {
        List<String> whole = answer.apply(loaded);
        Set<String> scopes = new HashSet<>();
        loaded.rows()
                .values()
                .forEach(rows -> rows.forEach(row -> scopes.add(row.row().scope())));
        return scopes.stream().anyMatch(scope -> {
            Predicate<LocatedRow<?>> copy = row ->
                    row.key().handle().equals(handle) && row.row().scope().equals(scope);
            Predicate<LocatedRow<?>> first = copy.and(row -> isFirst(row, loaded, copy));
            return !alike(loaded, first, copy)
                    && answer.apply(without(loaded, first)).equals(whole)
                    && !answer.apply(without(loaded, copy.and(first.negate()))).equals(whole);
        });
    }

    /** Whether some later copy is the same as the first, so that it takes its place unnoticed. */
    private static boolean alike(LoadedRecords loaded, Predicate<LocatedRow<?>> first, Predicate<LocatedRow<?>> copy) {
        return loaded.rows().values().stream().anyMatch(rows -> {
            List<RawJson> firsts =
                    rows.stream().filter(first).map(row -> row.row().json()).toList();
            return rows.stream()
                    .filter(copy.and(first.negate()))
                    .anyMatch(row -> firsts.contains(row.row().json()));
        });
    }

    private static boolean isFirst(LocatedRow<?> row, LoadedRecords loaded, Predicate<LocatedRow<?>> copy) {
        return loaded.of(row.row().collection()).stream()
                .filter(copy)
                .allMatch(other -> ORDER.compare(row.key(), other.key()) <= 0);
    }

    private static LoadedRecords without(LoadedRecords loaded, Predicate<LocatedRow<?>> gone) {
        Map<String, List<LocatedRow<?>>> rows = new HashMap<>();
        loaded.rows()
                .forEach((collection, all) ->
                        rows.put(collection, all.stream().filter(gone.negate()).toList()));
        return new LoadedRecords(loaded.surface(), rows, loaded.scopes(), loaded.diagnostics());
    }
}
