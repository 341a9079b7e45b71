package dev.sase.daemon;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Memory of this process outside the Java heap. */
final class NativeMemory {
    private static final Logger log = LoggerFactory.getLogger(NativeMemory.class);

    private NativeMemory() {}

    /** Asks the C library to give free memory back to the system; glibc keeps it otherwise. Elsewhere this does nothing. */
    @SuppressWarnings("restricted") // a C function of the process itself; the launcher enables native access
    static void trim() {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> function = linker.defaultLookup().find("malloc_trim");
        if (function.isEmpty()) {
            return;
        }
        MethodHandle trim = linker.downcallHandle(
                function.get(), FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG));
        try {
            int released = (int) trim.invokeExact(0L);
            log.debug("native memory trimmed released={}", released);
        } catch (Throwable e) {
            throw new IllegalStateException("malloc_trim(0) cannot be called", e);
        }
    }
}
