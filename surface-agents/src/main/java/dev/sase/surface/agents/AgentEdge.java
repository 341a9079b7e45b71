package dev.sase.surface.agents;

import java.util.Optional;

/**
 * A run that belongs to another one: the child is the run that has this edge.
 *
 * @param parentAgentId the parent
 * @param childAgentId the run itself
 * @param edgeType {@link #PARENT_CHILD} or {@link #WORKFLOW_PARENT}
 * @param parentTimestamp when the parent was launched
 * @param childTimestamp when the run was launched
 * @param workflowName the workflow that both belong to; also its id
 */
public record AgentEdge(
        String parentAgentId,
        String childAgentId,
        String edgeType,
        Optional<String> parentTimestamp,
        Optional<String> childTimestamp,
        Optional<String> workflowName) {
    /** The run was launched by another one. */
    public static final String PARENT_CHILD = "parent_child";

    /** The run is a step of a workflow's run. */
    public static final String WORKFLOW_PARENT = "workflow_parent_child";
}
