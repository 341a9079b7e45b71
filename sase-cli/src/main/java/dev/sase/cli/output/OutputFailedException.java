package dev.sase.cli.output;

import java.io.IOException;
import java.util.Locale;

/** Standard output or standard error takes no more. */
public final class OutputFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Reports a failed write.
     *
     * @param cause what the stream said
     */
    public OutputFailedException(IOException cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }

    /** Whether the reader went away, as {@code head} does when it has enough; nobody is left to be told. */
    public boolean isBrokenPipe() {
        return String.valueOf(getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe");
    }
}
