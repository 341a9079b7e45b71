package dev.sase.core.config;

import java.util.Locale;
import java.util.Optional;

/**
 * One value in effect and where it comes from.
 *
 * @param key the key that the value belongs to
 * @param path the key's path, with the real name where the key stands for any
 * @param text the value as text; empty for unset, paths absolute, list items joined by a comma and a blank
 * @param origin where it comes from
 */
public record ConfigurationValue(ConfigurationKey key, String path, String text, Origin origin) {
    /** A value of a key that stands for itself. */
    ConfigurationValue(ConfigurationKey key, String text, Origin origin) {
        this(key, key.path(), text, origin);
    }

    /** The variable that wins over files, with the real name where the key stands for any; empty if there is none. */
    public Optional<String> variable() {
        return key.isPattern() ? key.variable().map(this::realVariable) : key.variable();
    }

    /** Without regular expressions, whose classes would cost each read a millisecond. */
    private String realVariable(String pattern) {
        StringBuilder name = new StringBuilder(pattern.substring(0, pattern.indexOf('<')));
        path.substring(key.section().length())
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .forEach(point ->
                        name.append(point >= 'A' && point <= 'Z' || point >= '0' && point <= '9' ? (char) point : '_'));
        return name.append(pattern.substring(pattern.indexOf('>') + 1)).toString();
    }

    /** Whether a switch is on. */
    public boolean isOn() {
        return Boolean.parseBoolean(text);
    }
}
