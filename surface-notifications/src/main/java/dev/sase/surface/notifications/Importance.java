package dev.sase.surface.notifications;

import java.util.Arrays;
import java.util.Set;

/** How much attention a notification asks for, from its action and sender alone. */
enum Importance {
    /** Something failed: an error report of the system or of an agent run for a user. */
    ERROR("error"),
    /** Somebody waits for an answer, or the sender is one of those that matter. */
    PRIORITY("priority"),
    /** The ordinary inbox. */
    REST("rest");

    private static final Set<String> ERROR_SENDERS = Set.of("axe", "user-agent");
    private static final Set<String> PRIORITY_SENDERS = Set.of("axe", "crs");
    private static final Set<String> PRIORITY_ACTIONS =
            Set.of("PlanApproval", "UserQuestion", "JumpToMentorReview", "EpicApproval", "LaunchApproval");

    private final String token;

    Importance(String token) {
        this.token = token;
    }

    /** The stable word. */
    String token() {
        return token;
    }

    /**
     * Classifies by action and sender.
     *
     * @param action the action, or empty text for none
     * @param sender the sender
     */
    static Importance of(String action, String sender) {
        if (action.equals("ViewErrorReport") && ERROR_SENDERS.contains(sender)) {
            return ERROR;
        }
        return PRIORITY_ACTIONS.contains(action) || PRIORITY_SENDERS.contains(sender) ? PRIORITY : REST;
    }

    static Importance ofToken(String token) {
        return Arrays.stream(values())
                .filter(value -> value.token.equals(token))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no class of notifications is called '" + token + "'"));
    }
}
