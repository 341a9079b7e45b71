package dev.sase.cli.daemon;

import dev.sase.core.transport.JsonView;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The documents of maintenance: what the daemon answered, with {@code null} where the wire leaves a member out. */
final class MaintenanceJson {
    static final String LIVE = "live_daemon_rpc";

    private static final String SUMMARIES = "summaries";
    private static final List<String> SUMMARY =
            List.of("project_id", "last_indexed_event_seq", "next_command", "message");

    private MaintenanceJson() {}

    static RawJson rebuild(JsonView answer, String source) {
        JsonWriter json = new JsonWriter().beginObject();
        json.name("source").string(source);
        copy(answer, json, SUMMARIES, SUMMARY, "project_id", "limitation", "next_command");
        return json.endObject().toRawJson();
    }

    /** What the daemon answered to work on the files of the projection. */
    static RawJson live(JsonView answer) {
        JsonWriter json = new JsonWriter().beginObject();
        json.name("source").string(LIVE);
        copy(answer, json, "", List.of());
        return json.endObject().toRawJson();
    }

    static RawJson verify(JsonView answer) {
        JsonWriter json = new JsonWriter().beginObject();
        copy(answer, json, SUMMARIES, SUMMARY);
        return json.endObject().toRawJson();
    }

    static RawJson diff(JsonView answer) {
        JsonWriter json = new JsonWriter().beginObject();
        copy(answer, json, "records", List.of("handle"), "project_id", "next_cursor", "next_command");
        return json.endObject().toRawJson();
    }

    /** Copies the members of an object; those named are there in any case, as are those of the elements of one list. */
    private static void copy(JsonView object, JsonWriter json, String list, List<String> ofElements, String... always) {
        Map<String, JsonView> members = object.members();
        Arrays.stream(always)
                .filter(name -> !members.containsKey(name))
                .forEach(name -> json.name(name).nullValue());
        members.forEach((name, value) -> {
            json.name(name);
            if (name.equals(list) && value.isArray()) {
                json.beginArray();
                value.elements().forEach(element -> {
                    json.beginObject();
                    copy(element, json, "", List.of(), ofElements.toArray(String[]::new));
                    json.endObject();
                });
                json.endArray();
            } else {
                json.raw(value.toRawJson());
            }
        });
    }
}
