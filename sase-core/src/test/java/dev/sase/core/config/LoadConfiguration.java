package dev.sase.core.config;

import java.nio.file.Path;
import java.util.Map;

/** A program that loads the configuration of a user's home and ends well if every read is on. */
final class LoadConfiguration {
    private LoadConfiguration() {}

    /** Loads the configuration; the argument is the home and the project folder. */
    public static void main(String[] arguments) {
        Configuration configuration = Configuration.load(Map.of("HOME", arguments[0]), Path.of(arguments[0]));
        if (!configuration.readsEnabled()) {
            throw new IllegalStateException("not the default");
        }
    }
}
