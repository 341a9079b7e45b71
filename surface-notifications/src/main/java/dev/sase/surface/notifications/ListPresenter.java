package dev.sase.surface.notifications;

import dev.sase.spi.AnswerView;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.Presenter;
import dev.sase.spi.RawJson;
import dev.sase.spi.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Shows notifications as a table, or as JSON rows that say how old and how important each is. */
final class ListPresenter implements Presenter {
    private static final int NOTES_LENGTH = 80;

    @Override
    public void text(AnswerView answer, Screen screen) {
        List<List<String>> rows = new ArrayList<>();
        for (RawJson row : answer.rows()) {
            Notification notification = Notifications.CODEC.decode(row);
            rows.add(List.of(
                    notification.id(),
                    Age.of(notification.timestamp(), answer.query().now()),
                    notification.sender(),
                    state(notification),
                    cut(String.join(" | ", notification.notes()))));
        }
        screen.line(Screen.Span.of("Notifications (" + rows.size() + ")", Screen.Style.STRONG));
        if (!rows.isEmpty()) {
            screen.table(List.of("ID", "AGE", "SENDER", "STATE", "NOTES"), rows);
        }
    }

    @Override
    public JsonForm jsonForm() {
        return JsonForm.ROWS;
    }

    @Override
    public RawJson jsonRow(RawJson row, AnswerView answer) {
        Notification notification = Notifications.CODEC.decode(row);
        JsonWriter writer = new JsonWriter();
        writer.beginObject();
        writer.name("id").string(notification.id());
        writer.name("timestamp").string(notification.timestamp());
        writer.name("age")
                .string(Age.of(notification.timestamp(), answer.query().now()));
        writer.name("sender").string(notification.sender());
        writer.name("priority").bool(isPriority(notification));
        writer.name("notes").strings(notification.notes());
        writer.name("files").strings(notification.files());
        writer.name("action").string(notification.action().orElse(null));
        NotificationJson.textMap(writer.name("action_data"), notification.actionData());
        writer.name("read").bool(notification.read());
        writer.name("dismissed").bool(notification.dismissed());
        writer.name("silent").bool(notification.silent());
        writer.name("muted").bool(notification.muted());
        writer.name("snooze_until").string(notification.snoozeUntil().orElse(null));
        return writer.endObject().toRawJson();
    }

    /** The words for the states that a notification is in, or {@code -}. */
    static String state(Notification notification) {
        StringJoiner words = new StringJoiner(",").setEmptyValue("-");
        if (!notification.read()) {
            words.add("unread");
        }
        if (isPriority(notification)) {
            words.add("priority");
        }
        if (notification.dismissed()) {
            words.add("dismissed");
        }
        if (notification.silent()) {
            words.add("silent");
        }
        if (notification.muted()) {
            words.add("muted");
        }
        return words.toString();
    }

    private static boolean isPriority(Notification notification) {
        return notification.importance() != Importance.REST;
    }

    private static String cut(String notes) {
        String line = notes.replaceAll("\\R", " ");
        return line.codePointCount(0, line.length()) <= NOTES_LENGTH
                ? line
                : line.substring(0, line.offsetByCodePoints(0, NOTES_LENGTH));
    }
}
