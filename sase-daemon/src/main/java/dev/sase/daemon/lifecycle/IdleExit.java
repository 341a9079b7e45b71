package dev.sase.daemon.lifecycle;

import dev.sase.daemon.server.Traffic;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Ends a daemon that nobody uses. One thread sleeps until the moment at which the daemon would have been idle for long enough,
 * so that it wakes at most once in that time. A connection without requests is no use. Thread-safe.
 */
final class IdleExit {
    private final Traffic traffic;
    private final Duration limit;
    private @Nullable Thread thread;

    /**
     * Watches nothing yet.
     *
     * @param limit how long nobody may use the daemon; zero means for ever
     */
    IdleExit(Traffic traffic, Duration limit) {
        this.traffic = traffic;
        this.limit = limit;
    }

    synchronized void start(Runnable onIdle) {
        if (thread == null && limit.isPositive()) {
            thread = Thread.ofPlatform().daemon().name("sase-idle").start(() -> watch(onIdle));
        }
    }

    private void watch(Runnable onIdle) {
        long left = limit.toNanos();
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(this, left);
            left = limit.toNanos() - traffic.idleNanos();
        }
        if (left <= 0) {
            onIdle.run();
        }
    }

    synchronized void stop() {
        Thread watching = thread;
        thread = null;
        if (watching != null) {
            watching.interrupt();
        }
    }
}
