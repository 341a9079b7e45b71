package dev.sase.surface.agents.archive;

import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordCodec;
import dev.sase.surface.agents.Json;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Archived agents as JSON: the summary that is served, whose members are always all there, and the lossless form around it. */
final class ArchivedAgentCodec implements RecordCodec<ArchivedAgent> {
    private static final String ID_START = "agent:";

    @Override
    public RawJson encode(ArchivedAgent agent) {
        JsonWriter writer = new JsonWriter(1024 + agent.searchText().length());
        writer.beginObject();
        writer.name("scope").string(agent.scope());
        summary(writer.name("summary"), agent);
        writer.name("search_text").string(agent.searchText());
        return writer.endObject().toRawJson();
    }

    @Override
    public ArchivedAgent decode(RawJson json) {
        JsonNode node = Json.stored(json);
        JsonNode summary = node.get("summary");
        if (summary == null) {
            throw missing("summary");
        }
        return decode(requiredText(node, "scope"), summary, requiredText(node, "search_text"));
    }

    /** The agent of an archive summary, which does not say what is searched: that is empty. */
    static ArchivedAgent decodeSummary(RawJson json) {
        JsonNode summary = Json.stored(json);
        String agentId = requiredText(summary, "agent_id");
        String scope = scope(agentId, requiredText(summary, "raw_suffix"))
                .or(() -> scope(agentId, publishedName(requiredText(summary, "bundle_path"))))
                .orElseThrow(() -> new IllegalArgumentException("'" + agentId + "' is no id of an archived agent"));
        return decode(scope, summary, "");
    }

    private static Optional<String> scope(String agentId, String name) {
        String end = ":" + name;
        return agentId.startsWith(ID_START)
                        && agentId.endsWith(end)
                        && agentId.length() >= ID_START.length() + end.length()
                ? Optional.of(agentId.substring(ID_START.length(), agentId.length() - end.length()))
                : Optional.empty();
    }

    private static String publishedName(String bundlePath) {
        return bundlePath.substring(bundlePath.lastIndexOf('/') + 1);
    }

    /** The archive summary. */
    static RawJson summary(ArchivedAgent agent) {
        JsonWriter writer = new JsonWriter();
        summary(writer, agent);
        return writer.toRawJson();
    }

    private static void summary(JsonWriter writer, ArchivedAgent agent) {
        writer.beginObject();
        writer.name("agent_id").string(agent.agentId());
        writer.name("raw_suffix").string(agent.rawSuffix());
        writer.name("bundle_path").string(agent.bundlePath());
        writer.name("cl_name").string(agent.clName());
        writer.name("agent_name").string(agent.agentName().orElse(null));
        writer.name("status").string(agent.status());
        writer.name("start_time").string(agent.startTime().orElse(null));
        writer.name("dismissed_at").string(agent.dismissedAt().orElse(null));
        writer.name("revived_at").string(agent.revivedAt().orElse(null));
        writer.name("project_name").string(agent.projectName().orElse(null));
        writer.name("model").string(agent.model().orElse(null));
        writer.name("runtime").string(agent.runtime().orElse(null));
        writer.name("llm_provider").string(agent.llmProvider().orElse(null));
        writer.name("step_index");
        agent.step().index().ifPresentOrElse(writer::number, writer::nullValue);
        writer.name("step_name").string(agent.step().name().orElse(null));
        writer.name("step_type").string(agent.step().type().orElse(null));
        writer.name("retry_attempt").number(agent.retryAttempt());
        writer.name("is_workflow_child").bool(agent.isWorkflowChild());
        writer.endObject();
    }

    private static ArchivedAgent decode(String scope, JsonNode summary, String searchText) {
        return new ArchivedAgent(
                scope,
                requiredText(summary, "agent_id"),
                requiredText(summary, "raw_suffix"),
                requiredText(summary, "bundle_path"),
                requiredText(summary, "cl_name"),
                Coerced.text(summary, "agent_name"),
                requiredText(summary, "status"),
                Coerced.text(summary, "start_time"),
                Coerced.text(summary, "dismissed_at"),
                Coerced.text(summary, "revived_at"),
                Coerced.text(summary, "project_name"),
                Coerced.text(summary, "model"),
                Coerced.text(summary, "runtime"),
                Coerced.text(summary, "llm_provider"),
                new ArchivedAgent.Step(
                        Coerced.integer(summary, "step_index"),
                        Coerced.text(summary, "step_name"),
                        Coerced.text(summary, "step_type")),
                Coerced.integer(summary, "retry_attempt").orElseThrow(() -> missing("retry_attempt")),
                Coerced.flag(summary, "is_workflow_child").orElseThrow(() -> missing("is_workflow_child")),
                searchText);
    }

    private static String requiredText(JsonNode node, String name) {
        return Coerced.text(node, name).orElseThrow(() -> missing(name));
    }

    private static IllegalArgumentException missing(String name) {
        return new IllegalArgumentException("an encoded archived agent has no '" + name + "'");
    }
}
