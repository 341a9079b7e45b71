package org.example.tasks;

import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordCodec;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The JSON of a task, in the event log and on the wire alike. Immutable. */
final class TaskCodec implements RecordCodec<Task> {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Override
    public RawJson encode(Task task) {
        return new JsonWriter()
                .beginObject()
                .name("id").string(task.id())
                .name("file").string(task.file())
                .name("section").string(task.section())
                .name("done").bool(task.done())
                .name("title").string(task.title())
                .name("tags").strings(task.tags())
                .name("due").string(task.due().orElse(null))
                .endObject()
                .toRawJson();
    }

    @Override
    public Task decode(RawJson json) {
        try {
            JsonNode task = MAPPER.readTree(json.bytes());
            return new Task(
                    task.required("id").asString(),
                    task.required("file").asString(),
                    task.required("section").asString(),
                    task.required("done").asBoolean(),
                    task.required("title").asString(),
                    task.required("tags").valueStream().map(JsonNode::asString).toList(),
                    Optional.of(task.required("due")).filter(JsonNode::isString).map(JsonNode::asString));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a task: " + e.getOriginalMessage(), e);
        }
    }
}
