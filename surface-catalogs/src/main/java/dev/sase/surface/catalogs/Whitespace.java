package dev.sase.surface.catalogs;

/** White space as Unicode's property {@code White_Space} has it, which the tools of these formats trim by. */
final class Whitespace {
    private static final String OTHERS = " \u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000";

    private Whitespace() {}

    /** Whether a character is white space. */
    static boolean is(int c) {
        return c >= 0x09 && c <= 0x0d || c >= 0x2000 && c <= 0x200a || OTHERS.indexOf(c) >= 0;
    }

    /** The text without white space at both ends. */
    static String trim(String text) {
        String right = trimEnd(text);
        int from = 0;
        while (from < right.length() && is(right.charAt(from))) {
            from++;
        }
        return right.substring(from);
    }

    /** The text without white space at its end. */
    static String trimEnd(String text) {
        int to = text.length();
        while (to > 0 && is(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(0, to);
    }
}
