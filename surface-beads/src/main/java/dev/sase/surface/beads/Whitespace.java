package dev.sase.surface.beads;

/** Trimming by Unicode white space: {@link String#strip} keeps NBSP and U+0085, {@link String#trim} drops other controls. */
final class Whitespace {
    private Whitespace() {}

    /** Whether the character has the Unicode property White_Space; all of them lie in the BMP. */
    static boolean isWhite(char c) {
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

    static boolean isBlank(String text) {
        return trim(text).isEmpty();
    }

    static String trim(String text) {
        String right = trimEnd(text);
        int start = 0;
        while (start < right.length() && isWhite(right.charAt(start))) {
            start++;
        }
        return right.substring(start);
    }

    static String trimEnd(String text) {
        int end = text.length();
        while (end > 0 && isWhite(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }
}
