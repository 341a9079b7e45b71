package dev.sase.core.home;

import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A held {@code flock(2)} on a file, which the kernel drops when this process dies, however it dies. Two locks on one file
 * conflict also within one JVM.
 *
 * <p>A holder may delete the file ({@link #deleteAndClose()}), so whoever gets a lock checks that the path still names the file
 * that was locked and starts over otherwise. Without that, two processes could each hold the lock of a file of that name.
 *
 * <p>Thread-safe. Closing twice does nothing.
 */
public final class KernelLock implements AutoCloseable {
    /** Who may hold the lock beside this holder. */
    public enum Mode {
        /** Nobody. */
        EXCLUSIVE(NativeCalls.LOCK_EXCLUSIVE),
        /** Other shared holders. */
        SHARED(NativeCalls.LOCK_SHARED);

        private final int operation;

        Mode(int operation) {
            this.operation = operation;
        }
    }

    /** What a look from outside says about the lock of a file. */
    public enum Probe {
        /** Some live process holds it exclusively. */
        HELD,
        /** The file is there and nobody holds it exclusively. */
        FREE,
        /** There is no file, so nobody holds it. */
        ABSENT,
        /** The file cannot be opened or its file system has no locks. */
        UNKNOWN
    }

    private static final int MAX_REPLACEMENTS = 100;
    private static final Path DESCRIPTORS =
            Path.of(Files.isDirectory(Path.of("/proc/self/fd")) ? "/proc/self/fd" : "/dev/fd");

    private final Path path;
    private final int descriptor;
    private boolean open = true;

    private KernelLock(Path path, int descriptor) {
        this.path = path;
        this.descriptor = descriptor;
    }

    /**
     * Takes the lock if nobody is in the way, creating an empty file if there is none. The file is never truncated or written.
     *
     * @param path the lock file; its folder must exist
     * @param mode exclusive or shared; a shared lock needs only read access to an existing file
     * @return the lock, or empty if another holder excludes it
     * @throws SaseException {@code NOT_WRITABLE} if the file cannot be opened, {@code UNSUPPORTED_PLATFORM} without {@code flock}
     */
    public static Optional<KernelLock> tryAcquire(Path path, Mode mode) {
        NativeCalls calls = NativeCalls.get();
        for (int attempt = 0; attempt < MAX_REPLACEMENTS; attempt++) {
            KernelLock candidate = new KernelLock(path, open(calls, path, mode));
            boolean kept = false;
            try {
                int result = calls.flock(candidate.descriptor, mode.operation | NativeCalls.LOCK_NON_BLOCKING);
                if (NativeCalls.wouldBlock(result)) {
                    return Optional.empty();
                }
                if (result < 0) {
                    throw new SaseException(
                            ErrorCode.UNSUPPORTED_PLATFORM,
                            "the file system of " + path + " refuses flock with error number " + -result
                                    + "; choose a run root on a local file system");
                }
                kept = candidate.namesItsPath();
                if (kept) {
                    return Optional.of(candidate);
                }
            } finally {
                if (!kept) {
                    candidate.close();
                }
            }
        }
        throw new SaseException(
                ErrorCode.NOT_WRITABLE,
                "the lock file " + path + " was replaced " + MAX_REPLACEMENTS
                        + " times while locking it; find out which program" + " deletes it");
    }

    private static int open(NativeCalls calls, Path path, Mode mode) {
        int result = calls.open(path, true);
        boolean readOnly = result == -NativeCalls.PERMISSION_DENIED || result == -NativeCalls.READ_ONLY_FILE_SYSTEM;
        if (readOnly && mode == Mode.SHARED) {
            result = calls.open(path, false);
        }
        if (result < 0) {
            throw new SaseException(
                    ErrorCode.NOT_WRITABLE,
                    "the lock file " + path + " cannot be opened, error number " + -result
                            + "; check that its folder exists and may be written");
        }
        return result;
    }

    /**
     * Takes the lock, waiting for other holders until the limit.
     *
     * @param path the lock file; its folder must exist
     * @param mode exclusive or shared
     * @param limit how long to wait; zero tries once
     * @return the lock, or empty if the limit passed or the thread was interrupted, whose flag then stays set
     * @throws SaseException as {@link #tryAcquire}
     */
    public static Optional<KernelLock> acquire(Path path, Mode mode, Duration limit) {
        long start = System.nanoTime();
        long pause = 500_000;
        while (true) {
            Optional<KernelLock> lock = tryAcquire(path, mode);
            long left = limit.toNanos() - (System.nanoTime() - start);
            if (lock.isPresent() || left <= 0 || Thread.currentThread().isInterrupted()) {
                return lock;
            }
            LockSupport.parkNanos(Math.min(pause, left));
            pause = Math.min(pause * 2, 20_000_000);
        }
    }

    /**
     * Looks whether some process holds the lock exclusively. The look itself takes a shared lock for a moment, so that two looks
     * never see each other, and creates nothing.
     *
     * @param path the lock file
     * @return what was seen; never an exception, {@link Probe#UNKNOWN} also where the platform has no {@code flock}
     */
    public static Probe probe(Path path) {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return Probe.ABSENT;
        }
        NativeCalls calls;
        try {
            calls = NativeCalls.get();
        } catch (SaseException _) {
            return Probe.UNKNOWN;
        }
        int descriptor = calls.open(path, false);
        if (descriptor < 0) {
            return descriptor == -NativeCalls.NO_SUCH_FILE ? Probe.ABSENT : Probe.UNKNOWN;
        }
        try {
            int result = calls.flock(descriptor, NativeCalls.LOCK_SHARED | NativeCalls.LOCK_NON_BLOCKING);
            if (NativeCalls.wouldBlock(result)) {
                return Probe.HELD;
            }
            return result < 0 ? Probe.UNKNOWN : Probe.FREE;
        } finally {
            calls.flock(descriptor, NativeCalls.LOCK_RELEASE);
            calls.close(descriptor);
        }
    }

    /** Whether some live process provably holds the lock exclusively. */
    public static boolean isHeld(Path path) {
        return probe(path) == Probe.HELD;
    }

    /** The lock file. */
    public Path path() {
        return path;
    }

    /**
     * Whether the path still names the locked file. If not, somebody deleted or replaced it, this lock excludes nobody any
     * more, and what the path names now is not the holder's.
     *
     * @throws SaseException {@code UNSUPPORTED_PLATFORM} if the system does not let an open file be examined
     */
    public synchronized boolean namesItsPath() {
        if (!open) {
            return false;
        }
        Map<String, Object> locked;
        try {
            locked = Files.readAttributes(DESCRIPTORS.resolve(Integer.toString(descriptor)), "unix:dev,ino");
        } catch (IOException e) {
            throw new SaseException(
                    ErrorCode.UNSUPPORTED_PLATFORM,
                    "an open file cannot be examined through " + DESCRIPTORS + " (" + e
                            + "); mount it, or read without a daemon",
                    e);
        }
        try {
            return locked.equals(Files.readAttributes(path, "unix:dev,ino"));
        } catch (IOException _) {
            return false;
        }
    }

    /** Deletes the lock file while still holding the lock, then releases it. A file that is not the locked one is left alone. */
    public synchronized void deleteAndClose() {
        try {
            if (namesItsPath()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException _) {
            // An empty lock file that stays behind means nothing: only a held lock does.
        } finally {
            close();
        }
    }

    /** Releases the lock and keeps the file. */
    @Override
    public synchronized void close() {
        if (open) {
            open = false;
            NativeCalls calls = NativeCalls.get();
            // Explicit, because a process being started may hold a copy of the descriptor until it executes its
            // program.
            calls.flock(descriptor, NativeCalls.LOCK_RELEASE);
            calls.close(descriptor);
        }
    }
}
