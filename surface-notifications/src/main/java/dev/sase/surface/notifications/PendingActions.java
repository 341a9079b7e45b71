package dev.sase.surface.notifications;

import dev.sase.spi.Field;
import dev.sase.spi.Ordering;
import dev.sase.spi.Predicate;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.Tally;
import dev.sase.spi.View;
import java.util.List;

/** What the collection of pending actions declares. */
final class PendingActions {
    static final PendingActionJson CODEC = new PendingActionJson();

    static final Field<PendingAction, String> PREFIX = Field.text("prefix", PendingAction::prefix);
    static final Field<PendingAction, String> SCOPE = Field.text("scope", _ -> Notifications.SCOPE_NAME);
    static final Field<PendingAction, String> NOTIFICATION_ID =
            Field.text("notification_id", PendingAction::notificationId);
    static final Field<PendingAction, String> STATE =
            Field.text("state", action -> action.state().token());

    /** By prefix, which is the handle and so always the last key. */
    static final Ordering<PendingAction> BY_PREFIX = Ordering.by("by_prefix");

    static final View<PendingAction> WIRE = View.ofRecord("wire");

    static final RecordCollection<PendingAction> COLLECTION = new RecordCollection<>(
            "pending_actions",
            PendingAction.class,
            PREFIX,
            SCOPE,
            CODEC,
            List.of(NOTIFICATION_ID, STATE),
            List.of(BY_PREFIX),
            List.of(new Tally<>("state", List.of(STATE))),
            List.of(WIRE),
            List.of(),
            List.of());

    private PendingActions() {}

    /** All pending actions of the one scope. */
    static Predicate<PendingAction> everything() {
        return Predicate.is(SCOPE, Notifications.SCOPE_NAME);
    }
}
