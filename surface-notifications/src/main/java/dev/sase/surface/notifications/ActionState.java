package dev.sase.surface.notifications;

import java.util.Arrays;
import java.util.Optional;

/** How far a pending action has come. */
public enum ActionState {
    /** It waits for an answer. */
    AVAILABLE("available"),
    /** It has been answered. */
    ALREADY_HANDLED("already_handled"),
    /** Its remote controls have run out; whoever waits still waits. */
    STALE("stale"),
    /** The request that it answers is gone. */
    MISSING_REQUEST("missing_request"),
    /** It does not say where the answer goes. */
    MISSING_TARGET("missing_target"),
    /** It is nothing that can be answered. */
    UNSUPPORTED("unsupported");

    private final String token;

    ActionState(String token) {
        this.token = token;
    }

    /** The stable word. */
    public String token() {
        return token;
    }

    static Optional<ActionState> ofToken(String token) {
        return Arrays.stream(values())
                .filter(value -> value.token.equals(token))
                .findFirst();
    }
}
