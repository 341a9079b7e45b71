package dev.sase.core.registry;

import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a surface throws from reaching anybody else: whatever it is, it becomes one error that names the surface, the class, the
 * method and the message. What sase itself threw while the surface called it passes, and so does a JVM that is at its end. Immutable.
 */
final class Guard {
    private static final int MOST_MESSAGE = 300;

    private final String surface;
    private final SurfaceOrigin origin;

    /**
     * A guard.
     *
     * @param surface the id, or the class of a surface that has not told it yet
     * @param origin where the surface comes from, for the next step
     */
    Guard(String surface, SurfaceOrigin origin) {
        this.surface = surface;
        this.origin = origin;
    }

    /** Runs a method of the surface that has a result. */
    <T> T call(Object target, String method, Supplier<? extends @Nullable T> work) {
        try {
            return Objects.requireNonNull(work.get(), "the result is null");
        } catch (Throwable e) {
            throw failed(target, method, e);
        }
    }

    /**
     * What to throw for what a method of the surface threw.
     *
     * @param target the object whose method it was
     * @param method the method's name
     * @param thrown what came out
     * @return the error, or what has to pass as it is
     */
    RuntimeException failed(Object target, String method, Throwable thrown) {
        if (thrown instanceof VirtualMachineError end && !(thrown instanceof StackOverflowError)) {
            throw end;
        }
        if (thrown instanceof RuntimeException own && isOfSase(own)) {
            return own;
        }
        return new SaseException(
                ErrorCode.PLUGIN_BROKEN, message(target.getClass().getName() + "." + method, thrown), thrown);
    }

    /** The sentence for people. */
    String message(String place, Throwable thrown) {
        return "the surface '" + surface + "' failed: " + place + " threw " + text(thrown) + nextStep(origin);
    }

    /** What to do about a surface that is broken. */
    static String nextStep(SurfaceOrigin origin) {
        return switch (origin) {
            case SurfaceOrigin.Allowed(var path) ->
                "; tell the author of " + path + ", or do without it by 'sase surface remove'";
            case SurfaceOrigin.BuiltIn(var location) ->
                "; tell its author, or take "
                        + location.map(path -> path.toString()).orElse("it") + " off the class path";
        };
    }

    /** Surfaces of sase have no exceptions of their own; a {@link SaseException} is for whoever asked, whoever throws it. */
    private static boolean isOfSase(RuntimeException thrown) {
        return thrown.getClass().getName().startsWith("dev.sase.");
    }

    /** One line of at most a few hundred characters; even asking for the message may fail. */
    static String text(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        @Nullable Throwable each = thrown;
        for (int depth = 0; each != null && depth < 3; depth++) {
            text.append(depth == 0 ? "" : ", caused by ").append(own(each));
            // Only these two say nothing by themselves.
            each = each instanceof ExceptionInInitializerError || each instanceof ReflectiveOperationException
                    ? each.getCause()
                    : null;
        }
        String line = text.toString().strip().replaceAll("\\s*\\R\\s*", " ");
        return line.length() <= MOST_MESSAGE ? line : line.substring(0, MOST_MESSAGE) + "...";
    }

    private static String own(Throwable thrown) {
        try {
            @Nullable String message = thrown.getMessage();
            return thrown.getClass().getName() + (message == null ? "" : ": " + message);
        } catch (RuntimeException | StackOverflowError | LinkageError _) {
            return thrown.getClass().getName();
        }
    }
}
