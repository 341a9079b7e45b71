package dev.sase.daemon.server;

import dev.sase.core.engine.DiffCounts;
import java.util.concurrent.atomic.AtomicReference;

/** Adds up the differences that comparisons have found since the start. Thread-safe. */
final class FoundDifferences {
    private final AtomicReference<DiffCounts> counts = new AtomicReference<>(DiffCounts.NONE);

    void add(DiffCounts found) {
        counts.accumulateAndGet(found, DiffCounts::plus);
    }

    DiffCounts counts() {
        return counts.get();
    }
}
