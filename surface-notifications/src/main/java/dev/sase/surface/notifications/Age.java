package dev.sase.surface.notifications;

import java.time.Duration;
import java.time.Instant;

/** How long ago something was, for people. */
final class Age {
    private Age() {}

    /**
     * The time since a timestamp in its largest whole unit, such as {@code 5m}; {@code ?} when the text is no time. What lies in
     * the future is {@code 0s} old.
     */
    static String of(String timestamp, Instant now) {
        return Rfc3339.parseNaiveAsUtc(timestamp).map(then -> of(then, now)).orElse("?");
    }

    /** The time since an instant in its largest whole unit. */
    static String of(Instant then, Instant now) {
        long seconds = Math.max(0, Duration.between(then, now).toSeconds());
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3_600) {
            return seconds / 60 + "m";
        }
        return seconds < 86_400 ? seconds / 3_600 + "h" : seconds / 86_400 + "d";
    }
}
