package dev.sase.surface.agents;

import java.util.List;
import java.util.Optional;

/**
 * What the markers of a run hold. One that is there and cannot be read counts as absent, with two exceptions: a finished run stays
 * finished and an open question stays open.
 *
 * @param agentMeta {@code agent_meta.json}; of a published run its published part
 * @param done {@code done.json}, without values when it cannot be read
 * @param running {@code running.json}
 * @param waiting {@code waiting.json}
 * @param pendingQuestion {@code pending_question.json}, without values when it cannot be read
 * @param workflowState {@code workflow_state.json} without its steps
 * @param workflowSteps the steps of the workflow state
 * @param planPath {@code plan_path.json}
 * @param promptSteps the files {@code prompt_step_*.json} by name
 * @param promptSnippet the beginning of {@code raw_xprompt.md}
 * @param usedXprompts {@code xprompts.json} by name
 */
public record RunMarkers(
        Optional<Marker> agentMeta,
        Optional<Marker> done,
        Optional<Marker> running,
        Optional<Marker> waiting,
        Optional<Marker> pendingQuestion,
        Optional<Marker> workflowState,
        List<Marker> workflowSteps,
        Optional<Marker> planPath,
        List<Marker> promptSteps,
        Optional<String> promptSnippet,
        List<Marker> usedXprompts) {
    /** No marker at all. */
    public static final RunMarkers NONE = published(Optional.empty(), List.of(), Optional.empty());

    public RunMarkers {
        workflowSteps = List.copyOf(workflowSteps);
        promptSteps = List.copyOf(promptSteps);
        usedXprompts = List.copyOf(usedXprompts);
    }

    /**
     * What a published run has of markers.
     *
     * @param metadata the published part of {@code agent_meta.json}
     * @param promptSteps the steps by file name
     * @param promptSnippet the beginning of the prompt
     */
    public static RunMarkers published(
            Optional<Marker> metadata, List<Marker> promptSteps, Optional<String> promptSnippet) {
        return new RunMarkers(
                metadata,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                promptSteps,
                promptSnippet,
                List.of());
    }
}
