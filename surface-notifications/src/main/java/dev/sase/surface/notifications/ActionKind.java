package dev.sase.surface.notifications;

import java.util.Arrays;
import java.util.Optional;

/** What a pending action answers. */
public enum ActionKind {
    /** A plan. */
    PLAN_APPROVAL("plan_approval"),
    /** A step of a workflow. */
    HITL("hitl"),
    /** A question. */
    USER_QUESTION("user_question"),
    /** Nothing: the notification only informs. */
    NON_ACTION("non_action"),
    /** Something that the writer did not know. */
    UNSUPPORTED("unsupported"),
    /** An epic. */
    EPIC_APPROVAL("epic_approval"),
    /** The launch of an agent. */
    LAUNCH_APPROVAL("launch_approval"),
    /** A gate of the user's own. */
    CUSTOM_GATE("custom_gate");

    private final String token;

    ActionKind(String token) {
        this.token = token;
    }

    /** The stable word. */
    public String token() {
        return token;
    }

    static Optional<ActionKind> ofToken(String token) {
        return Arrays.stream(values())
                .filter(value -> value.token.equals(token))
                .findFirst();
    }
}
