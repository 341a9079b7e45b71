package dev.sase.surface.agents;

import dev.sase.spi.JsonWriter;
import tools.jackson.databind.JsonNode;

/** Edges, artifacts and attempts as JSON; values that are absent have no member. */
final class RunParts {
    private RunParts() {}

    static void write(AgentEdge edge, JsonWriter out) {
        out.beginObject();
        out.name("schema_version").number(1);
        out.name("parent_agent_id").string(edge.parentAgentId());
        out.name("child_agent_id").string(edge.childAgentId());
        out.name("edge_type").string(edge.edgeType());
        SummaryJson.text(out, "parent_timestamp", edge.parentTimestamp());
        SummaryJson.text(out, "child_timestamp", edge.childTimestamp());
        SummaryJson.text(out, "workflow_name", edge.workflowName());
        SummaryJson.text(out, "workflow_id", edge.workflowName());
        out.endObject();
    }

    static AgentEdge edge(JsonNode node) {
        StoredObject edge = new StoredObject(node);
        return new AgentEdge(
                edge.text("parent_agent_id"),
                edge.text("child_agent_id"),
                edge.text("edge_type"),
                edge.optional("parent_timestamp"),
                edge.optional("child_timestamp"),
                edge.optional("workflow_name"));
    }

    static void write(AgentArtifact artifact, JsonWriter out) {
        out.beginObject();
        out.name("schema_version").number(1);
        out.name("agent_id").string(artifact.agentId());
        out.name("artifact_path").string(artifact.path());
        out.name("artifact_kind").string(artifact.kind());
        SummaryJson.text(out, "display_name", artifact.displayName());
        SummaryJson.text(out, "role", artifact.role());
        out.endObject();
    }

    static AgentArtifact artifact(JsonNode node) {
        StoredObject artifact = new StoredObject(node);
        return new AgentArtifact(
                artifact.text("agent_id"),
                artifact.text("artifact_path"),
                artifact.text("artifact_kind"),
                artifact.optional("display_name"),
                artifact.optional("role"));
    }

    static void write(AgentAttempt attempt, JsonWriter out) {
        AgentSummary run = attempt.summary();
        out.beginObject();
        out.name("schema_version").number(1);
        out.name("agent_id").string(run.agentId());
        out.name("attempt_id").string(attempt.attemptId());
        SummaryJson.text(out, "retry_of_timestamp", attempt.retryOfTimestamp());
        SummaryJson.text(out, "retried_as_timestamp", attempt.retriedAsTimestamp());
        SummaryJson.text(out, "retry_chain_root_timestamp", attempt.retryChainRootTimestamp());
        attempt.retryAttempt().ifPresent(number -> out.name("retry_attempt").number(number));
        run.lineage().pid().ifPresent(pid -> out.name("pid").number(pid));
        out.name("artifact_dir").string(run.place().artifactDir());
        SummaryJson.text(out, "workspace_claim_id", run.lineage().workspaceClaimId());
        out.name("created_at").string(attempt.attemptId());
        SummaryJson.text(out, "last_heartbeat_at", run.times().lastHeartbeatAt());
        out.name("terminal").bool(attempt.terminal());
        out.endObject();
    }
}
