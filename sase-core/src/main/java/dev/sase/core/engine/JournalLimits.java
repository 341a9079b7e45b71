package dev.sase.core.engine;

import dev.sase.core.store.CompactionOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * How long and how large the event log may be.
 *
 * @param retention how long every event is kept as it was appended; zero for as short as possible
 * @param maxBytes the size above which the age of events no longer counts; what is needed to make the rows anew is kept whatever
 *     its size
 */
public record JournalLimits(Duration retention, long maxBytes) {
    /** A week, and 256 MiB. */
    public static final JournalLimits DEFAULT = new JournalLimits(Duration.ofDays(7), 256L * 1024 * 1024);

    public JournalLimits {
        if (retention.isNegative() || maxBytes < 0) {
            throw new IllegalArgumentException("retention and size of the journal cannot be below zero");
        }
    }

    /**
     * Asks for a slice of compaction within these limits.
     *
     * @param applied per surface the last event whose rows are committed
     * @param now the time
     * @param slice when to stop
     */
    public CompactionOrder order(Map<String, Long> applied, Instant now, Duration slice) {
        return new CompactionOrder(applied, now, retention, maxBytes, slice, false);
    }
}
