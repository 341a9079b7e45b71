package dev.sase.surface.notifications;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Instants as RFC 3339 text. */
final class Rfc3339 {
    private static final Pattern FORM = Pattern.compile(
            "(\\d{4})-(\\d\\d)-(\\d\\d)[Tt ](\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d+))?(?:([Zz])|([+-])(\\d\\d):(\\d\\d))?");
    private static final int NANO_DIGITS = 9;

    private Rfc3339() {}

    /** The instant of a text with an offset; empty when it is malformed or has none. */
    static Optional<Instant> parse(String text) {
        return parse(text, false);
    }

    /** The instant of a text; without an offset it is taken as UTC. */
    static Optional<Instant> parseNaiveAsUtc(String text) {
        return parse(text, true);
    }

    /** The instant in UTC with {@code +00:00}; a fraction of 6 digits, or 9, only where there is one. */
    static String utc(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        int nano = time.getNano();
        String fraction = nano == 0
                ? ""
                : nano % 1000 == 0
                        ? String.format(Locale.ROOT, ".%06d", nano / 1000)
                        : String.format(Locale.ROOT, ".%09d", nano);
        return String.format(
                Locale.ROOT,
                "%04d-%02d-%02dT%02d:%02d:%02d%s+00:00",
                time.getYear(),
                time.getMonthValue(),
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                time.getSecond(),
                fraction);
    }

    private static Optional<Instant> parse(String text, boolean naive) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || !naive && matcher.group(8) == null && matcher.group(9) == null) {
            return Optional.empty();
        }
        try {
            int second = number(matcher, 6);
            boolean leap = second == 60;
            LocalDateTime time = LocalDateTime.of(
                    number(matcher, 1),
                    number(matcher, 2),
                    number(matcher, 3),
                    number(matcher, 4),
                    number(matcher, 5),
                    leap ? 59 : second,
                    nanos(matcher.group(7)));
            return Optional.of(
                    time.toInstant(ZoneOffset.UTC).plusSeconds(leap ? 1 : 0).minusSeconds(offsetSeconds(matcher)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static int offsetSeconds(Matcher matcher) {
        if (matcher.group(9) == null) {
            return 0;
        }
        int hours = number(matcher, 10);
        int minutes = number(matcher, 11);
        if (hours > 23 || minutes > 59) {
            throw new DateTimeException("no such offset");
        }
        int seconds = hours * 3600 + minutes * 60;
        return matcher.group(9).equals("-") ? -seconds : seconds;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static int nanos(@Nullable String digits) {
        if (digits == null) {
            return 0;
        }
        String nine = digits.length() > NANO_DIGITS ? digits.substring(0, NANO_DIGITS) : digits;
        return Integer.parseInt(nine + "0".repeat(NANO_DIGITS - nine.length()));
    }
}
