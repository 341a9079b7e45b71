package dev.sase.testkit;

import dev.sase.core.engine.Storage;
import java.nio.file.Path;

/** The engines on which the contract runs. */
public enum ContractStorage {
    /** SQLite files. */
    SQLITE,
    /** H2 in memory. */
    H2;

    /** The storage of an engine whose files, if it has any, lie in a folder. */
    Storage in(Path folder) {
        return switch (this) {
            case SQLITE -> new Storage.Files(folder.resolve("journal.sqlite"), projection(folder));
            case H2 -> new Storage.Memory();
        };
    }

    /** The file of the projection of {@link #SQLITE}. */
    static Path projection(Path folder) {
        return folder.resolve("projection.sqlite");
    }
}
