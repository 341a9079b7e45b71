package dev.sase.surface.agents.sidecar;

import dev.sase.spi.Texts;
import dev.sase.surface.agents.AgentMeta;
import dev.sase.surface.agents.Marker;
import dev.sase.surface.agents.MarkerFormats;
import dev.sase.surface.agents.PromptSnippet;
import dev.sase.surface.agents.RunMarkers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What of a run's markers was published. */
final class PublishedMarkers {
    private static final String ROLE_SUFFIX = "role_suffix";

    private PublishedMarkers() {}

    /** The markers of a run with its metadata. */
    static RunMarkers of(PublishedRun run, Marker metadata) {
        return RunMarkers.published(
                Optional.of(metadata),
                run.files().steps().stream().map(PublishedMarkers::step).toList(),
                run.files().prompt().map(PromptSnippet::of));
    }

    /** The metadata of a run; its role is written alike everywhere, without the dashes that set it off in a name. */
    static Marker metadata(PublishedRun run) {
        JsonNode role = run.metadata().get(ROLE_SUFFIX);
        if (role == null || !role.isString() || !role.stringValue().startsWith("-")) {
            return AgentMeta.read(run.metadata());
        }
        ObjectNode metadata = (ObjectNode) run.metadata().deepCopy();
        return AgentMeta.read(metadata.put(ROLE_SUFFIX, role.stringValue().replaceFirst("^-+", "")));
    }

    private static Marker step(JsonNode step) {
        Map<String, Object> values = new LinkedHashMap<>();
        JsonNode name = step.get("file_name");
        if (name != null && name.isString()) {
            values.put("file_name", Texts.wellFormed(name.stringValue()));
        }
        values.putAll(MarkerFormats.PROMPT_STEP.read(step.get("marker")).values());
        return new Marker(values);
    }
}
