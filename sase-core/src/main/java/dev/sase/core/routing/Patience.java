package dev.sase.core.routing;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * How long one read may still wait for bytes of the daemon, over all its requests. Only waiting is counted, so that a JVM that
 * is still
 * loading its classes does not take its own slowness for the daemon's. Confined to one thread.
 */
final class Patience {
    /** What a read may spend on a silent daemon; so much may a session with such a daemon be slower than a direct read. */
    static final Duration LIMIT = Duration.ofMillis(30);

    private long leftNanos;

    Patience(Duration limit) {
        leftNanos = limit.toNanos();
    }

    /** Waits for something that must keep within what is left. */
    <T> Optional<T> during(Function<Duration, Optional<T>> waiting) {
        long begin = System.nanoTime();
        try {
            return waiting.apply(Duration.ofNanos(leftNanos));
        } finally {
            leftNanos = Math.max(0, leftNanos - (System.nanoTime() - begin));
        }
    }
}
