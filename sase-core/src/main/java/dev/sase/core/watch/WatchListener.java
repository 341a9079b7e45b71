package dev.sase.core.watch;

import java.nio.file.Path;

/** Is told what happens below some roots. Called on the thread of the watch, which it must not hold up. */
public interface WatchListener {
    /**
     * A file was made, changed or deleted, or a folder came or went.
     *
     * @param path its path below the root as it was declared
     */
    void changed(Path path);

    /** Everything that the system had told when {@link #changed} was called last has been passed on. */
    default void drained() {
        // Who is told of single changes need not know.
    }

    /** More may have changed than was told: everything has to be looked at. */
    void missed();

    /**
     * Nothing more will be told.
     *
     * @param reason why, for people
     */
    void lost(String reason);
}
