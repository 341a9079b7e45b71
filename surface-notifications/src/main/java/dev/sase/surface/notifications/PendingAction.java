package dev.sase.surface.notifications;

import dev.sase.spi.RawJson;
import java.util.List;
import java.util.Map;

/**
 * One entry of the pending-action store, as stored: whether it is stale by now or answered already is not said here. Immutable.
 *
 * @param schemaVersion the version that its writer had in mind
 * @param prefix its key in the store: the first bytes of the notification's id
 * @param notificationId the notification that it answers
 * @param kind what it answers
 * @param action the notification's action
 * @param actionData the notification's arguments of the action, in code point order of the keys
 * @param files files that it is about
 * @param createdAt when it was made, in seconds since 1970
 * @param updatedAt when it was last changed, in seconds since 1970
 * @param staleDeadline when it becomes stale, in seconds since 1970
 * @param transports by what ways it can be answered
 * @param state the state when it was written
 */
public record PendingAction(
        long schemaVersion,
        String prefix,
        String notificationId,
        ActionKind kind,
        String action,
        Map<String, String> actionData,
        List<String> files,
        double createdAt,
        double updatedAt,
        double staleDeadline,
        List<Transport> transports,
        ActionState state) {

    /**
     * A way by which an action can be answered.
     *
     * @param name the way: {@code notification_store}
     * @param record what the way keeps about the action, a JSON object with sorted keys
     */
    public record Transport(String name, RawJson record) {}

    public PendingAction {
        actionData = Notification.sorted(actionData);
        files = List.copyOf(files);
        transports = List.copyOf(transports);
        createdAt += 0.0; // the one zero that JSON text can tell apart from the other is not kept
        updatedAt += 0.0;
        staleDeadline += 0.0;
    }
}
