package dev.sase.core.record;

import dev.sase.spi.Texts;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Follows a link breadth first until nothing new is found or the limit is reached. */
public final class Closure {
    private Closure() {}

    /**
     * The handles reachable from the seeds.
     *
     * @param seeds where to start; part of the result
     * @param limit the most handles returned
     * @param step the handles one step away from a set of handles
     * @return the handles, nearest first, then in code point order
     */
    public static Set<String> of(Set<String> seeds, int limit, UnaryOperator<Set<String>> step) {
        Set<String> found = new LinkedHashSet<>();
        Set<String> frontier = inOrder(seeds);
        while (!frontier.isEmpty()) {
            Set<String> fresh = new LinkedHashSet<>();
            for (String handle : frontier) {
                if (found.size() == limit) {
                    return found;
                }
                if (found.add(handle)) {
                    fresh.add(handle);
                }
            }
            frontier = fresh.isEmpty() ? new TreeSet<>() : inOrder(step.apply(fresh));
            frontier.removeAll(found);
        }
        return found;
    }

    private static Set<String> inOrder(Set<String> handles) {
        Set<String> ordered = new TreeSet<>(Texts::compare);
        handles.forEach(handle -> ordered.add(Texts.wellFormed(handle)));
        return ordered;
    }
}
