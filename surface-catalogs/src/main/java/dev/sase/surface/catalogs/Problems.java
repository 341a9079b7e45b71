package dev.sase.surface.catalogs;

import dev.sase.spi.Diagnostic;
import dev.sase.spi.RecordSink;
import dev.sase.spi.Texts;
import java.nio.file.Path;

/**
 * Takes what is wrong in a source. What several catalogs share is reported by one of them only, so that one mistake is not counted
 * once a project.
 */
final class Problems {
    private final RecordSink sink;
    private final boolean silent;

    private Problems(RecordSink sink, boolean silent) {
        this.sink = sink;
        this.silent = silent;
    }

    static Problems to(RecordSink sink) {
        return new Problems(sink, false);
    }

    /** The same while the condition holds, otherwise one that keeps everything to itself. */
    Problems when(boolean reported) {
        return reported || silent ? this : new Problems(sink, true);
    }

    /** Data is there that cannot be served. */
    void corrupt(String token, Path file, long line, String message) {
        if (!silent) {
            sink.diagnostic(Diagnostic.corrupt(token, file, line, Texts.wellFormed(message)));
        }
    }

    /** Something is worth knowing. */
    void warning(String token, Path file, long line, String message) {
        if (!silent) {
            sink.diagnostic(Diagnostic.warning(token, file, line, Texts.wellFormed(message)));
        }
    }
}
