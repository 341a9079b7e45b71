package dev.sase.surface.notifications;

import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordCodec;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Pending actions as JSON, in their file, on the wire and in the event log alike. Immutable. */
final class PendingActionJson implements RecordCodec<PendingAction> {
    @Override
    public RawJson encode(PendingAction action) {
        JsonWriter writer = new JsonWriter();
        writer.beginObject();
        writer.name("schema_version").number(action.schemaVersion());
        writer.name("prefix").string(action.prefix());
        writer.name("notification_id").string(action.notificationId());
        writer.name("action_kind").string(action.kind().token());
        writer.name("action").string(action.action());
        NotificationJson.textMap(writer.name("action_data"), action.actionData());
        writer.name("files").strings(action.files());
        writer.name("created_at_unix").number(action.createdAt());
        writer.name("updated_at_unix").number(action.updatedAt());
        writer.name("stale_deadline_unix").number(action.staleDeadline());
        writer.name("transports").beginArray();
        for (PendingAction.Transport transport : action.transports()) {
            writer.beginObject();
            writer.name("transport").string(transport.name());
            writer.name("record").raw(transport.record());
            writer.endObject();
        }
        writer.endArray();
        writer.name("state").string(action.state().token());
        return writer.endObject().toRawJson();
    }

    @Override
    public PendingAction decode(RawJson json) {
        return read(Json.parse(json));
    }

    /**
     * The pending action of a parsed entry. Unknown members are ignored.
     *
     * @throws InvalidRecordException if a member is missing, of another type or an unknown word
     */
    static PendingAction read(JsonNode node) {
        StrictObject entry = StrictObject.of(node);
        return new PendingAction(
                entry.version("schema_version"),
                entry.text("prefix"),
                entry.text("notification_id"),
                kind(entry.text("action_kind")),
                entry.text("action"),
                entry.textMap("action_data"),
                entry.texts("files"),
                entry.number("created_at_unix"),
                entry.number("updated_at_unix"),
                entry.number("stale_deadline_unix"),
                transports(entry),
                state(entry.text("state")));
    }

    private static ActionKind kind(String token) {
        return ActionKind.ofToken(token)
                .orElseThrow(() -> new InvalidRecordException("'action_kind' is the unknown word '" + token + "'"));
    }

    private static ActionState state(String token) {
        return ActionState.ofToken(token)
                .orElseThrow(() -> new InvalidRecordException("'state' is the unknown word '" + token + "'"));
    }

    private static List<PendingAction.Transport> transports(StrictObject entry) {
        List<PendingAction.Transport> transports = new ArrayList<>();
        for (StrictObject transport : entry.objects("transports")) {
            JsonNode record = transport.orElse("record", JsonNodeFactory.instance::objectNode);
            if (!record.isObject()) {
                throw new InvalidRecordException("'record' of a transport is not an object");
            }
            transports.add(new PendingAction.Transport(transport.text("transport"), Json.sorted(record)));
        }
        return transports;
    }
}
