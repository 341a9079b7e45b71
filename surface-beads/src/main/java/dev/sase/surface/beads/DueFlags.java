package dev.sase.surface.beads;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which flags have to be removed by now: those whose date has come and whose release is reached. What cannot be read is never
 * due.
 *
 * @param release the release of this program
 */
record DueFlags(Optional<int[]> release) {
    private static final Pattern RELEASE =
            Pattern.compile("(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})(?:[-+].*)?", Pattern.DOTALL);
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** For the release that the jar's manifest states; none is known outside of a jar. */
    static DueFlags ofThisProgram() {
        return of(DueFlags.class.getPackage().getImplementationVersion());
    }

    static DueFlags of(@Nullable String release) {
        return new DueFlags(parse(release));
    }

    boolean isDue(Bead flag, LocalDate today) {
        Optional<LocalDate> date = date(flag.taskTypeFields().get("remove_by_date"));
        Optional<int[]> by = parse(flag.taskTypeFields().get("remove_by_release"));
        return date.isPresent()
                && !date.get().isAfter(today)
                && by.isPresent()
                && release.isPresent()
                && Arrays.compare(by.get(), release.get()) <= 0;
    }

    private static Optional<int[]> parse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        Matcher matcher = RELEASE.matcher(text);
        return matcher.matches()
                ? Optional.of(new int[] {number(matcher, 1), number(matcher, 2), number(matcher, 3)})
                : Optional.empty();
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(String.valueOf(matcher.group(group)));
    }

    private static Optional<LocalDate> date(@Nullable String text) {
        if (text == null || !DATE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
