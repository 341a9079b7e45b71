package dev.sase.daemon.lifecycle;

import dev.sase.daemon.server.Traffic;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Does something once after each spell of use, as soon as nobody has asked for a while. Between spells its thread sleeps until somebody
 * asks, so an idle daemon never wakes for it. Thread-safe.
 */
final class QuietMoment {
    private final Traffic traffic;
    private final Duration quiet;
    private @Nullable Thread thread;

    /**
     * Watches nothing yet.
     *
     * @param traffic says when the daemon is used
     * @param quiet how long nobody has to ask
     */
    QuietMoment(Traffic traffic, Duration quiet) {
        this.traffic = traffic;
        this.quiet = quiet;
    }

    synchronized void start(Runnable action) {
        if (thread == null) {
            thread = Thread.ofPlatform().daemon().name("sase-quiet").start(() -> watch(action));
        }
    }

    private void watch(Runnable action) {
        while (!Thread.currentThread().isInterrupted()) {
            long left = quiet.toNanos() - traffic.idleNanos();
            if (left > 0) {
                LockSupport.parkNanos(this, left);
            } else {
                action.run();
                traffic.awaitUse();
            }
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
