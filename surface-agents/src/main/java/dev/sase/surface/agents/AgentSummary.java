package dev.sase.surface.agents;

/**
 * The row of a run in lists.
 *
 * @param agentId the id, {@code agent:<project>:<timestamp>} for a run with a folder; it may repeat
 * @param place where the run was found
 * @param status the status derived from the markers; of a workflow its own word
 * @param agentType {@code workflow} or {@code agent}
 * @param labels names and model
 * @param times start and end
 * @param hidden whether lists leave it out unless asked
 * @param marks which markers there are
 * @param lineage parent, workflow, process and workspace
 */
public record AgentSummary(
        String agentId,
        RunPlace place,
        String status,
        String agentType,
        RunLabels labels,
        RunTimes times,
        boolean hidden,
        RunMarks marks,
        RunLineage lineage) {
    /** The type of a run that has a workflow state. */
    public static final String WORKFLOW = "workflow";

    /** The type of any other run. */
    public static final String AGENT = "agent";
}
