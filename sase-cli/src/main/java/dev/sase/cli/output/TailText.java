package dev.sase.cli.output;

/** Shortens texts whose end says most, such as a file and its line. */
public final class TailText {
    private static final String CUT = "…";

    private TailText() {}

    /**
     * Leaves out the beginning of a text that is too long.
     *
     * @param text any text
     * @param columns how many columns of a terminal it may take, at least one
     * @return the same text if it fits
     */
    public static String fit(String text, int columns) {
        int from = 0;
        while (DisplayWidth.of(text.substring(from)) > columns - (from == 0 ? 0 : 1) && from < text.length()) {
            from = text.offsetByCodePoints(from, 1);
        }
        return from == 0 ? text : CUT + text.substring(from);
    }

    /**
     * A path with the user's home as {@code ~}.
     *
     * @param text a path, perhaps with a line behind it
     * @param home the user's home; empty if unknown
     */
    public static String below(String text, String home) {
        return !home.isEmpty() && text.startsWith(home + "/") ? "~" + text.substring(home.length()) : text;
    }
}
