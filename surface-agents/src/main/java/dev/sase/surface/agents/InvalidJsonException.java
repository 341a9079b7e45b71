package dev.sase.surface.agents;

/** Says why bytes are not what a marker has to be. */
public final class InvalidJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    private final long line;

    /**
     * Says what is wrong.
     *
     * @param line the 1-based line, or 0 when the whole file is meant
     * @param message what was found
     */
    public InvalidJsonException(long line, String message) {
        super(message);
        this.line = line;
    }

    /** The 1-based line, or 0 when the whole file is meant. */
    public long line() {
        return line;
    }
}
