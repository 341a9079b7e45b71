package dev.sase.testkit;

import dev.sase.spi.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a condition smaller for as long as it still shows what it showed. */
final class PredicateShrinker {
    private PredicateShrinker() {}

    /** The smallest condition found for which the test still holds. */
    static <R> Predicate<R> shrink(Predicate<R> predicate, java.util.function.Predicate<Predicate<R>> stillShows) {
        Predicate<R> smallest = predicate;
        while (true) {
            Optional<Predicate<R>> smaller =
                    candidates(smallest).stream().filter(stillShows).findFirst();
            if (smaller.isEmpty()) {
                return smallest;
            }
            smallest = smaller.get();
        }
    }

    private static <R> List<Predicate<R>> candidates(Predicate<R> predicate) {
        List<Predicate<R>> candidates = new ArrayList<>();
        if (!predicate.equals(Predicate.<R>everything())) {
            candidates.add(Predicate.everything());
        }
        candidates.addAll(smaller(predicate));
        return candidates;
    }

    private static <R> List<Predicate<R>> smaller(Predicate<R> predicate) {
        return switch (predicate) {
            case Predicate.Is<R, ?> _, Predicate.In<R, ?> _, Predicate.Between<R, ?> _, Predicate.Contains<R> _ ->
                List.of();
            case Predicate.Linked<R, ?> linked -> inside(linked);
            case Predicate.Not<R>(var part) -> {
                List<Predicate<R>> found = new ArrayList<>(List.of(part));
                smaller(part).forEach(inner -> found.add(Predicate.not(inner)));
                yield found;
            }
            case Predicate.All<R>(var parts) -> {
                List<Predicate<R>> found = new ArrayList<>(parts);
                fewer(parts).forEach(fewer -> found.add(new Predicate.All<>(fewer)));
                yield found;
            }
            case Predicate.Any<R>(var parts) -> {
                List<Predicate<R>> found = new ArrayList<>(parts);
                fewer(parts).forEach(fewer -> found.add(new Predicate.Any<>(fewer)));
                yield found;
            }
        };
    }

    private static <R, S> List<Predicate<R>> inside(Predicate.Linked<R, S> linked) {
        List<Predicate<R>> found = new ArrayList<>();
        candidates(linked.target()).forEach(target -> found.add(Predicate.linked(linked.link(), target)));
        return found;
    }

    private static <R> List<List<Predicate<R>>> fewer(List<Predicate<R>> parts) {
        List<List<Predicate<R>>> found = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            List<Predicate<R>> without = new ArrayList<>(parts);
            Predicate<R> part = without.remove(i);
            found.add(without);
            for (Predicate<R> inner : smaller(part)) {
                List<Predicate<R>> replaced = new ArrayList<>(parts);
                replaced.set(i, inner);
                found.add(replaced);
            }
        }
        return found;
    }
}
