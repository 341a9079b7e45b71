package dev.sase.surface.agents.archive;

import dev.sase.spi.Diagnostic;
import dev.sase.spi.Texts;
import java.io.Serial;
import java.nio.file.Path;

/** A source, or a part of one, that cannot be used. It becomes a diagnostic; nothing else stops for it. */
public final class SourceProblem extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Diagnostic diagnostic;

    private SourceProblem(Diagnostic diagnostic) {
        super(diagnostic.place() + ": " + diagnostic.message());
        this.diagnostic = diagnostic;
    }

    /**
     * A problem with a whole file or folder.
     *
     * @param token a stable word for its kind
     * @param file where it is
     * @param message what was found
     */
    public static SourceProblem in(Path file, String token, String message) {
        return at(file, 0, token, message);
    }

    /**
     * A problem at a line.
     *
     * @param file where it is
     * @param line the 1-based line, or 0 for the whole file
     * @param token a stable word for its kind
     * @param message what was found
     */
    public static SourceProblem at(Path file, long line, String token, String message) {
        return new SourceProblem(Diagnostic.corrupt(token, file, line, Texts.wellFormed(message)));
    }

    /** What is reported. */
    public Diagnostic diagnostic() {
        return diagnostic;
    }
}
