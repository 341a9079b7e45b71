package dev.sase.surface.beads;

import dev.sase.spi.SaseHome;
import dev.sase.spi.SourceUnit;
import dev.sase.spi.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A store that exists.
 *
 * @param scope what the store is called in requests and rows
 * @param folder its folder, absolute
 */
record StoreLocation(String scope, Path folder) {
    /** Starts the scope of a store that neither lies in the home nor is configured. */
    static final String PATH_SCOPE = "path:";

    /** The source unit of the store. */
    SourceUnit unit(SaseHome home) {
        boolean inside = folder.startsWith(home.path());
        String key = (inside ? home.path().relativize(folder) : folder).toString();
        String separator = folder.getFileSystem().getSeparator();
        return new SourceUnit(
                Texts.wellFormed(key.replace(separator, "/")),
                scope,
                folder,
                List.of(IssuesFile.of(folder), EventStore.manifestOf(folder), EventStore.streamsOf(folder)));
    }

    /** The folder without symbolic links: two paths to one store are one store. */
    Path realFolder() {
        return real(folder);
    }

    static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException _) {
            return folder.toAbsolutePath().normalize();
        }
    }
}
