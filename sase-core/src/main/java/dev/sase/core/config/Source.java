package dev.sase.core.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a layer was written.
 *
 * @param name what messages call it: a path, or the address of a resource
 * @param folder what relative paths in it start at; empty for a resource, which has no place on the disk
 * @param layer which layer it belongs to
 */
record Source(String name, Optional<Path> folder, Layer layer) {
    /** A file. */
    static Source of(Path file, Layer layer) {
        return new Source(file.toString(), Optional.ofNullable(file.getParent()), layer);
    }
}
