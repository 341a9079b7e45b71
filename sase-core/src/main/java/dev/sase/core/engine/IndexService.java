package dev.sase.core.engine;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies changes as they are told. Its one thread sleeps until something is told, applies the first change as soon as nothing follows on its
 * heels, and gathers what comes behind it in a burst, for a bounded time. Afterwards it looks once more at what was loaded while it could still change unseen, and sleeps
 * again. Thread-safe.
 */
final class IndexService implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(IndexService.class);

    /** A change this long after the last batch is the first of another burst. */
    private static final long BURST_GAP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** A program that writes many files, or one of them in many pieces, is done with most of it a moment later. */
    private static final Gathering FIRST =
            new Gathering(TimeUnit.MILLISECONDS.toNanos(2), TimeUnit.MILLISECONDS.toNanos(20));

    private static final Gathering BURST =
            new Gathering(TimeUnit.MILLISECONDS.toNanos(20), TimeUnit.MILLISECONDS.toNanos(200));

    /** Time stamps tell of another change by then. */
    private static final long CONFIRM_NANOS = TimeUnit.MILLISECONDS.toNanos(40);

    /** What keeps changing is confirmed at this pace. */
    private static final long CONFIRM_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** A surface that cannot be applied is tried again by reads, and by the next change after this. */
    private static final long FAILURE_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Collection<SurfaceRuntime> surfaces;
    private final Follower follower;
    private final Runnable afterBatch;
    private final Set<String> failed = new HashSet<>();
    private final Thread thread;
    private volatile boolean signalled;
    private volatile boolean closed;

    /**
     * How long changes are gathered before they are applied.
     *
     * @param quietNanos until nothing was told for this long
     * @param longestNanos and no longer than this in any case
     */
    private record Gathering(long quietNanos, long longestNanos) {}

    private IndexService(Collection<SurfaceRuntime> surfaces, Follower follower, Runnable afterBatch) {
        this.surfaces = surfaces;
        this.follower = follower;
        this.afterBatch = afterBatch;
        this.thread = Thread.ofPlatform().name("sase-index").daemon().unstarted(this::run);
    }

    /**
     * Begins to follow.
     *
     * @param afterBatch runs behind each batch
     */
    static IndexService start(Collection<SurfaceRuntime> surfaces, Follower follower, Runnable afterBatch) {
        IndexService service = new IndexService(surfaces, follower, afterBatch);
        service.thread.start();
        return service;
    }

    /** Something was told. */
    void wake() {
        if (!signalled) {
            signalled = true;
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        long lastBatch = System.nanoTime() - BURST_GAP_NANOS;
        boolean confirming = false;
        while (!closed) {
            if (!signalled && !await(confirming ? CONFIRM_NANOS : 0)) {
                confirming = confirm();
                continue;
            }
            signalled = false;
            gather(System.nanoTime() - lastBatch < BURST_GAP_NANOS ? BURST : FIRST);
            signalled = false;
            surfaces.forEach(this::apply);
            tidy();
            lastBatch = System.nanoTime();
            confirming = true;
        }
    }

    /** Sleeps until something is told; false when a time has passed instead. Zero is for ever. */
    private boolean await(long nanos) {
        long end = System.nanoTime() + nanos;
        while (!signalled && !closed) {
            if (nanos == 0) {
                LockSupport.park(this);
            } else {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                LockSupport.parkNanos(this, left);
            }
        }
        return true;
    }

    private void gather(Gathering gathering) {
        long end = System.nanoTime() + gathering.longestNanos();
        while (!closed && System.nanoTime() < end) {
            long quiet = surfaces.stream()
                    .flatMap(runtime -> runtime.follow().pending().stream())
                    .mapToLong(PendingChanges::quietNanos)
                    .min()
                    .orElse(gathering.quietNanos());
            if (quiet >= gathering.quietNanos()) {
                return;
            }
            LockSupport.parkNanos(this, gathering.quietNanos() - quiet);
        }
    }

    private void apply(SurfaceRuntime runtime) {
        if (!runtime.isReady() || closed) {
            return;
        }
        try {
            follower.applyPending(runtime);
            failed.remove(runtime.id());
        } catch (RuntimeException e) {
            if (failed.add(runtime.id()) && !closed) {
                log.warn("changes cannot be applied, reads will try again surface={}", runtime.id(), e);
            }
            // What failed is pending again and has signalled; it is not tried without end.
            LockSupport.parkNanos(this, FAILURE_PAUSE_NANOS);
            signalled = false;
        }
    }

    private void tidy() {
        try {
            afterBatch.run();
        } catch (RuntimeException e) {
            if (!closed) {
                log.warn("logs cannot be kept within their bounds", e);
            }
        }
    }

    /** Says whether something is left to confirm. */
    private boolean confirm() {
        boolean left = false;
        for (SurfaceRuntime runtime : surfaces) {
            try {
                left |= follower.confirm(runtime);
            } catch (RuntimeException e) {
                log.debug("changes cannot be confirmed now surface={}", runtime.id(), e);
            }
        }
        return left && !await(CONFIRM_AGAIN_NANOS);
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(TimeUnit.SECONDS.toMillis(3));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
