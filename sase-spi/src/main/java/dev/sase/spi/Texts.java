package dev.sase.spi;

import java.util.Locale;

/** The functions on text that decide the same on every host. */
public final class Texts {
    private Texts() {}

    /**
     * Folds text for case-insensitive containment. Folding happens in Java, at ingest and on the needle, and nowhere else.
     *
     * @param text any text
     * @return the lower-cased text
     */
    public static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /**
     * Replaces lone surrogates by U+FFFD, so that the text has one UTF-8 form on every engine.
     *
     * @param text any text
     * @return the same text when it has no lone surrogate
     */
    public static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else {
                    return replaceLoneSurrogates(text);
                }
            }
        }
        return text;
    }

    /**
     * Compares text by code point, which is the order of its UTF-8 bytes. {@link String#compareTo} differs outside the BMP.
     *
     * @param left well-formed text
     * @param right well-formed text
     * @return negative, zero or positive as of a comparator
     */
    public static int compare(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                boolean sameRange = Character.isSurrogate(a) == Character.isSurrogate(b);
                return sameRange ? Character.compare(a, b) : Character.isSurrogate(a) ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    private static String replaceLoneSurrogates(String text) {
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints().forEach(c -> result.appendCodePoint(c >= 0xd800 && c <= 0xdfff ? 0xfffd : c));
        return result.toString();
    }
}
