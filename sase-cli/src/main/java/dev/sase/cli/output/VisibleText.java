package dev.sase.cli.output;

import java.util.Locale;

/** Shows characters that would control a terminal instead of sending them. */
public final class VisibleText {
    private VisibleText() {}

    /**
     * Replaces control characters by escapes such as {@code \x1b}, line breaks included.
     *
     * @param text any text
     * @return the same text when nothing is to be replaced
     */
    public static String of(String text) {
        return replaced(text, false);
    }

    /** The same, but a tab stays: outside of tables it only moves the place of writing. */
    static String keepingTabs(String text) {
        return replaced(text, true);
    }

    private static String replaced(String text, boolean tabs) {
        for (int i = 0; i < text.length(); i++) {
            if (isHidden(text.charAt(i), tabs)) {
                return escape(text, tabs);
            }
        }
        return text;
    }

    private static String escape(String text, boolean tabs) {
        StringBuilder visible = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isHidden(c, tabs)) {
                visible.append(c);
            } else if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (pair) {
                    visible.append(c).append(text.charAt(++i));
                } else {
                    visible.append('\ufffd');
                }
            } else {
                visible.append(
                        switch (c) {
                            case '\n' -> "\\n";
                            case '\r' -> "\\r";
                            case '\t' -> "\\t";
                            default -> String.format(Locale.ROOT, c < 0x100 ? "\\x%02x" : "\\u%04x", (int) c);
                        });
            }
        }
        return visible.toString();
    }

    /**
     * Control characters, what turns the direction of writing, separators of lines, and surrogates, which are looked at in
     * pairs.
     */
    private static boolean isHidden(char c, boolean tabs) {
        if (c < 0x20) {
            return !(tabs && c == '\t');
        }
        return c >= 0x7f && c <= 0x9f
                || c >= 0x2028 && c <= 0x202e
                || c == 0x200e
                || c == 0x200f
                || c >= 0x2066 && c <= 0x2069
                || Character.isSurrogate(c);
    }
}
