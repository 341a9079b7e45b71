package dev.sase.daemon.server;

import dev.sase.core.engine.DiffCounts;

/** Adds up the differences that comparisons have found since the start. Thread-safe. */
final class FoundDifferences {
    private DiffCounts counts = DiffCounts.NONE;

    synchronized void add(DiffCounts found) {
        counts = counts.plus(found);
    }

    synchronized DiffCounts counts() {
        return counts;
    }
}
