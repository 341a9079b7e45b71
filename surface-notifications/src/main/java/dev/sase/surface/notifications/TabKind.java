package dev.sase.surface.notifications;

import java.util.Arrays;

/** What makes a tab. The constants stand in the order in which one kind wins when several share a key. */
enum TabKind {
    /** Somebody waits for a human. */
    HITL("hitl"),
    /** A panel that the sender chose. */
    PANEL("panel"),
    /** Failures. */
    ERRORS("errors"),
    /** All that belongs nowhere else. */
    GENERAL("general"),
    /** A tag. */
    TAG("tag"),
    /** Muted until a time. */
    SNOOZED("snoozed"),
    /** Muted. */
    MUTED("muted");

    private final String token;

    TabKind(String token) {
        this.token = token;
    }

    /** The stable word. */
    String token() {
        return token;
    }

    static TabKind ofToken(String token) {
        return Arrays.stream(values())
                .filter(value -> value.token.equals(token))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of tab is called '" + token + "'"));
    }
}
