package dev.sase.cli.demo.generate;

import dev.sase.spi.JsonWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** The file of the actions that wait for an answer, which is one JSON object. Confined to one thread. */
final class PendingActionsFile {
    private static final Map<String, String> KINDS = Map.of(
            "PlanApproval", "plan_approval",
            "HITL", "hitl",
            "UserQuestion", "user_question",
            "EpicApproval", "epic_approval",
            "LaunchApproval", "launch_approval",
            "CustomGate", "custom_gate");
    private static final int PREFIX_LENGTH = 8;
    private static final Duration LIFETIME = Duration.ofDays(1);

    private final Map<String, byte[]> entries = new TreeMap<>();

    int size() {
        return entries.size();
    }

    void add(String notification, String action, Map<String, String> data, Instant created) {
        String prefix = notification.substring(0, PREFIX_LENGTH);
        double seconds = created.getEpochSecond();
        JsonWriter json = new JsonWriter().beginObject();
        json.name("schema_version").number(3);
        json.name("prefix").string(prefix);
        json.name("notification_id").string(notification);
        json.name("action_kind").string(KINDS.getOrDefault(action, "unsupported"));
        json.name("action").string(action);
        json.name("action_data").beginObject();
        data.forEach((name, value) -> json.name(name).string(value));
        json.endObject();
        json.name("files").beginArray().endArray();
        json.name("created_at_unix").number(seconds);
        json.name("updated_at_unix").number(seconds);
        json.name("stale_deadline_unix").number(seconds + LIFETIME.toSeconds());
        json.name("transports").beginArray().beginObject();
        json.name("transport").string("notification_store");
        json.name("record").beginObject().endObject();
        json.endObject().endArray();
        json.name("state").string("available");
        entries.put(prefix, json.endObject().toByteArray());
    }

    byte[] json() {
        JsonWriter json = new JsonWriter()
                .beginObject()
                .name("schema_version")
                .number(3)
                .name("actions")
                .beginObject();
        entries.forEach((prefix, entry) -> json.name(prefix).raw(entry));
        return json.endObject().endObject().toByteArray();
    }
}
