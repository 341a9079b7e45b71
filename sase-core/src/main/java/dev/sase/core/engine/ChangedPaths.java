package dev.sase.core.engine;

import dev.sase.spi.SourceUnit;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Files and folders that were told to have changed.
 *
 * @param paths what was told
 * @param folders the folders that these lie in
 */
record ChangedPaths(Set<Path> paths, Set<Path> folders) {
    static ChangedPaths of(Set<Path> paths) {
        Set<Path> folders = new HashSet<>();
        for (Path path : paths) {
            Path folder = path.getParent();
            if (folder != null) {
                folders.add(folder);
            }
        }
        return new ChangedPaths(paths, folders);
    }

    /** Whether a unit may have changed: one of its inputs, a file in one, or a folder above one. */
    boolean concern(SourceUnit unit) {
        for (Path input : unit.inputs()) {
            if (folders.contains(input)) {
                return true;
            }
            for (@Nullable Path above = input; above != null; above = above.getParent()) {
                if (paths.contains(above)) {
                    return true;
                }
            }
        }
        return false;
    }
}
