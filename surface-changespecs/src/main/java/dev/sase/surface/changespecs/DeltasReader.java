package dev.sase.surface.changespecs;

import java.util.ArrayList;
import java.util.List;

/** Reads deltas, one a line. */
final class DeltasReader implements SectionReader {
    private static final int PATH = 4;

    private final List<FileDelta> deltas = new ArrayList<>();

    @Override
    public void closeEntry() {
        // A delta has one line only.
    }

    @Override
    public void line(String line) {
        if (!line.startsWith("  ") || line.length() <= PATH || line.charAt(PATH - 1) != ' ') {
            return;
        }
        switch (line.charAt(2)) {
            case '+' -> deltas.add(new FileDelta(line.substring(PATH), "A"));
            case '~' -> deltas.add(new FileDelta(line.substring(PATH), "M"));
            case '-' -> deltas.add(new FileDelta(line.substring(PATH), "D"));
            default -> {
                // A drawer, or a change of an unknown kind.
            }
        }
    }

    /** The deltas read so far. */
    List<FileDelta> build() {
        return deltas;
    }
}
