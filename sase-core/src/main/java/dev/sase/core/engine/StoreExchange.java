package dev.sase.core.engine;

import java.io.IOException;
import java.nio.file.Path;

/** The projection's file as maintenance copies and exchanges it. Thread-safe; everything here waits for work under way. */
interface StoreExchange {
    /** Work on files. */
    interface FileWork<T> {
        /** Does the work. */
        T run() throws IOException;
    }

    /** Writes a consistent copy of the projection to a file that does not exist. */
    void copyInto(Path file) throws IOException;

    /** Copies the write-ahead log into the database file. */
    CheckpointReport checkpoint(CheckpointMode mode);

    /**
     * Ends all use of the projection, closes it with its log emptied, does the work, and opens what then lies there. Reads are refused
     * meanwhile; afterwards every source is compared with its rows before its surface is served, whatever the work did.
     */
    <T> T whileClosed(FileWork<T> work) throws IOException;
}
