package dev.sase.core.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A bead store outside the SASE home, as {@code beads.stores} names it.
 *
 * @param project the project it belongs to; empty where the entry is a bare path
 * @param path the store's folder, absolute and normalised; it need not exist
 */
public record BeadStore(Optional<String> project, Path path) {}
