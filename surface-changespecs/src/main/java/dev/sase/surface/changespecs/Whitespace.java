package dev.sase.surface.changespecs;

/**
 * Trimming by the Unicode property White_Space: {@link String#strip} keeps U+0085 and U+00A0 and removes U+001C to U+001F.
 */
public final class Whitespace {
    private Whitespace() {}

    /** Whether the character has the Unicode property White_Space; all of them lie in the BMP. */
    public static boolean isWhite(char c) {
        if (c > 0x20 && c < 0x80) {
            return false;
        }
        return c >= 0x09 && c <= 0x0d
                || c == 0x20
                || c == 0x85
                || c == 0xa0
                || c == 0x1680
                || c >= 0x2000 && c <= 0x200a
                || c == 0x2028
                || c == 0x2029
                || c == 0x202f
                || c == 0x205f
                || c == 0x3000;
    }

    /** Whether nothing is left after trimming. */
    public static boolean isBlank(String text) {
        return endOf(text) == 0;
    }

    /** The text without white space at both ends. */
    public static String trim(String text) {
        int start = startOf(text);
        return start == text.length() ? "" : text.substring(start, endOf(text));
    }

    /** The index of the first character that is no white space, or the length if there is none. */
    static int startOf(String text) {
        int start = 0;
        while (start < text.length() && isWhite(text.charAt(start))) {
            start++;
        }
        return start;
    }

    /** The text without white space at its end. */
    public static String trimEnd(String text) {
        return text.substring(0, endOf(text));
    }

    private static int endOf(String text) {
        int end = text.length();
        while (end > 0 && isWhite(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }
}
