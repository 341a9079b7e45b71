package dev.sase.surface.changespecs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads timestamps, one a line. */
final class TimestampsReader implements SectionReader {
    private static final Pattern TIMESTAMP = Pattern.compile(
            "(?:\\[(\\d{6}_\\d{6}|\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2})\\]|(\\d{6}_\\d{6}))\\s+"
                    + "(COMMIT|STATUS|SYNC|REWORD|REWIND|RENAME)\\s+(.+)",
            Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);

    private final List<TimestampEntry> timestamps = new ArrayList<>();

    @Override
    public void closeEntry() {
        // A timestamp has one line only.
    }

    @Override
    public void line(String line) {
        if (!line.startsWith("  ")) {
            return;
        }
        Matcher entry = TIMESTAMP.matcher(Whitespace.trim(line));
        if (entry.matches()) {
            String stamp = entry.group(1) == null ? entry.group(2) : entry.group(1);
            timestamps.add(new TimestampEntry(stamp, entry.group(3), entry.group(4)));
        }
    }

    /** The timestamps read so far. */
    List<TimestampEntry> build() {
        return timestamps;
    }
}
