package dev.sase.surface.agents;

import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The row of a run in lists as JSON. Values that are absent have no member. */
public final class SummaryJson {
    private static final int TYPICAL_BYTES = 1024;

    private SummaryJson() {}

    /** The row of a run. */
    public static RawJson of(AgentSummary summary) {
        JsonWriter out = new JsonWriter(TYPICAL_BYTES);
        write(summary, out);
        return out.toRawJson();
    }

    /** Writes the row of a run. */
    static void write(AgentSummary summary, JsonWriter out) {
        RunPlace place = summary.place();
        out.beginObject();
        out.name("schema_version").number(1);
        out.name("agent_id").string(summary.agentId());
        out.name("project_id").string(place.project());
        out.name("project_name").string(place.project());
        out.name("project_dir").string(place.projectDir());
        out.name("project_file").string(place.projectFile());
        out.name("workflow_dir_name").string(place.workflowDirName());
        out.name("artifact_dir").string(place.artifactDir());
        out.name("timestamp").string(place.timestamp());
        out.name("status").string(summary.status());
        out.name("agent_type").string(summary.agentType());
        text(out, "cl_name", summary.labels().clName());
        text(out, "agent_name", summary.labels().agentName());
        text(out, "model", summary.labels().model());
        text(out, "llm_provider", summary.labels().llmProvider());
        text(out, "started_at", summary.times().startedAt());
        summary.times()
                .finishedAt()
                .ifPresent(seconds -> out.name("finished_at").number(seconds.doubleValue()));
        out.name("hidden").bool(summary.hidden());
        out.name("has_done_marker").bool(summary.marks().done());
        out.name("has_running_marker").bool(summary.marks().running());
        out.name("has_waiting_marker").bool(summary.marks().waiting());
        out.name("has_workflow_state").bool(summary.marks().workflow());
        text(out, "parent_agent_id", summary.lineage().parentAgentId());
        text(out, "workflow_id", summary.lineage().workflowId());
        text(out, "retry_of_agent_id", summary.lineage().retryOfAgentId());
        summary.lineage().pid().ifPresent(pid -> out.name("pid").number(pid));
        text(out, "workspace_claim_id", summary.lineage().workspaceClaimId());
        text(out, "last_heartbeat_at", summary.times().lastHeartbeatAt());
        out.endObject();
    }

    /**
     * The summary of a row.
     *
     * @throws IllegalArgumentException if it is no such row
     */
    static AgentSummary decode(JsonNode row) {
        StoredObject object = new StoredObject(row);
        return new AgentSummary(
                object.text("agent_id"),
                new RunPlace(
                        object.text("project_id"),
                        object.text("project_dir"),
                        object.text("project_file"),
                        object.text("workflow_dir_name"),
                        object.text("artifact_dir"),
                        object.text("timestamp")),
                object.text("status"),
                object.text("agent_type"),
                new RunLabels(
                        object.optional("cl_name"),
                        object.optional("agent_name"),
                        object.optional("model"),
                        object.optional("llm_provider")),
                new RunTimes(
                        object.optional("started_at"),
                        object.fraction("finished_at"),
                        object.optional("last_heartbeat_at")),
                object.flag("hidden"),
                new RunMarks(
                        object.flag("has_done_marker"),
                        object.flag("has_running_marker"),
                        object.flag("has_waiting_marker"),
                        object.flag("has_workflow_state")),
                new RunLineage(
                        object.optional("parent_agent_id"),
                        object.optional("workflow_id"),
                        object.optional("retry_of_agent_id"),
                        object.number("pid"),
                        object.optional("workspace_claim_id")));
    }

    static void text(JsonWriter out, String name, Optional<String> value) {
        value.ifPresent(text -> out.name(name).string(text));
    }
}
