package dev.sase.surface.beads;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The states of a bead, of both generations. */
public enum BeadStatus {
    /** Nobody works on it. */
    OPEN("○"),
    /** An agent waits to work on it. */
    CLAIMED("◎"),
    /** A task that may be taken. */
    READY("◇"),
    /** A task put off until a time. */
    SNOOZED("◈"),
    /** Somebody works on it. */
    IN_PROGRESS("◐"),
    /** Finished or given up; the only state that blocks nothing. */
    CLOSED("✓");

    private final String token = name().toLowerCase(Locale.ROOT);
    private final String icon;

    BeadStatus(String icon) {
        this.icon = icon;
    }

    /** The stable word in stores and on the wire. */
    public String token() {
        return token;
    }

    /** The sign in text output. */
    public String icon() {
        return icon;
    }

    /** The status of a token. */
    public static Optional<BeadStatus> ofToken(String token) {
        return Arrays.stream(values())
                .filter(value -> value.token.equals(token))
                .findFirst();
    }

    /** The tokens of all states. */
    public static List<String> tokens() {
        return Arrays.stream(values()).map(BeadStatus::token).toList();
    }
}
