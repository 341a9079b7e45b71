package dev.sase.surface.catalogs;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A folder of xprompts.
 *
 * @param folder the folder
 * @param plugin the module of the plugin that brings it, if one does
 * @param own whether it belongs to the project of the catalog, whose name is put before its xprompts
 * @param skills whether it holds skills and nothing else, named {@code skill/<name>}
 */
record PromptFolder(SourceFolder folder, Optional<String> plugin, boolean own, boolean skills) {
    /** What is recorded as the source of a file in it. */
    String source(Path file) {
        return plugin.map(module -> "plugin:" + module + "/" + SourceFolder.nameOf(file))
                .orElseGet(() -> file.toAbsolutePath().toString());
    }
}
