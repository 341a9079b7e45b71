package dev.sase.surface.catalogs;

import java.util.Optional;

/**
 * What an input has when nobody fills it in.
 *
 * @param value the value of the key {@code default}
 */
record DefaultValue(Yaml value) {
    /** How lists show it: flags and numbers as text, everything else not at all. */
    Optional<String> display() {
        return value instanceof Yaml.Scalar(var type, var text, var _)
                        && type != Yaml.Type.TEXT
                        && type != Yaml.Type.NOTHING
                ? Optional.of(text)
                : Optional.empty();
    }

    /** What stands for it in a snippet. */
    String inSnippet() {
        return Yaml.text(value).orElse("");
    }
}
