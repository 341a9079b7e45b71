package dev.sase.surface.agents;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/** The times that runs are stamped with: ISO 8601 with or without an offset, or 14 digits; without an offset they are local. */
final class RunTime {
    private static final DateTimeFormatter DIGITS =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final int DIGITS_LENGTH = 14;

    private RunTime() {}

    /** The instant of a text; empty when the text is none of these times. */
    static Optional<Instant> instant(String text) {
        return parsed(text).map(time -> switch (time) {
            case LocalDateTime local -> local.atZone(ZoneId.systemDefault()).toInstant();
            default -> Instant.from(time);
        });
    }

    /** The text in ISO 8601: digits are spelt out, anything else is left as it is. */
    static Optional<String> iso(String text) {
        return text.length() == DIGITS_LENGTH
                ? parsed(text).map(time -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time))
                : Optional.of(text);
    }

    private static Optional<TemporalAccessor> parsed(String text) {
        try {
            return Optional.of(
                    text.length() == DIGITS_LENGTH
                            ? LocalDateTime.parse(text, DIGITS)
                            : ISO.parseBest(text, ZonedDateTime::from, LocalDateTime::from));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
