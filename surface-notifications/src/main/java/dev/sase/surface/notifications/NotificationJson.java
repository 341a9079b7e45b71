package dev.sase.surface.notifications;

import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordCodec;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Notifications as JSON, on the wire and in the event log alike: the twelve members that every client knows, always written, then
 * {@code icon}, {@code color}, {@code tags} and {@code resurfaced_at} where they are set. Immutable.
 */
final class NotificationJson implements RecordCodec<Notification> {
    @Override
    public RawJson encode(Notification notification) {
        JsonWriter writer = new JsonWriter();
        writer.beginObject();
        writer.name("id").string(notification.id());
        writer.name("timestamp").string(notification.timestamp());
        writer.name("sender").string(notification.sender());
        writer.name("notes").strings(notification.notes());
        writer.name("files").strings(notification.files());
        writer.name("action").string(notification.action().orElse(null));
        textMap(writer.name("action_data"), notification.actionData());
        writer.name("read").bool(notification.read());
        writer.name("dismissed").bool(notification.dismissed());
        writer.name("silent").bool(notification.silent());
        writer.name("muted").bool(notification.muted());
        writer.name("snooze_until").string(notification.snoozeUntil().orElse(null));
        whereSet(writer, "icon", notification.icon());
        whereSet(writer, "color", notification.color());
        if (!notification.tags().isEmpty()) {
            writer.name("tags").strings(notification.tags());
        }
        whereSet(writer, "resurfaced_at", notification.resurfacedAt());
        return writer.endObject().toRawJson();
    }

    @Override
    public Notification decode(RawJson json) {
        return read(Json.parse(json));
    }

    /**
     * The notification of a parsed line. Unknown members are ignored.
     *
     * @throws InvalidRecordException if a member is missing or of another type
     */
    static Notification read(JsonNode node) {
        StrictObject line = StrictObject.of(node);
        return new Notification(
                line.nonEmptyText("id"),
                line.nonEmptyText("timestamp"),
                line.nonEmptyText("sender"),
                line.texts("notes"),
                line.texts("files"),
                line.optionalText("action"),
                line.textMap("action_data"),
                line.flag("read"),
                line.flag("dismissed"),
                line.flag("silent"),
                line.flag("muted"),
                line.optionalText("snooze_until"),
                line.optionalText("icon"),
                line.optionalText("color"),
                line.texts("tags"),
                line.optionalText("resurfaced_at"));
    }

    static void textMap(JsonWriter writer, Map<String, String> map) {
        writer.beginObject();
        map.forEach((name, value) -> writer.name(name).string(value));
        writer.endObject();
    }

    private static void whereSet(JsonWriter writer, String name, Optional<String> value) {
        value.ifPresent(text -> writer.name(name).string(text));
    }
}
