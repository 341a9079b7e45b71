package dev.sase.surface.catalogs;

import dev.sase.spi.Diagnostic;
import dev.sase.spi.RecordSink;
import dev.sase.spi.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes what is wrong in a source. What several catalogs share is reported by one of them only, so that one mistake is not counted
 * once a project.
 */
final class Problems {
    private final Consumer<Diagnostic> reports;
    private final boolean silent;

    private Problems(Consumer<Diagnostic> reports, boolean silent) {
        this.reports = reports;
        this.silent = silent;
    }

    static Problems to(RecordSink sink) {
        return new Problems(sink::diagnostic, false);
    }

    /** Those that go into a list, to be reported by whom they concern. */
    static Problems into(List<Diagnostic> list) {
        return new Problems(list::add, false);
    }

    /** The same while the condition holds, otherwise one that keeps everything to itself. */
    Problems when(boolean reported) {
        return reported || silent ? this : new Problems(reports, true);
    }

    /** Data is there that cannot be served. */
    void corrupt(String token, Path file, long line, String message) {
        if (!silent) {
            reports.accept(Diagnostic.corrupt(token, file, line, Texts.wellFormed(message)));
        }
    }

    /** Something is worth knowing. */
    void warning(String token, Path file, long line, String message) {
        if (!silent) {
            reports.accept(Diagnostic.warning(token, file, line, Texts.wellFormed(message)));
        }
    }

    /** What was found before. */
    void report(List<Diagnostic> found) {
        if (!silent) {
            found.forEach(reports);
        }
    }
}
