package dev.sase.cli.output;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Lays out a table. Widths are those of the headers and of the first rows, so that a table of any length is written while its
 * rows
 * arrive; a later cell that is wider than its column pushes its line to the right, or is cut where the width is limited.
 */
final class Table {
    private static final int LOOKED_AT = 1000;
    private static final int GAP = 2;
    private static final int LEGIBLE = 8;

    private final List<String> headers;
    private final int width;

    /** A table within a number of columns. */
    Table(List<String> headers, int width) {
        this.headers = headers.stream().map(VisibleText::of).toList();
        this.width = width;
    }

    /** Takes the cells of one line, padded to their columns. */
    interface Lines {
        void line(List<String> cells, boolean header);
    }

    void write(Iterable<List<String>> rows, Lines lines) {
        Iterator<List<String>> source = rows.iterator();
        List<List<String>> first = new ArrayList<>();
        while (first.size() < LOOKED_AT && source.hasNext()) {
            first.add(visible(source.next()));
        }
        int[] widths = widths(first);
        lines.line(laidOut(headers, widths), true);
        first.forEach(row -> lines.line(laidOut(row, widths), false));
        while (source.hasNext()) {
            lines.line(laidOut(visible(source.next()), widths), false);
        }
    }

    private static List<String> visible(List<String> row) {
        return row.stream().map(VisibleText::of).toList();
    }

    private int[] widths(List<List<String>> rows) {
        int[] widths = new int[headers.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = DisplayWidth.of(headers.get(i));
        }
        for (List<String> row : rows) {
            for (int i = 0; i < Math.min(widths.length, row.size()); i++) {
                widths[i] = Math.max(widths[i], DisplayWidth.of(row.get(i)));
            }
        }
        if (width != Integer.MAX_VALUE) {
            shrink(widths, LEGIBLE);
            shrink(widths, 1);
        }
        return widths;
    }

    /** Takes from the last column first, and from the others only when it is at the least. */
    private void shrink(int[] widths, int least) {
        long excess = (long) GAP * (widths.length - 1) - width;
        for (int each : widths) {
            excess += each;
        }
        for (int i = widths.length - 1; i >= 0 && excess > 0; i--) {
            int given = (int) Math.min(excess, Math.max(0, widths[i] - least));
            widths[i] -= given;
            excess -= given;
        }
    }

    private List<String> laidOut(List<String> row, int[] widths) {
        List<String> cells = new ArrayList<>(row.size());
        for (int i = 0; i < row.size(); i++) {
            boolean last = i == row.size() - 1;
            int column = i < widths.length ? widths[i] : Integer.MAX_VALUE;
            String cell = width == Integer.MAX_VALUE ? row.get(i) : DisplayWidth.cut(row.get(i), column);
            cells.add(last ? cell : cell + " ".repeat(Math.max(0, column - DisplayWidth.of(cell)) + GAP));
        }
        return cells;
    }
}
