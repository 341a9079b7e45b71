package dev.sase.core.store;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Which events are old enough to be compacted.
 *
 * @param untilMicros the newest such date
 * @param wrongMicros the newest date that can be right; beyond it a clock was wrong, and the event does not wait for that date
 */
record CompactionAge(long untilMicros, long wrongMicros) {
    static CompactionAge any() {
        return new CompactionAge(Long.MAX_VALUE, Long.MAX_VALUE);
    }

    static CompactionAge over(Duration retention, Instant now) {
        return new CompactionAge(micros(now.minus(retention)), micros(now.plus(1, ChronoUnit.DAYS)));
    }

    boolean reached(long createdMicros) {
        return createdMicros <= untilMicros || createdMicros > wrongMicros;
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
