package dev.sase.surface.catalogs;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * A way to read files. What comes out, and which problems are reported, is decided by a file's path and its text alone, and not by the
 * catalog that it is read for.
 *
 * @param name what such files are
 * @param parser reads them
 * @param values about how many values stand behind what it gives, beside the text
 */
record FileForm<T>(String name, Parser<T> parser, ToIntFunction<T> values) {
    /** A Markdown xprompt, named as its front matter or its file says. */
    static final FileForm<Definition> PROMPT =
            new FileForm<>("prompt", PromptFiles::prompt, definition -> values(definition));

    /** A workflow. */
    static final FileForm<Definition> WORKFLOW =
            new FileForm<>("workflow", PromptFiles::workflow, definition -> values(definition));

    /** A note of the memory. */
    static final FileForm<MemoryNote> NOTE = new FileForm<>("note", MemoryNote::of, _ -> 1);

    /** A settings file. */
    static final FileForm<Yaml.Mapping> SETTINGS =
            new FileForm<>("settings", (file, text, problems) -> YamlFile.mapping(text, file, problems), Yaml::count);

    /** Reads the text of a file. */
    @FunctionalInterface
    interface Parser<T> {
        /** What the text says; empty when it says nothing that can be used. */
        Optional<T> read(Path file, String text, Problems problems);
    }

    private static int values(Definition definition) {
        int values = 2 + definition.tags().size();
        for (PromptInput input : definition.inputs()) {
            values += 2 + input.choices().size();
            values += input.fallback().map(fallback -> Yaml.count(fallback.value())).orElse(0);
        }
        return values;
    }
}
