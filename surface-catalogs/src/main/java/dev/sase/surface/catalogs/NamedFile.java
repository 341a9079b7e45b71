package dev.sase.surface.catalogs;

import java.nio.file.Path;

/**
 * A file or folder directly in a folder.
 *
 * @param name its well-formed name
 * @param path its path
 */
record NamedFile(String name, Path path) {}
