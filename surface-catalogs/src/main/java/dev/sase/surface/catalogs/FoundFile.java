package dev.sase.surface.catalogs;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A regular file, or a link to one, that may be a source.
 *
 * @param path where it was found
 * @param real the same with links resolved
 * @param stamp what its bytes can be known again by; empty when nothing can tell
 */
record FoundFile(Path path, Path real, Optional<Stamp> stamp) {}
