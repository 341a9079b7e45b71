package dev.sase.core.sql;

import dev.sase.spi.Field;
import dev.sase.spi.Ordering;
import dev.sase.spi.Predicate;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a page is found: by walking the ordering's index until the page is full, or, when few records match, by gathering them through
 * a tally's index or from the side of a link and sorting them. The engine's own planner knows nothing of the values bound.
 *
 * @param hint what stands behind the table's alias
 * @param fromTarget the linked condition that is written from the linked side, if any
 */
record AccessPath<R>(String hint, @Nullable Predicate<R> fromTarget) {
    /** Sorting a gathered row costs about as much as passing this many rows of an index. */
    private static final int SORT_COST = 3;

    /** Linked records beyond which asking each record is cheaper. */
    private static final long MOST_TARGETS = 1_500;

    /** Counts a scope by a tally, possibly a little behind. */
    @FunctionalInterface
    interface Estimator {
        <S> Optional<Groups> groups(RecordCollection<S> of, Tally<S> tally, String scope);
    }

    static <R> AccessPath<R> walk(CollectionTables<R> of, Conjuncts<R> conjuncts, Ordering<R> by) {
        if (!of.collection().orderings().contains(by)) {
            return new AccessPath<>("", null);
        }
        if (conjuncts.scope().isPresent()) {
            return new AccessPath<>(of.dialect().useIndex(of.index(by)), null);
        }
        return new AccessPath<>(by.acrossScopes() ? of.dialect().useIndex(of.acrossScopes(by)) : "", null);
    }

    static <R> AccessPath<R> choose(
            CollectionTables<R> of, Conjuncts<R> conjuncts, Ordering<R> by, int limit, Estimator estimator) {
        AccessPath<R> walk = walk(of, conjuncts, by);
        if (conjuncts.scope().isEmpty() || of.dialect().useIndex("").isEmpty() || isRange(of, conjuncts, by)) {
            return walk;
        }
        String scope = conjuncts.scope().get();
        AccessPath<R> best = walk;
        long least = Long.MAX_VALUE;
        for (Tally<R> tally : of.collection().tallies()) {
            List<Predicate<R>> decided = conjuncts.forSql().stream()
                    .filter(part -> GroupCounts.decides(of, tally, part))
                    .toList();
            Optional<Groups> groups =
                    decided.size() < 2 ? Optional.empty() : estimator.groups(of.collection(), tally, scope);
            if (groups.isPresent()) {
                long matching = groups.get().count(of.collection(), scope, new Predicate.All<>(decided));
                long total = groups.get().total();
                long walked = matching == 0 ? total : Math.min(total, limit * total / matching);
                List<Predicate<R>> leading = leading(tally, decided);
                boolean inOrder = tally.ordered()
                        && of.collection().orderings().getFirst().equals(by)
                        && pinned(tally, decided);
                long passed = groups.get().count(of.collection(), scope, new Predicate.All<>(leading));
                long cost = inOrder ? Math.min(matching, limit) : passed + matching * SORT_COST;
                if (cost < Math.min(walked, least)) {
                    least = cost;
                    best = new AccessPath<>(of.dialect().useIndex(of.index(tally)), null);
                }
            }
        }
        if (least < Long.MAX_VALUE) {
            return best;
        }
        for (Predicate<R> part : conjuncts.forSql()) {
            if (part instanceof Predicate.Linked<R, ?> linked && fewTargets(linked, scope, estimator)) {
                return new AccessPath<>(" NOT INDEXED", linked);
            }
        }
        return walk;
    }

    /** Whether the ordering's index has exactly the rows wanted, in one range. */
    private static <R> boolean isRange(CollectionTables<R> of, Conjuncts<R> conjuncts, Ordering<R> by) {
        if (by.keys().isEmpty()) {
            return false;
        }
        String scope = of.collection().scope().name();
        String first = by.keys().getFirst().field().name();
        return conjuncts.forSql().stream()
                .allMatch(part -> part instanceof Predicate.Is<R, ?>(var field, var _)
                                && field.name().equals(scope)
                        || part instanceof Predicate.Between<R, ?>(var ranged, var _, var _)
                                && ranged.name().equals(first));
    }

    /** The conditions that narrow the range of a tally's index: on its first fields, without a gap. */
    private static <R> List<Predicate<R>> leading(Tally<R> tally, List<Predicate<R>> decided) {
        List<Predicate<R>> leading = new ArrayList<>();
        for (Field<R, ?> field : tally.fields()) {
            List<Predicate<R>> on = decided.stream()
                    .filter(part -> part instanceof Predicate.Is<R, ?>(var same, var _)
                                    && same.name().equals(field.name())
                            || part instanceof Predicate.In<R, ?>(var some, var _)
                                    && some.name().equals(field.name()))
                    .toList();
            if (on.isEmpty()) {
                break;
            }
            leading.addAll(on);
        }
        return leading;
    }

    /** Whether every field of a tally has one value: then its index has the rows in the first ordering's order. */
    private static <R> boolean pinned(Tally<R> tally, List<Predicate<R>> decided) {
        return tally.fields().stream()
                .allMatch(field -> decided.stream()
                        .anyMatch(part -> part instanceof Predicate.Is<R, ?>(var pinned, var _)
                                && pinned.name().equals(field.name())));
    }

    private static <R, S> boolean fewTargets(Predicate.Linked<R, S> linked, String scope, Estimator estimator) {
        RecordCollection<S> target = linked.link().target();
        String targetScope = linked.link().scope(scope);
        if (linked.target() instanceof Predicate.Is<S, ?>(var field, var _)
                && field.name().equals(target.handle().name())) {
            return true;
        }
        for (Tally<S> tally : target.tallies()) {
            if (new Groups(GroupCounts.names(tally), Map.of()).decides(target, linked.target())) {
                return estimator
                        .groups(target, tally, targetScope)
                        .map(groups -> groups.count(target, targetScope, linked.target()) <= MOST_TARGETS)
                        .orElse(false);
            }
        }
        return false;
    }
}
