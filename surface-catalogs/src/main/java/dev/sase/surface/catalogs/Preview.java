package dev.sase.surface.catalogs;

import java.util.Optional;

/** The beginnings of texts that lists show. */
final class Preview {
    private static final int LENGTH = 500;

    private Preview() {}

    /** The first 500 characters of a trimmed content, with dots where something is cut off; empty for a blank one. */
    static Optional<String> ofContent(String content) {
        String text = Whitespace.trim(content);
        String first = first(text);
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(first.length() < text.length() ? Whitespace.trimEnd(first) + "..." : text);
    }

    /** The first 500 characters, code points and not UTF-16 units. */
    static String first(String text) {
        return text.length() <= LENGTH || text.codePointCount(0, text.length()) <= LENGTH
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LENGTH));
    }
}
