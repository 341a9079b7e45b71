package dev.sase.daemon.server;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Whether anybody uses the daemon. Thread-safe and cheap enough for every request. */
public final class Traffic {
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile long lastNanos = System.nanoTime();
    private volatile @Nullable Thread watcher;

    /** A request begins. */
    void begin() {
        inFlight.incrementAndGet();
    }

    /** A request is answered. */
    void end() {
        lastNanos = System.nanoTime();
        inFlight.decrementAndGet();
        Thread waiting = watcher;
        if (waiting != null) {
            watcher = null;
            LockSupport.unpark(waiting);
        }
    }

    /** Waits, without ever waking up by itself, until another request has ended. An interrupt ends the wait early. */
    public void awaitUse() {
        watcher = Thread.currentThread();
        while (watcher != null && !Thread.currentThread().isInterrupted()) {
            LockSupport.park(this);
        }
    }

    /** How many requests are being answered. */
    int inFlight() {
        return inFlight.get();
    }

    /** The nanoseconds since the last request ended, or since the start; zero while one is being answered. */
    public long idleNanos() {
        return inFlight.get() > 0 ? 0 : System.nanoTime() - lastNanos;
    }
}
