package dev.sase.core.engine;

import java.util.List;

/**
 * What the index service has done since the start.
 *
 * @param told changes that were told
 * @param coalesced changes that were told again before they were looked at
 * @param dropped changes that no longer fitted, for which everything was looked at instead
 * @param indexedSources source units applied
 * @param overflows how often the system lost changes, or a root went
 * @param looks how often all sources of a surface were looked at
 * @param recent the last few batches, oldest first
 */
public record IndexCounters(
        long told, long coalesced, long dropped, long indexedSources, long overflows, long looks, List<Batch> recent) {
    /** How many batches are kept. */
    public static final int MOST_RECENT = 8;

    /** Before anything was done. */
    public static final IndexCounters NONE = new IndexCounters(0, 0, 0, 0, 0, 0, List.of());

    public IndexCounters {
        recent = List.copyOf(recent);
    }

    /**
     * Changes of one surface that were applied together.
     *
     * @param surface the surface
     * @param told how many changes were told
     * @param coalesced how many of these were told again
     * @param indexedSources how many source units were applied
     * @param failedSources how many could not be
     * @param paths some of the changed paths, at most {@link #MOST_PATHS}
     */
    public record Batch(
            String surface, long told, long coalesced, long indexedSources, long failedSources, List<String> paths) {
        /** How many paths are kept. */
        public static final int MOST_PATHS = 16;

        public Batch {
            paths = List.copyOf(paths);
        }
    }
}
