package dev.sase.spi;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The files a loader may look at.
 *
 * @param path the absolute SASE home
 * @param settings the merged configuration, as nested maps and lists
 */
public record SaseHome(Path path, Map<String, Object> settings) {
    public SaseHome {
        path = path.toAbsolutePath().normalize();
        settings = Map.copyOf(settings);
    }

    /**
     * A value of the configuration.
     *
     * @param dottedKey such as {@code beads.stores}
     * @return the value as parsed, or empty
     */
    public Optional<Object> setting(String dottedKey) {
        Object value = settings;
        for (String part : dottedKey.split("\\.", -1)) {
            if (!(value instanceof Map<?, ?> map)) {
                return Optional.empty();
            }
            value = map.get(part);
        }
        return Optional.ofNullable(value);
    }
}
