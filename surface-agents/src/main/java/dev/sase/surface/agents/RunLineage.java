package dev.sase.surface.agents;

import java.util.Optional;

/**
 * What a run belongs to.
 *
 * @param parentAgentId the run that launched it
 * @param workflowId the workflow that it is part of
 * @param retryOfAgentId the run that it repeats
 * @param pid the process
 * @param workspaceClaimId the workspace that it holds: project and number, else the folder
 */
public record RunLineage(
        Optional<String> parentAgentId,
        Optional<String> workflowId,
        Optional<String> retryOfAgentId,
        Optional<Long> pid,
        Optional<String> workspaceClaimId) {}
