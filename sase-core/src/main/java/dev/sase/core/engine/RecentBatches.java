package dev.sase.core.engine;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last few batches of changes that were applied. Thread-safe. */
final class RecentBatches {
    private final Deque<IndexCounters.Batch> batches = new ArrayDeque<>();

    synchronized void add(String surface, PendingChanges.Changes changes, Ingest.Applied applied) {
        batches.add(new IndexCounters.Batch(
                surface,
                changes.told(),
                changes.coalesced(),
                applied.units(),
                applied.failed(),
                changes.paths().stream()
                        .sorted()
                        .limit(IndexCounters.Batch.MOST_PATHS)
                        .map(Path::toString)
                        .toList()));
        if (batches.size() > IndexCounters.MOST_RECENT) {
            batches.removeFirst();
        }
    }

    synchronized List<IndexCounters.Batch> list() {
        return List.copyOf(batches);
    }
}
