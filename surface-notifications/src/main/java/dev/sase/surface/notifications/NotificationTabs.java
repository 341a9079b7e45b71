package dev.sase.surface.notifications;

import dev.sase.spi.Answer;
import dev.sase.spi.Duplicates;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.Parameter;
import dev.sase.spi.Predicate;
import dev.sase.spi.Query;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordReader;
import dev.sase.spi.Shape;
import dev.sase.spi.Texts;
import dev.sase.spi.Volatility;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The read {@code notification_tabs}: the tabs of the notifications that count, which are those neither dismissed, read nor
 * silent; and when the next snooze ends.
 */
final class NotificationTabs extends NotificationRead {
    static final String NAME = "notification_tabs";

    NotificationTabs() {
        super(new Declaration(
                NAME,
                "The tabs of the notifications that count.",
                List.of(Parameter.of(
                                "row_tab_keys",
                                Parameter.Type.FLAG,
                                "Also the tab of each of these notifications, by its id.")
                        .option("--rows")),
                Shape.DETAIL,
                Duplicates.NONE,
                Volatility.CLOCK));
    }

    @Override
    public Answer answer(Query query, RecordReader reader) {
        Expiry expiry = Expiry.of(reader);
        JsonWriter tabs = new JsonWriter();
        tabs.beginArray();
        Tabs.of(reader, expiry).forEach(tab -> tab.write(tabs));
        tabs.endArray();
        Answer.Builder answer = Answer.builder().value("tabs", tabs.toRawJson());
        if (query.isSet("row_tab_keys")) {
            answer.value("row_tab_keys", rowTabKeys(reader, expiry));
        }
        nextDeadline(reader, expiry).ifPresent(deadline -> answer.value("next_snooze_deadline", text(deadline)));
        return answer.build();
    }

    /** The first deadline to come, by instant; it may be that of a notification which does not count. */
    private static Optional<String> nextDeadline(RecordReader reader, Expiry expiry) {
        List<Instant> deadlines = reader
                .tally(Notifications.COLLECTION, Notifications.where(expiry.asleep()), List.of(Notifications.WAKE_TEXT))
                .keySet()
                .stream()
                .map(NotificationTabs::firstText)
                .flatMap(deadline -> Rfc3339.parse(deadline).stream())
                .toList();
        return deadlines.stream().min(Instant::compareTo).map(Rfc3339::utc);
    }

    private static RawJson rowTabKeys(RecordReader reader, Expiry expiry) {
        Map<String, String> keys = new TreeMap<>(Texts::compare);
        reader.tally(
                        Notifications.COLLECTION,
                        Notifications.where(
                                Predicate.not(Predicate.isAbsent(Notifications.TAB_KEY)), Predicate.not(expiry.due())),
                        List.of(Notifications.ID, Notifications.TAB_KEY))
                .keySet()
                .forEach(values ->
                        keys.merge(firstText(values), String.valueOf(values.get(1)), NotificationTabs::smaller));
        for (Notification stored : expiry.resurfacing(reader)) {
            Notification now = expiry.effective(stored);
            if (now.counts()) {
                keys.merge(now.id(), TabPlace.of(now).key(), NotificationTabs::smaller);
            }
        }
        JsonWriter writer = new JsonWriter();
        NotificationJson.textMap(writer, keys);
        return writer.toRawJson();
    }

    private static String smaller(String left, String right) {
        return Texts.compare(left, right) <= 0 ? left : right;
    }

    private static String firstText(List<@Nullable Object> values) {
        return Objects.toString(values.getFirst(), "");
    }

    private static RawJson text(String value) {
        return new JsonWriter().string(value).toRawJson();
    }
}
