package dev.sase.surface.agents;

import dev.sase.spi.JsonWriter;
import java.util.List;
import java.util.Optional;

/** The markers of a run as JSON; what is absent has no member. */
final class MarkersJson {
    private MarkersJson() {}

    static void write(RunMarkers markers, JsonWriter out) {
        out.beginObject();
        one(out, "agent_meta", markers.agentMeta());
        one(out, "done", markers.done());
        one(out, "running", markers.running());
        one(out, "waiting", markers.waiting());
        one(out, "pending_question", markers.pendingQuestion());
        one(out, "workflow_state", markers.workflowState());
        several(out, "workflow_steps", markers.workflowSteps());
        one(out, "plan_path", markers.planPath());
        several(out, "prompt_steps", markers.promptSteps());
        SummaryJson.text(out, "prompt_snippet", markers.promptSnippet());
        several(out, "used_xprompts", markers.usedXprompts());
        out.endObject();
    }

    static RunMarkers decode(StoredObject markers) {
        return new RunMarkers(
                one(markers, "agent_meta"),
                one(markers, "done"),
                one(markers, "running"),
                one(markers, "waiting"),
                one(markers, "pending_question"),
                one(markers, "workflow_state"),
                markers.list("workflow_steps", Marker::decode),
                one(markers, "plan_path"),
                markers.list("prompt_steps", Marker::decode),
                markers.optional("prompt_snippet"),
                markers.list("used_xprompts", Marker::decode));
    }

    private static Optional<Marker> one(StoredObject markers, String name) {
        return markers.member(name).map(Marker::decode);
    }

    private static void one(JsonWriter out, String name, Optional<Marker> marker) {
        marker.ifPresent(present -> present.write(out.name(name)));
    }

    private static void several(JsonWriter out, String name, List<Marker> markers) {
        if (!markers.isEmpty()) {
            out.name(name).beginArray();
            markers.forEach(marker -> marker.write(out));
            out.endArray();
        }
    }
}
