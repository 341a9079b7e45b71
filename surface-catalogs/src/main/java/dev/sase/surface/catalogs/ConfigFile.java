package dev.sase.surface.catalogs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A settings file that may define xprompts and snippets.
 *
 * @param label what is recorded as the source
 * @param path the file
 * @param project the project before whose name its xprompts stand, if any
 * @param bounds the folders that the file may really lie in
 */
record ConfigFile(String label, Path path, Optional<String> project, List<Path> bounds) {
    /** The file, if it is a regular one within the bounds. */
    Optional<FoundFile> find(Problems problems) {
        return new SourceFolder(path.resolveSibling("."), bounds).file(path, problems);
    }
}
