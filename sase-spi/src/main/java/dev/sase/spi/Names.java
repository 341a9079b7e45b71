package dev.sase.spi;

import java.util.regex.Pattern;

/** The check that declared names pass. */
final class Names {
    private static final Pattern SNAKE_CASE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

    private Names() {}

    static void requireSnakeCase(String what, String name) {
        if (!SNAKE_CASE.matcher(name).matches() || name.length() > 48) {
            throw new IllegalArgumentException(
                    "the name of a " + what + " is lower snake case with at most 48 characters, found '" + name + "'");
        }
    }
}
