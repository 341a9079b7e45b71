package dev.sase.surface.agents;

import java.util.List;
import java.util.Optional;

/**
 * One run of an agent: a folder of markers on this host, or a run that was published. Immutable.
 *
 * @param summary the row in lists
 * @param markers what the markers hold
 * @param edges the parents
 * @param artifacts what it left behind, by kind and path
 * @param publication present for a published run
 */
public record AgentRun(
        AgentSummary summary,
        RunMarkers markers,
        List<AgentEdge> edges,
        List<AgentArtifact> artifacts,
        Optional<Publication> publication) {
    public AgentRun {
        edges = List.copyOf(edges);
        artifacts = List.copyOf(artifacts);
    }

    /** The id; it may repeat. */
    public String agentId() {
        return summary.agentId();
    }

    /** The project, which is the scope. */
    public String project() {
        return summary.place().project();
    }

    /** Whether it was published, and has no folder on this host. */
    public boolean isPublished() {
        return publication.isPresent();
    }

    /** The number of the workspace that it works in. */
    public Optional<Long> workspaceNumber() {
        return markers.agentMeta()
                .flatMap(meta -> meta.number("workspace_num"))
                .or(() -> markers.done().flatMap(done -> done.number("workspace_num")));
    }

    /** Whether its plan is approved without a question. */
    public boolean approves() {
        return markers.agentMeta().map(meta -> meta.isSet("approve")).orElse(false)
                || markers.done().map(done -> done.isSet("approve")).orElse(false);
    }
}
