package dev.sase.cli.output;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Optional;

/** Asks the kernel how wide the terminal is. Only layouts that depend on it pay for the native call. */
final class TerminalWidth {
    private static final int STANDARD_OUTPUT = 1;
    private static final long LINUX_GET_WINDOW_SIZE = 0x5413;
    private static final long MACOS_GET_WINDOW_SIZE = 0x40087468;

    private TerminalWidth() {}

    /** The columns of the terminal behind standard output; empty if the system does not tell. */
    @SuppressWarnings("restricted")
    static Optional<Integer> ofStandardOutput() {
        boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
        try (Arena arena = Arena.ofConfined()) {
            Linker linker = Linker.nativeLinker();
            MethodHandle ioctl = linker.downcallHandle(
                    linker.defaultLookup().find("ioctl").orElseThrow(),
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS),
                    Linker.Option.firstVariadicArg(2));
            // struct winsize: rows, columns and two sizes in pixels, 16 bits each.
            MemorySegment size = arena.allocate(ValueLayout.JAVA_SHORT, 4);
            int result =
                    (int) ioctl.invokeExact(STANDARD_OUTPUT, mac ? MACOS_GET_WINDOW_SIZE : LINUX_GET_WINDOW_SIZE, size);
            int columns = Short.toUnsignedInt(size.getAtIndex(ValueLayout.JAVA_SHORT, 1));
            return result == 0 && columns > 0 ? Optional.of(columns) : Optional.empty();
        } catch (Throwable _) {
            // A platform without this call has terminals of a width that nobody tells.
            return Optional.empty();
        }
    }
}
