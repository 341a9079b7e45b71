package dev.sase.surface.catalogs;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A definition with the place where it was found.
 *
 * @param definition the definition under its final name
 * @param source what is recorded as its source: an absolute path or a label such as {@code config}
 * @param file the file that holds it
 * @param range where its key stands, when it is one of a settings file
 * @param project the project whose settings hold it, in the catalog of no project
 * @param memoryType the type that a note of the memory states
 */
record Found(
        Definition definition,
        String source,
        Path file,
        Optional<TextRange> range,
        Optional<String> project,
        Optional<String> memoryType) {
    /** What a file holds. */
    static Found in(Path file, String source, Definition definition) {
        return new Found(definition, source, file, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The final name. */
    String name() {
        return definition.name();
    }

    /** Whether it is a file of its own, recorded by its path and not by a label. */
    boolean isFile() {
        return source.equals(file.toString());
    }

    /** The 1-based line of the definition, 0 for the whole file. */
    long line() {
        return range.map(place -> place.startLine() + 1L).orElse(0L);
    }
}
