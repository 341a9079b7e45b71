package dev.sase.spi;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The files a loader may look at.
 *
 * @param path the absolute SASE home
 * @param settings the merged configuration, as nested maps and lists
 * @param environment the variables of the process that say where sources are: {@code HOME} and those whose name begins with
 *     {@code SASE_}
 */
public record SaseHome(Path path, Map<String, Object> settings, Map<String, String> environment) {
    public SaseHome {
        path = path.toAbsolutePath().normalize();
        settings = Map.copyOf(settings);
        environment = Map.copyOf(environment);
    }

    /** A home beside which nothing is known of the user. */
    public SaseHome(Path path, Map<String, Object> settings) {
        this(path, settings, Map.of());
    }

    /**
     * A variable of the environment.
     *
     * @param name such as {@code SASE_XPROMPT_PACKAGE_DIR}
     * @return its text, or empty when it is not set or has no text
     */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isEmpty());
    }

    /** The user's own folder, from {@code HOME}; empty when that is not set. */
    public Optional<Path> userHome() {
        return variable("HOME").map(Path::of);
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
