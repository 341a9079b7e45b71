package dev.sase.core.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What one slice of compaction may do.
 *
 * @param applied per surface the last event whose rows are committed; what lies behind it, and surfaces that are not named, are left
 *     alone
 * @param now the time against which the age of events is measured
 * @param retention how long every event is kept as it was appended
 * @param maxBytes the size of the journal above which the age of events no longer counts
 * @param slice when to stop; one unit is compacted even if it takes longer
 * @param thorough whether also units are compacted that hold little to drop
 */
public record CompactionOrder(
        Map<String, Long> applied, Instant now, Duration retention, long maxBytes, Duration slice, boolean thorough) {
    public CompactionOrder {
        applied = Map.copyOf(applied);
        if (retention.isNegative() || maxBytes < 0 || slice.isNegative()) {
            throw new IllegalArgumentException("retention, size and slice cannot be below zero");
        }
    }

    /** The same for whoever has the time: whatever can be dropped is. */
    public CompactionOrder thoroughly() {
        return new CompactionOrder(applied, now, retention, maxBytes, slice, true);
    }
}
