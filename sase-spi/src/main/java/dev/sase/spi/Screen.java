package dev.sase.spi;

import java.util.List;

/**
 * Where a presenter writes for people. Control characters in any text are shown, never sent; colour is used only where the user
 * wants it. Confined to one thread.
 */
public interface Screen {
    /** How a piece of text looks. */
    enum Style {
        /** As it is. */
        PLAIN,
        /** Heavier than the rest: headings, ids. */
        STRONG,
        /** Lighter than the rest: details. */
        FAINT,
        /** Something that went well. */
        GOOD,
        /** Something to look at. */
        NOTICE,
        /** Something wrong. */
        BAD
    }

    /**
     * A piece of a line.
     *
     * @param text the text
     * @param style how it looks
     */
    record Span(String text, Style style) {
        /** A plain piece. */
        public static Span of(String text) {
            return new Span(text, Style.PLAIN);
        }

        /** A piece in a style. */
        public static Span of(String text, Style style) {
            return new Span(text, style);
        }
    }

    /** The number of columns of the terminal; large when there is none. */
    int width();

    /** Writes one line. Line breaks in the text become several lines. */
    void line(Span... spans);

    /** Writes one plain line. */
    default void line(String text) {
        line(Span.of(text));
    }

    /**
     * Writes a table whose columns fit the width: the last column gives way first.
     *
     * @param headers the column titles
     * @param rows the cells, as many in each row as there are headers
     */
    void table(List<String> headers, Iterable<List<String>> rows);
}
