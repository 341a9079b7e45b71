package dev.sase.surface.changespecs;

import java.util.ArrayList;
import java.util.List;

/** Reads refs, one a line at any indentation. */
final class RefsReader implements SectionReader {
    private final List<String> refs = new ArrayList<>();

    @Override
    public void closeEntry() {
        // A ref has one line only.
    }

    @Override
    public void line(String line) {
        String ref = Whitespace.trim(line);
        if (!ref.isEmpty()) {
            refs.add(ref);
        }
    }

    /** The refs read so far. */
    List<String> build() {
        return refs;
    }
}
