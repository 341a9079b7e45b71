package dev.sase.core.engine;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** How a surface learns of changes, and when all its sources were looked at. Thread-safe. */
final class Follow {
    private final SuspendWatch suspends = new SuspendWatch();
    private final ReentrantLock lookLock = new ReentrantLock();
    private volatile @Nullable PendingChanges pending;
    private volatile boolean started;
    private volatile Optional<String> reason = Optional.empty();
    private volatile long checkedNanos;
    private volatile long lookNanos;
    private volatile boolean checked;

    /** Is told of changes from now on. */
    void watch(PendingChanges changes) {
        pending = changes;
        started = true;
    }

    /** Is not told of changes, or not of all. */
    void poll(String why) {
        started = true;
        reason = Optional.of(why);
        pending = null;
    }

    /** What the watch told, while its silence means that nothing has changed. */
    Optional<PendingChanges> watched() {
        return Optional.ofNullable(pending).filter(PendingChanges::isTelling);
    }

    /** What the watch tells, whether or not that is everything. */
    Optional<PendingChanges> pending() {
        return Optional.ofNullable(pending);
    }

    /** Whether the machine was suspended since this was asked last. */
    boolean wasSuspended() {
        return suspends.happened();
    }

    SurfaceHealth.Following following() {
        return watched().isPresent()
                ? SurfaceHealth.Following.WATCHING
                : started ? SurfaceHealth.Following.POLLING : SurfaceHealth.Following.NOT_STARTED;
    }

    /** Why changes are not told. */
    Optional<String> reason() {
        return pending().flatMap(PendingChanges::lostReason).or(() -> reason);
    }

    /** The age of the oldest change that was told and is not applied, milliseconds. */
    long lagMillis() {
        return TimeUnit.NANOSECONDS.toMillis(
                pending().map(PendingChanges::ageNanos).orElse(0L));
    }

    long pendingChanges() {
        return pending().map(PendingChanges::count).orElse(0L);
    }

    /** Whether the sources were looked at less than this long ago. */
    boolean checkedWithin(long nanos) {
        return checked && System.nanoTime() - checkedNanos < nanos;
    }

    /** Whether a look at the sources was begun after a moment. */
    boolean checkedSince(long nanos) {
        return checked && checkedNanos - nanos >= 0;
    }

    /** How long nobody looks again so that looking takes a part of the time. */
    long pollNanos(long costFactor) {
        return costFactor * lookNanos;
    }

    /** Held by who looks at all sources for a read, so that others wait for that look. */
    ReentrantLock lookLock() {
        return lookLock;
    }

    /** Whether a look at all sources is long ago, measured by what it costs. */
    boolean isLookDue(long leastNanos, long costFactor) {
        return !checkedWithin(Math.max(leastNanos, costFactor * lookNanos));
    }

    /** All sources were looked at, beginning at this moment. */
    void markChecked(long atNanos) {
        lookNanos = System.nanoTime() - atNanos;
        checkedNanos = atNanos;
        checked = true;
    }

    void forgetCheck() {
        checked = false;
    }
}
