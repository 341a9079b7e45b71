package dev.sase.core.engine;

import java.util.concurrent.TimeUnit;

/**
 * Notices that the machine was suspended: the time of day went on and the monotonic clock did not. Asking costs two clock readings, so
 * that nothing has to wake up for it. Thread-safe.
 */
final class SuspendWatch {
    private static final long LEAST_MILLIS = TimeUnit.SECONDS.toMillis(5);

    private long offsetMillis = offset();

    /** Whether the clocks moved apart since the last time this was asked; a clock that was set looks the same. */
    synchronized boolean happened() {
        long now = offset();
        boolean apart = Math.abs(now - offsetMillis) >= LEAST_MILLIS;
        offsetMillis = now;
        return apart;
    }

    private static long offset() {
        return System.currentTimeMillis() - TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }
}
