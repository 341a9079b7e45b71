package dev.sase.core.read;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How new an answer from the projection has to be. An answer from the files is as new as can be.
 *
 * @param level which changes have to be in the answer
 * @param age for {@link Level#BOUNDED}, how long before the request they were written at least; otherwise zero
 */
public record Freshness(Level level, Duration age) {
    /** The default: every change that the engine has been told of is in the answer. */
    public static final Freshness TOLD = new Freshness(Level.TOLD, Duration.ZERO);

    /** Whatever is projected, at once. */
    public static final Freshness ANY = new Freshness(Level.ANY, Duration.ZERO);

    /** Everything that was written before the request. */
    public static final Freshness NOW = new Freshness(Level.NOW, Duration.ZERO);

    /** The longest bound. */
    public static final Duration LONGEST = Duration.ofDays(1);

    /** What may be written, for messages. */
    public static final String FORMS = "any, bounded:<milliseconds> (1 to 86400000) or now";

    private static final String BOUNDED = "bounded:";
    private static final Pattern BOUNDED_TOKEN = Pattern.compile(BOUNDED + "[0-9]{1,8}");

    /** Which changes have to be in an answer. */
    public enum Level {
        /** None in particular. */
        ANY,
        /** Those that the engine has been told of. */
        TOLD,
        /** Those that are older than a bound. */
        BOUNDED,
        /** All. */
        NOW
    }

    public Freshness {
        boolean bounded = level == Level.BOUNDED;
        if (bounded ? !age.isPositive() || age.compareTo(LONGEST) > 0 : !age.isZero()) {
            throw new IllegalArgumentException("a bound is above zero and at most a day, found " + age);
        }
    }

    /** Everything that was written longer before the request than this. */
    public static Freshness bounded(Duration age) {
        return new Freshness(Level.BOUNDED, age);
    }

    /** Whether somebody has to look before an answer can be given. */
    public boolean isProved() {
        return level == Level.BOUNDED || level == Level.NOW;
    }

    /** What is written to say it: {@code any}, {@code bounded:250} (milliseconds), {@code now}; empty for the default. */
    public String token() {
        return switch (level) {
            case TOLD -> "";
            case ANY -> "any";
            case NOW -> "now";
            case BOUNDED -> BOUNDED + age.toMillis();
        };
    }

    /** What a token says; empty if nothing. */
    public static Optional<Freshness> ofToken(String token) {
        if (token.equals(ANY.token())) {
            return Optional.of(ANY);
        }
        if (token.equals(NOW.token())) {
            return Optional.of(NOW);
        }
        if (!BOUNDED_TOKEN.matcher(token).matches()) {
            return Optional.empty();
        }
        Duration age = Duration.ofMillis(Long.parseLong(token.substring(BOUNDED.length())));
        return age.isPositive() && age.compareTo(LONGEST) <= 0 ? Optional.of(bounded(age)) : Optional.empty();
    }
}
