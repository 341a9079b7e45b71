package dev.sase.surface.catalogs;

import dev.sase.spi.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came out of the text of a file.
 *
 * @param value what it says; empty when that cannot be used
 * @param problems what is wrong in it, in the order in which it was found
 */
record Reading<T>(Optional<T> value, List<Diagnostic> problems) {
    Reading {
        problems = List.copyOf(problems);
    }

    /** Reads a text. */
    static <T> Reading<T> of(FileForm<T> form, FoundFile file, String text) {
        List<Diagnostic> problems = new ArrayList<>();
        Optional<T> value = form.read(file.path(), text, Problems.into(problems));
        return new Reading<>(value, problems);
    }

    /** The value; what is wrong is reported once more. */
    Optional<T> reportedTo(Problems reports) {
        reports.report(problems);
        return value;
    }
}
