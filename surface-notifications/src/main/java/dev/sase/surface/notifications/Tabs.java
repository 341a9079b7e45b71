package dev.sase.surface.notifications;

import dev.sase.spi.Field;
import dev.sase.spi.Predicate;
import dev.sase.spi.RecordReader;
import dev.sase.spi.StoredRecord;
import dev.sase.spi.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the tabs of one moment from a tally and a few small reads. Only notifications whose snooze has ended are decoded one by
 * one, for they count in another tab than the stored fields say. Confined to one read.
 */
final class Tabs {
    private final RecordReader reader;
    private final Expiry expiry;
    private final Map<String, TabDraft> drafts = new HashMap<>();

    private Tabs(RecordReader reader, Expiry expiry) {
        this.reader = reader;
        this.expiry = expiry;
    }

    /** The tabs that have notifications, in the order in which they stand. */
    static List<Tab> of(RecordReader reader, Expiry expiry) {
        Tabs tabs = new Tabs(reader, expiry);
        tabs.addStored();
        tabs.moveResurfaced();
        List<Tab> result = new ArrayList<>();
        tabs.drafts.forEach((key, draft) -> {
            if (draft.count() > 0) {
                result.add(tabs.finish(key, draft));
            }
        });
        result.sort(Tab.ORDER);
        return List.copyOf(result);
    }

    private void addStored() {
        reader.tally(Notifications.COLLECTION, Notifications.where(), Notifications.TAB_FIELDS)
                .forEach((values, number) -> {
                    if (values.get(0) instanceof String key && values.get(1) instanceof String kind) {
                        draft(key).add(TabKind.ofToken(kind), (String) values.get(2), (String) values.get(3), number);
                    }
                });
    }

    private void moveResurfaced() {
        for (Notification stored : expiry.resurfacing(reader)) {
            if (stored.counts()) {
                TabPlace place = TabPlace.of(stored);
                draft(place.key())
                        .add(
                                place.kind(),
                                place.color().orElse(null),
                                place.icon().orElse(null),
                                -1);
            }
            Notification now = expiry.effective(stored);
            if (now.counts()) {
                TabPlace place = TabPlace.of(now);
                draft(place.key()).add(now, place);
            }
        }
    }

    private Tab finish(String key, TabDraft draft) {
        return new Tab(
                key,
                draft.kind(),
                draft.count(),
                oldestActivity(key, draft),
                key.equals(TabPlace.SNOOZED_KEY) ? nextWake() : Optional.empty(),
                donor(key, Notifications.TAB_COLOR, draft.colors(), draft, TabPlace::color),
                donor(key, Notifications.TAB_ICON, draft.icons(), draft, TabPlace::icon));
    }

    private Optional<String> oldestActivity(String key, TabDraft draft) {
        Stream<String> resurfaced = draft.resurfaced().stream().map(Notification::activity);
        if (!draft.hasStored()) {
            return resurfaced.min(Texts::compare);
        }
        try (Stream<StoredRecord<Notification>> stored =
                reader.records(Notifications.COLLECTION, storedIn(key), Notifications.TAB)) {
            Stream<String> oldest = stored.limit(1).map(first -> first.record().activity());
            return Stream.concat(oldest, resurfaced).min(Texts::compare);
        }
    }

    private Optional<String> nextWake() {
        return reader
                .tally(Notifications.COLLECTION, storedIn(TabPlace.SNOOZED_KEY), List.of(Notifications.WAKE_TEXT))
                .keySet()
                .stream()
                .flatMap(values -> Stream.ofNullable((String) values.getFirst()))
                .min(Texts::compare);
    }

    /** What the declaring notification with the greatest activity and id says. Where all say the same, no read is needed. */
    private Optional<String> donor(
            String key,
            Field<Notification, String> field,
            Set<String> values,
            TabDraft draft,
            Function<TabPlace, Optional<String>> declared) {
        if (values.size() < 2) {
            return values.stream().findFirst();
        }
        List<Donor> donors = new ArrayList<>();
        Predicate<Notification> declaring = storedIn(key, Predicate.not(Predicate.isAbsent(field)));
        reader.tally(Notifications.COLLECTION, declaring, List.of(field, Notifications.ACTIVITY, Notifications.ID))
                .keySet()
                .forEach(found -> donors.add(new Donor(text(found, 0), text(found, 1), text(found, 2))));
        for (Notification notification : draft.resurfaced()) {
            declared.apply(TabPlace.of(notification))
                    .ifPresent(value -> donors.add(new Donor(value, notification.activity(), notification.id())));
        }
        return donors.stream().max(Donor::compareTo).map(Donor::value);
    }

    private Predicate<Notification> storedIn(String key) {
        return storedIn(key, Predicate.everything());
    }

    private Predicate<Notification> storedIn(String key, Predicate<Notification> condition) {
        return Notifications.where(Predicate.is(Notifications.TAB_KEY, key), Predicate.not(expiry.due()), condition);
    }

    private TabDraft draft(String key) {
        return drafts.computeIfAbsent(key, _ -> new TabDraft());
    }

    private static String text(List<@Nullable Object> values, int index) {
        return String.valueOf(values.get(index));
    }

    private record Donor(String value, String activity, String id) implements Comparable<Donor> {
        @Override
        public int compareTo(Donor other) {
            int byActivity = Texts.compare(activity, other.activity);
            int byId = byActivity != 0 ? byActivity : Texts.compare(id, other.id);
            return byId != 0 ? byId : Texts.compare(value, other.value);
        }
    }
}
