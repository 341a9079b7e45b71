package dev.sase.surface.notifications;

import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import dev.sase.spi.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Pending actions as {@code telegram/pending_actions.json} has them. What is no answerable action there is passed over without a
 * word, for the file holds other things too.
 */
final class LegacyActions {
    private static final double SECONDS_UNTIL_STALE = 86_400;

    private LegacyActions() {}

    /**
     * The pending action of an entry.
     *
     * @param prefix the entry's key
     * @param entry the entry
     * @param fileTime when the file was written, in seconds since 1970: stands for a missing time, so that the same file always
     *     gives the same records
     * @return the action, or empty when the entry is none
     * @throws InvalidRecordException if it is one, but holds text or numbers that cannot be kept
     */
    static Optional<PendingAction> read(String prefix, JsonNode entry, double fileTime) {
        Optional<String> id = text(entry.get("notification_id"));
        Optional<String> action = text(entry.get("action"));
        Optional<Gate> gate = action.flatMap(Gate::of);
        if (!entry.isObject() || id.isEmpty() || action.isEmpty() || gate.isEmpty()) {
            return Optional.empty();
        }
        double created = time(entry.get("created_at"), fileTime);
        return Optional.of(new PendingAction(
                1,
                wellFormed(prefix),
                wellFormed(id.get()),
                gate.get().kind(),
                action.get(),
                texts(entry.get("action_data")),
                text(entry.get("plan_file")).map(LegacyActions::wellFormed).stream()
                        .toList(),
                created,
                created,
                created + SECONDS_UNTIL_STALE,
                List.of(new PendingAction.Transport("telegram_legacy", transport(entry))),
                ActionState.AVAILABLE));
    }

    private static double time(@Nullable JsonNode value, double otherwise) {
        return value != null && value.isNumber() && Double.isFinite(value.doubleValue())
                ? value.doubleValue()
                : otherwise;
    }

    private static Optional<String> text(@Nullable JsonNode value) {
        return value != null && value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    private static Map<String, String> texts(@Nullable JsonNode value) {
        Map<String, String> texts = new TreeMap<>(Texts::compare);
        if (value != null && value.isObject()) {
            value.properties()
                    .forEach(member -> text(member.getValue())
                            .ifPresent(text -> texts.put(wellFormed(member.getKey()), wellFormed(text))));
        }
        return texts;
    }

    private static RawJson transport(JsonNode entry) {
        JsonWriter writer = new JsonWriter();
        writer.beginObject();
        for (String name : List.of("chat_id", "message_id")) {
            JsonNode value = entry.get(name);
            if (value != null) {
                writer.name(name).raw(Json.sorted(value));
            }
        }
        return writer.endObject().toRawJson();
    }

    private static String wellFormed(String text) {
        if (!Texts.wellFormed(text).equals(text)) {
            throw new InvalidRecordException("a text holds half of a surrogate pair");
        }
        return text;
    }
}
