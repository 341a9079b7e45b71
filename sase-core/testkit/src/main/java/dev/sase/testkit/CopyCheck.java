package dev.sase.testkit;

import dev.sase.core.record.LoadedRecords;
import dev.sase.core.record.LocatedRow;
import dev.sase.spi.Duplicates;
import dev.sase.spi.ProjectedRow;
import dev.sase.spi.RawJson;
import dev.sase.spi.StatedOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts the copies of each record among rows. Where copies are kept, those that are equal in everything come all or none; where
 * the first stands for all, no handle comes twice in a scope and what comes is the first.
 *
 * @param <R> the record type
 */
final class CopyCheck<R> {
    private final StatedOrder<R> order;
    private final Map<List<String>, List<LocatedRow<R>>> loaded = new HashMap<>();

    CopyCheck(StatedOrder<R> order, LoadedRecords records) {
        this.order = order;
        for (LocatedRow<R> row : records.of(order.collection())) {
            loaded.computeIfAbsent(identity(row.row()), _ -> new ArrayList<>()).add(row);
        }
    }

    Optional<String> firstProblem(Duplicates stated, List<RawJson> rows) {
        Map<List<String>, List<ProjectedRow<R>>> found = new HashMap<>();
        for (RawJson json : rows) {
            ProjectedRow<R> row =
                    ProjectedRow.of(order.collection(), order.decode().apply(json));
            found.computeIfAbsent(identity(row), _ -> new ArrayList<>()).add(row);
        }
        return found.entrySet().stream()
                .flatMap(entry -> problem(stated, entry.getKey(), entry.getValue()).stream())
                .sorted()
                .findFirst();
    }

    private Optional<String> problem(Duplicates stated, List<String> identity, List<ProjectedRow<R>> rows) {
        List<LocatedRow<R>> copies = loaded.getOrDefault(identity, List.of());
        String what = PredicateText.value(identity.get(1)) + " of " + PredicateText.value(identity.getFirst());
        if (copies.isEmpty()) {
            return Optional.of(what + " is in no source");
        }
        return switch (stated) {
            case KEPT -> {
                boolean alike =
                        copies.stream().map(row -> row.row().json()).distinct().count() == 1;
                yield rows.size() > copies.size() || alike && rows.size() < copies.size()
                        ? Optional.of(what + " has " + copies.size() + " copies, " + rows.size() + " came")
                        : Optional.empty();
            }
            case FIRST -> {
                if (rows.size() > 1) {
                    yield Optional.of(what + " came " + rows.size() + " times");
                }
                LocatedRow<R> first = copies.stream()
                        .min((left, right) -> FirstCopies.ORDER.compare(left.key(), right.key()))
                        .orElseThrow();
                yield values(first.row()).equals(values(rows.getFirst()))
                        ? Optional.empty()
                        : Optional.of("what came for " + what + " is not its first copy");
            }
            case NONE -> Optional.of("rows of records came");
        };
    }

    private List<String> identity(ProjectedRow<R> row) {
        return List.of(row.scope(), row.handle());
    }

    private List<Object> values(ProjectedRow<R> row) {
        Object[] values = new Object[order.collection().fields().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = PageWalk.typed(row.value(i));
        }
        return Arrays.asList(values);
    }
}
