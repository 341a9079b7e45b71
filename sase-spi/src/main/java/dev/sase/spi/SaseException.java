package dev.sase.spi;

import org.jspecify.annotations.Nullable;

/**
 * A failure that can only be reported. The message says what failed, where, what was found and what to do next, in one line.
 */
public class SaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    /**
     * Reports a failure.
     *
     * @param code the stable code
     * @param message what, where, found, next step
     */
    public SaseException(ErrorCode code, String message) {
        this(code, message, null);
    }

    /**
     * Reports a failure with the exception that caused it.
     *
     * @param code the stable code
     * @param message what, where, found, next step
     * @param cause the exception that was caught, if any
     */
    public SaseException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** The stable code. */
    public ErrorCode code() {
        return code;
    }
}
