package dev.sase.core.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;

/** Counts differences as they are found, in any order, and keeps a bounded number of them: the first behind a place. Confined. */
final class Differences {
    private final DiffPlace after;
    private final int most;
    private final PriorityQueue<DiffRecord> kept = new PriorityQueue<>(Collections.reverseOrder(DiffRecord.ORDER));
    private DiffCounts counts = DiffCounts.NONE;
    private long repeats;
    private boolean truncated;

    Differences(DiffPlace after, int most) {
        this.after = after;
        this.most = most;
    }

    /** Counts alone. */
    static Differences counted() {
        return new Differences(DiffPlace.START, 0);
    }

    /** Gathers the differences of one source, to be added to these or to be dropped. */
    Differences part() {
        return new Differences(after.withoutRepeats(), Math.clamp(most + after.repeats(), 0, Integer.MAX_VALUE));
    }

    void add(DiffRecord difference) {
        DiffRecord found = difference.bounded();
        counts = counts.plus(found.count());
        offer(found);
    }

    void add(Differences part) {
        counts = counts.plus(part.counts);
        truncated |= part.truncated;
        part.kept.forEach(this::offer);
    }

    private void offer(DiffRecord found) {
        int order = after.compare(found);
        if (order > 0 || order == 0 && ++repeats > after.repeats()) {
            kept.add(found);
            if (kept.size() > most) {
                kept.poll();
                truncated = true;
            }
        }
    }

    DiffCounts counts() {
        return counts;
    }

    /** Whether there are differences behind those that are kept. */
    boolean truncated() {
        return truncated;
    }

    /** Those that are kept, in {@link DiffRecord#ORDER}. */
    List<DiffRecord> first() {
        List<DiffRecord> first = new ArrayList<>(kept);
        first.sort(DiffRecord.ORDER);
        return first;
    }
}
