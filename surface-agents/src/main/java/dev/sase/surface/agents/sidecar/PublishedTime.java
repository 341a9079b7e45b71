package dev.sase.surface.agents.sidecar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time as publications write it: ISO 8601 with or without a fraction, with or without an offset, or 14 digits. What has an offset
 * is taken to UTC. What has none is the wall clock of a host that nobody names; it is taken as if it were UTC, so that every host
 * reads the same. Immutable.
 *
 * @param instant the time
 */
record PublishedTime(Instant instant) {
    private static final Pattern DIGITS =
            Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\.\\d{1,9})?()");
    private static final Pattern ISO = Pattern.compile(
            "(\\d{4})-(\\d{2})-(\\d{2})[T ](\\d{2}):(\\d{2}):(\\d{2})(\\.\\d{1,9})?(Z|[+-]\\d{2}:?\\d{2})?");
    private static final DateTimeFormatter FOURTEEN =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final double NANOS = 1_000_000_000;

    /** Reads a time; empty when the text is none. */
    static Optional<PublishedTime> parse(String text) {
        Matcher parts = DIGITS.matcher(text);
        if (!parts.matches()) {
            parts = ISO.matcher(text);
        }
        return parts.matches() ? of(parts) : Optional.empty();
    }

    private static Optional<PublishedTime> of(Matcher parts) {
        try {
            LocalDateTime local = LocalDateTime.of(
                    number(parts, 1),
                    number(parts, 2),
                    number(parts, 3),
                    number(parts, 4),
                    number(parts, 5),
                    number(parts, 6),
                    nanos(parts.group(7)));
            String offset = parts.group(8);
            ZoneOffset zone = offset == null || offset.isEmpty() ? ZoneOffset.UTC : ZoneOffset.of(offset);
            return Optional.of(new PublishedTime(local.toInstant(zone)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** The time as 14 digits of UTC, to the second. */
    String digits() {
        return FOURTEEN.format(instant);
    }

    /** The seconds since 1970. */
    double epochSeconds() {
        return instant.getEpochSecond() + instant.getNano() / NANOS;
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    private static int nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction.substring(1) + "000000000").substring(0, 9));
    }
}
