package dev.sase.surface.catalogs;

import dev.sase.spi.Texts;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A folder or file that a plugin brings.
 *
 * @param module the plugin's module
 * @param path the folder or file
 */
record PluginPath(String module, Path path) {
    /** The paths of a JSON array of {@code {"module", "path"}}, by module; none when the text is anything else. */
    static List<PluginPath> list(@Nullable String json) {
        List<PluginPath> paths = new ArrayList<>();
        if (json == null) {
            return paths;
        }
        try {
            for (JsonNode node : Json.parse(json)) {
                String module = Json.text(node, "module").orElse("");
                Json.text(node, "path")
                        .filter(path -> !module.isEmpty() && !path.isEmpty())
                        .map(Path::of)
                        .filter(Path::isAbsolute)
                        .ifPresent(path -> paths.add(new PluginPath(module, path)));
            }
        } catch (JacksonException | InvalidPathException _) {
            return List.of();
        }
        paths.sort(Comparator.comparing(PluginPath::module, Texts::compare));
        return paths;
    }
}
