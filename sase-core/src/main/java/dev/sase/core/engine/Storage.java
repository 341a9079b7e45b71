package dev.sase.core.engine;

import java.nio.file.Path;

/** Where the two stores of an engine live. */
public sealed interface Storage {
    /**
     * SQLite files.
     *
     * @param journal the journal's file
     * @param projection the projection's file
     */
    record Files(Path journal, Path projection) implements Storage {}

    /**
     * H2 files, in pure Java.
     *
     * @param folder the folder of both
     */
    record H2Files(Path folder) implements Storage {}

    /** H2 in memory: gone when the engine closes. */
    record Memory() implements Storage {}
}
