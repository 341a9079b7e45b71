package dev.sase.spi;

import java.nio.file.Path;

/**
 * A folder or file below which a surface finds its sources.
 *
 * @param path absolute; it need not exist
 * @param recursive whether sources lie at any depth below it
 */
public record SourceRoot(Path path, boolean recursive) {}
