package dev.sase.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Texts that occur nowhere else in a home, all of the same length. Confined to one thread. */
final class Marks {
    /** What is in a spot before its first change. */
    static final String NONE = "mark00000000";

    private static final byte[] BYTES = NONE.getBytes(StandardCharsets.US_ASCII);

    private int last;

    /** Another mark. */
    String next() {
        return String.format(Locale.ROOT, "mark%08d", ++last);
    }

    /** Where in a file spots are that have not been changed yet. */
    static List<Long> offsets(byte[] content) {
        List<Long> offsets = new ArrayList<>();
        for (int i = 0; i + BYTES.length <= content.length; i++) {
            if (content[i] == BYTES[0] && isAt(content, i)) {
                offsets.add((long) i);
            }
        }
        return offsets;
    }

    private static boolean isAt(byte[] content, int start) {
        for (int i = 1; i < BYTES.length; i++) {
            if (content[start + i] != BYTES[i]) {
                return false;
            }
        }
        return true;
    }
}
