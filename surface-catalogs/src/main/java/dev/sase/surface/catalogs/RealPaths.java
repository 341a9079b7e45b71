package dev.sase.surface.catalogs;

import java.io.IOException;
import java.nio.file.Path;

/** Paths with links resolved. */
final class RealPaths {
    private RealPaths() {}

    /** The path with links resolved, or as it is when it leads to nothing. */
    static Path of(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException _) {
            return path.toAbsolutePath().normalize();
        }
    }
}
