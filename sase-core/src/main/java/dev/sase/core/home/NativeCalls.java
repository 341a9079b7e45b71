package dev.sase.core.home;

import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The C calls that the JDK does not offer: {@code flock} on a descriptor of our own. Results are those of C, except that a
 * failure is the negated {@code errno}. {@code FileChannel.lock} is no substitute: on Linux its locks do not conflict with
 * {@code flock}, which is what other programs of a SASE home use. Thread-safe.
 */
@SuppressWarnings("restricted")
final class NativeCalls {
    static final int LOCK_SHARED = 1;
    static final int LOCK_EXCLUSIVE = 2;
    static final int LOCK_NON_BLOCKING = 4;
    static final int LOCK_RELEASE = 8;

    static final int NO_SUCH_FILE = 2;
    static final int PERMISSION_DENIED = 13;
    static final int READ_ONLY_FILE_SYSTEM = 30;

    private static final int INTERRUPTED = 4;
    private static final int NEW_FILE_MODE = 0644;
    private static final boolean MAC =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");

    /** Linked on first use; either the calls or why there are none. */
    private static final class Holder {
        static final @Nullable NativeCalls CALLS;
        static final String PROBLEM;

        static {
            NativeCalls calls = null;
            String problem = "";
            try {
                calls = new NativeCalls();
            } catch (RuntimeException | LinkageError e) {
                problem = e.toString();
            }
            CALLS = calls;
            PROBLEM = problem;
        }
    }

    private final StructLayout stateLayout = Linker.Option.captureStateLayout();
    private final VarHandle errno = stateLayout.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private final MethodHandle open;
    private final MethodHandle flock;
    private final MethodHandle close;
    private final MethodHandle userId;

    private NativeCalls() {
        Linker linker = Linker.nativeLinker();
        SymbolLookup symbols = linker.defaultLookup();
        Linker.Option capture = Linker.Option.captureCallState("errno");
        ValueLayout.OfInt number = ValueLayout.JAVA_INT;
        open = linker.downcallHandle(
                symbols.findOrThrow("open"),
                FunctionDescriptor.of(number, ValueLayout.ADDRESS, number, number),
                capture,
                Linker.Option.firstVariadicArg(2));
        flock = linker.downcallHandle(
                symbols.findOrThrow("flock"), FunctionDescriptor.of(number, number, number), capture);
        close = linker.downcallHandle(symbols.findOrThrow("close"), FunctionDescriptor.of(number, number));
        userId = linker.downcallHandle(symbols.findOrThrow("geteuid"), FunctionDescriptor.of(number));
    }

    /**
     * The calls of this platform.
     *
     * @throws SaseException {@code UNSUPPORTED_PLATFORM} if they cannot be linked
     */
    static NativeCalls get() {
        NativeCalls calls = Holder.CALLS;
        if (calls == null) {
            throw new SaseException(
                    ErrorCode.UNSUPPORTED_PLATFORM,
                    "this platform (" + System.getProperty("os.name") + ") offers no usable flock: " + Holder.PROBLEM
                            + "; run on Linux or macOS with --enable-native-access=ALL-UNNAMED, or read without a daemon");
        }
        return calls;
    }

    /** Opens a file that no child process inherits; the descriptor, or the negated error number. */
    int open(Path path, boolean writable) {
        int closeOnExec = MAC ? 0x1000000 : 0x80000;
        int create = MAC ? 0x200 : 0x40;
        int flags = writable ? 2 | create | closeOnExec : closeOnExec;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(stateLayout);
            MemorySegment name = arena.allocateFrom(path.toString());
            int result;
            do {
                result = result((int) open.invokeExact(state, name, flags, NEW_FILE_MODE), state);
            } while (result == -INTERRUPTED);
            return result;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Changes the lock of a descriptor; 0, or the negated error number. */
    int flock(int descriptor, int operation) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(stateLayout);
            int result;
            do {
                result = result((int) flock.invokeExact(state, descriptor, operation), state);
            } while (result == -INTERRUPTED);
            return result;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Closes a descriptor; there is nothing to do about a failure, and repeating it could close somebody else's. */
    void close(int descriptor) {
        try {
            int _ = (int) close.invokeExact(descriptor);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** The effective user of this process. */
    long userId() {
        try {
            return Integer.toUnsignedLong((int) userId.invokeExact());
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Whether a result of {@link #flock} says that somebody else holds the lock. */
    static boolean wouldBlock(int result) {
        return result == (MAC ? -35 : -11);
    }

    private int result(int value, MemorySegment state) {
        return value >= 0 ? value : -(int) errno.get(state, 0L);
    }

    private static IllegalStateException unexpected(Throwable e) {
        return new IllegalStateException("a native call failed in Java", e);
    }
}
