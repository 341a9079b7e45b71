package dev.sase.surface.agents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads {@code workflow_state.json}. */
final class WorkflowState {
    /** The words after which nothing more happens in a workflow. */
    static final Set<String> TERMINAL = Set.of("completed", "failed", "cancelled", "killed", "noop");

    private WorkflowState() {}

    /** The state without its steps; the ChangeSpec stands in the file's {@code context}. */
    static Marker read(JsonNode state) {
        Map<String, Object> values =
                new LinkedHashMap<>(MarkerFormats.WORKFLOW_STATE.read(state).values());
        JsonNode context = state.get("context");
        if (context != null && context.isObject() && context.has("cl_name")) {
            Object name = Coercion.TEXT.of(context.get("cl_name"));
            if (name != null) {
                values.put("cl_name", name);
            }
        }
        return new Marker(values);
    }

    /** The steps; what is no object among them is left out. */
    static List<Marker> steps(JsonNode state) {
        List<Marker> steps = new ArrayList<>();
        JsonNode list = state.get("steps");
        if (list != null && list.isArray()) {
            list.forEach(step -> {
                if (step.isObject()) {
                    steps.add(MarkerFormats.WORKFLOW_STEP.read(step));
                }
            });
        }
        return steps;
    }
}
