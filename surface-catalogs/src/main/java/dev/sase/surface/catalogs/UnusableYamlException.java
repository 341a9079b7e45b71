package dev.sase.surface.catalogs;

/** A text is not YAML that can be used. The message is one line; the line counts from 1. */
final class UnusableYamlException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    UnusableYamlException(int line, String message) {
        super(message);
        this.line = line;
    }

    /** The 1-based line. */
    int line() {
        return line;
    }
}
