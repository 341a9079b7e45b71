package dev.sase.spi;

import java.nio.file.Path;

/**
 * Something wrong in a source that did not keep the good records beside it from loading.
 *
 * @param severity how bad it is
 * @param token a stable word for the kind of problem: {@code invalid_json}
 * @param file the file
 * @param line the 1-based line, or 0 when the whole file is meant
 * @param message what was found, without repeating the place
 */
public record Diagnostic(Severity severity, String token, Path file, long line, String message) {
    /** How bad a diagnostic is. */
    public enum Severity {
        /** Data is there that cannot be served: {@code verify} counts it as corrupt. */
        CORRUPT,
        /** Worth knowing; nothing is missing. */
        WARNING
    }

    /** Data that cannot be served. */
    public static Diagnostic corrupt(String token, Path file, long line, String message) {
        return new Diagnostic(Severity.CORRUPT, token, file, line, message);
    }

    /** Something worth knowing. */
    public static Diagnostic warning(String token, Path file, long line, String message) {
        return new Diagnostic(Severity.WARNING, token, file, line, message);
    }

    /** The place as people and editors read it: {@code file:line}. */
    public String place() {
        return line == 0 ? file.toString() : file + ":" + line;
    }
}
