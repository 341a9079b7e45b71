package dev.sase.core.registry;

import java.util.regex.Pattern;

/** Writes a text so that a shell takes it as one word: commands in messages are there to be copied. */
final class ShellWord {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellWord() {}

    static String of(String text) {
        return PLAIN.matcher(text).matches() ? text : "\"" + text.replaceAll("([\"\\\\$`])", "\\\\$1") + "\"";
    }
}
