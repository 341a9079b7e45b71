package dev.sase.surface.notifications;

import dev.sase.spi.Field;
import dev.sase.spi.Ordering;
import dev.sase.spi.Predicate;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.Tally;
import dev.sase.spi.Text;
import dev.sase.spi.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the collection of notifications declares. Fields describe the notification as stored; {@link Expiry} adds the time. */
final class Notifications {
    /** The scope of all records: notifications belong to no project. */
    static final String SCOPE_NAME = "home";

    static final NotificationJson CODEC = new NotificationJson();

    static final Field<Notification, String> ID = Field.text("id", Notification::id);
    static final Field<Notification, String> SCOPE = Field.text("scope", _ -> SCOPE_NAME);
    static final Field<Notification, String> TIMESTAMP = Field.text("timestamp", Notification::timestamp);
    static final Field<Notification, String> SENDER = Field.text("sender", Notification::sender);
    static final Field<Notification, Boolean> DISMISSED = Field.flag("dismissed", Notification::dismissed);
    static final Field<Notification, Boolean> READ = Field.flag("read", Notification::read);
    static final Field<Notification, Boolean> SILENT = Field.flag("silent", Notification::silent);
    static final Field<Notification, Boolean> MUTED = Field.flag("muted", Notification::muted);
    static final Field<Notification, String> CLASS =
            Field.text("class", notification -> notification.importance().token());

    /** When the snooze ends, see {@link Expiry#wakeAt}. */
    static final Field<Notification, Long> WAKE_AT = Field.nullableInteger("wake_at", Expiry::wakeAt);

    /** The deadline as written; absent where {@link #WAKE_AT} is. */
    static final Field<Notification, String> WAKE_TEXT = Field.nullableText(
            "wake_text",
            notification -> Expiry.wakeAt(notification) == null
                    ? null
                    : notification.snoozeUntil().orElse(null));

    static final Field<Notification, String> ACTIVITY = Field.text("activity", Notification::activity);

    /** The tab in which the notification counts; absent when it does not count. */
    static final Field<Notification, String> TAB_KEY =
            Field.nullableText("tab_key", notification -> inTab(notification, place -> Optional.of(place.key())));

    static final Field<Notification, String> TAB_KIND = Field.nullableText(
            "tab_kind",
            notification ->
                    inTab(notification, place -> Optional.of(place.kind().token())));
    static final Field<Notification, String> TAB_COLOR =
            Field.nullableText("tab_color", notification -> inTab(notification, TabPlace::color));
    static final Field<Notification, String> TAB_ICON =
            Field.nullableText("tab_icon", notification -> inTab(notification, TabPlace::icon));

    /** The order of the lines in the file. */
    static final Ordering<Notification> ARRIVAL = Ordering.by("arrival", Field.place());

    /** The latest timestamp first, compared as text. */
    static final Ordering<Notification> NEWEST = Ordering.byDescending("newest", TIMESTAMP);

    /** Tab by tab, the longest quiet first. */
    static final Ordering<Notification> TAB = Ordering.by("tab", TAB_KEY, ACTIVITY);

    /** The last to wake first. */
    static final Ordering<Notification> WOKEN = Ordering.byDescending("woken", WAKE_AT);

    /** What decides in which counters a notification counts. */
    static final List<Field<Notification, ?>> STATE_FIELDS = List.of(DISMISSED, READ, SILENT, MUTED, CLASS);

    /** What decides which tabs there are and how they look. */
    static final List<Field<Notification, ?>> TAB_FIELDS = List.of(TAB_KEY, TAB_KIND, TAB_COLOR, TAB_ICON);

    /** Everything that a query looks at, one part a line. */
    static final Text<Notification> SEARCH = Text.folded("search", Notifications::searchText);

    static final View<Notification> WIRE = View.ofRecord("wire");

    static final RecordCollection<Notification> COLLECTION = new RecordCollection<>(
            "notifications",
            Notification.class,
            ID,
            SCOPE,
            CODEC,
            List.of(
                    TIMESTAMP, SENDER, DISMISSED, READ, SILENT, MUTED, CLASS, WAKE_AT, WAKE_TEXT, ACTIVITY, TAB_KEY,
                    TAB_KIND, TAB_COLOR, TAB_ICON),
            List.of(ARRIVAL, NEWEST, TAB, WOKEN),
            List.of(
                    new Tally<>("snoozes", List.of(WAKE_AT, WAKE_TEXT, TAB_KEY)),
                    new Tally<>("state", List.of(DISMISSED, READ, SILENT, MUTED, CLASS, WAKE_AT)),
                    new Tally<>("sender", List.of(SENDER)),
                    new Tally<>("tabs", TAB_FIELDS)),
            List.of(WIRE),
            List.of(SEARCH),
            List.of());

    private Notifications() {}

    /** The notifications of the one scope for which all of these conditions hold. */
    @SafeVarargs
    static Predicate<Notification> where(Predicate<Notification>... conditions) {
        List<Predicate<Notification>> parts = new ArrayList<>();
        parts.add(Predicate.is(SCOPE, SCOPE_NAME));
        for (Predicate<Notification> condition : conditions) {
            parts.add(condition);
        }
        return new Predicate.All<>(parts);
    }

    private static @Nullable String inTab(Notification notification, Function<TabPlace, Optional<String>> value) {
        return notification.counts() ? value.apply(TabPlace.of(notification)).orElse(null) : null;
    }

    private static String searchText(Notification notification) {
        StringJoiner text = new StringJoiner("\n");
        text.add(notification.id()).add(notification.timestamp()).add(notification.sender());
        notification.notes().forEach(text::add);
        notification.files().forEach(text::add);
        notification.action().ifPresent(text::add);
        notification.actionData().forEach((key, value) -> text.add(key).add(value));
        return text.toString();
    }
}
