package dev.sase.surface.catalogs;

import java.util.List;

/** The lines of a text, for turning columns that count characters into columns that count UTF-16 units. */
final class SourceLines {
    private final List<String> lines;

    SourceLines(String text) {
        // Characters beyond the BMP are what makes the two ways of counting differ.
        lines = text.codePoints().anyMatch(Character::isSupplementaryCodePoint)
                ? text.lines().toList()
                : List.of();
    }

    /** The column in UTF-16 units. */
    int utf16Column(int line, int column) {
        if (line >= lines.size()) {
            return column;
        }
        String text = lines.get(line);
        return text.offsetByCodePoints(0, Math.min(column, text.codePointCount(0, text.length())));
    }
}
