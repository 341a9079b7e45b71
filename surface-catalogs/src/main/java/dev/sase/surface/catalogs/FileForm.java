package dev.sase.surface.catalogs;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * A way to read files. What comes out, and which problems are reported, is decided by a file's path and its text alone, and not by the
 * catalog that it is read for. Forms are the same only if they are one object.
 */
final class FileForm<T> {
    /** A Markdown xprompt, named as its front matter or its file says. */
    static final FileForm<Definition> PROMPT =
            new FileForm<>(PromptFiles::prompt, definition -> definition.body().values());

    /** A workflow. */
    static final FileForm<Definition> WORKFLOW = new FileForm<>(
            PromptFiles::workflow, definition -> definition.body().values());

    /** A note of the memory. */
    static final FileForm<MemoryNote> NOTE = new FileForm<>(MemoryNote::of, _ -> 1);

    /** A settings file. */
    static final FileForm<Settings> SETTINGS = new FileForm<>(Settings::of, Settings::values);

    /** Reads the text of a file. */
    @FunctionalInterface
    interface Parser<T> {
        /** What the text says; empty when it says nothing that can be used. */
        Optional<T> read(Path file, String text, Problems problems);
    }

    private final Parser<T> parser;
    private final ToIntFunction<T> values;

    private FileForm(Parser<T> parser, ToIntFunction<T> values) {
        this.parser = parser;
        this.values = values;
    }

    /** What the text of a file says. */
    Optional<T> read(Path file, String text, Problems problems) {
        return parser.read(file, text, problems);
    }

    /** About how many values stand in what was read, beside the text. */
    int values(T read) {
        return values.applyAsInt(read);
    }
}
