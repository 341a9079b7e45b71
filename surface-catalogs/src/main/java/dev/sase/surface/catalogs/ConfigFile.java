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
    /** The document of the file; empty when it is gone, no map, or when a problem says why it cannot be used. */
    Optional<Yaml.Mapping> read(Problems problems) {
        if (!new SourceFolder(path.resolveSibling("."), bounds).isUsable(path, problems)) {
            return Optional.empty();
        }
        return FileBytes.readText(path, problems).flatMap(text -> YamlFile.mapping(text, path, problems));
    }
}
