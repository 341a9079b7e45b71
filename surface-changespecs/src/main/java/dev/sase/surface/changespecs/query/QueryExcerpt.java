package dev.sase.surface.changespecs.query;

import java.nio.charset.StandardCharsets;

/** One line about an error in a query, with the part of the query around it and the place between marks. */
final class QueryExcerpt {
    private static final int MOST_BEFORE = 40;
    private static final int MOST_MARKED = 30;
    private static final int MOST_BEHIND = 20;
    private static final String CUT = "...";
    private static final int REPLACEMENT = 0xfffd;

    private QueryExcerpt() {}

    /**
     * The message.
     *
     * @param source the query
     * @param position where it is wrong, in bytes of UTF-8
     * @param problem what is wrong
     * @param next what to do about it
     */
    static String explain(String source, int position, String problem, String next) {
        int[] points = source.codePoints().toArray();
        int start = pointAt(points, position);
        int end = endOfWord(points, start);
        int from = Math.max(0, start - MOST_BEFORE);
        int to = Math.min(points.length, end + MOST_BEHIND);
        StringBuilder text = new StringBuilder("the query cannot be read at byte ").append(position);
        text.append(": ");
        show(problem.codePoints().toArray(), 0, problem.length(), text);
        text.append(", at the mark in ").append(from > 0 ? CUT : "");
        show(points, from, start, text);
        text.append('\u27e8');
        show(points, start, end, text);
        text.append('\u27e9');
        show(points, end, to, text);
        text.append(to < points.length ? CUT : "").append("; ").append(next);
        return text.toString();
    }

    private static int pointAt(int[] points, int position) {
        int bytes = 0;
        int at = 0;
        while (at < points.length && bytes < position) {
            bytes += Character.toString(points[at]).getBytes(StandardCharsets.UTF_8).length;
            at++;
        }
        return at;
    }

    /** The word that begins there, or else the one character. */
    private static int endOfWord(int[] points, int start) {
        int end = Math.min(points.length, start + 1);
        while (start < points.length
                && end < points.length
                && end < start + MOST_MARKED
                && isWord(points[end - 1])
                && isWord(points[end])) {
            end++;
        }
        return end;
    }

    private static boolean isWord(int point) {
        return point < 0x80 && (Character.isLetterOrDigit(point) || point == '_' || point == '-');
    }

    /** Line breaks and tabs as blanks, other control characters as U+FFFD: the message is one line. */
    private static void show(int[] points, int from, int to, StringBuilder text) {
        for (int i = from; i < Math.min(to, points.length); i++) {
            int point = points[i];
            boolean blank = point == '\n' || point == '\r' || point == '\t' || point == 0x2028 || point == 0x2029;
            text.appendCodePoint(blank ? ' ' : Character.isISOControl(point) ? REPLACEMENT : point);
        }
    }
}
