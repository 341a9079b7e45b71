package dev.sase.surface.agents.archive;

import java.util.Optional;

/**
 * A run that was dismissed and lives on in the archive, as a bundle of the home or as a published run. Immutable.
 *
 * @param scope the project that it belongs to
 * @param agentId the id of the run: {@code agent:<scope>:<timestamp>}, of a published run with its global name instead
 * @param rawSuffix the timestamp of the run, from which its bundle is named
 * @param bundlePath the file of the bundle, absolute; of a published run {@code agents/<global name>}
 * @param clName the ChangeSpec that it worked on; empty when not known
 * @param agentName its name
 * @param status the word that people saw last, such as {@code DONE}; empty when not known
 * @param startTime when it started, as written
 * @param dismissedAt when it was dismissed, as written
 * @param revivedAt when it was last taken back, as written
 * @param projectName the project, as the bundle names it
 * @param model the model
 * @param runtime the program that ran it
 * @param llmProvider the provider of the model
 * @param step where it stood in a workflow
 * @param retryAttempt the number of the attempt, from 0
 * @param isWorkflowChild whether a workflow started it
 * @param searchText what a search looks at besides the members above
 */
public record ArchivedAgent(
        String scope,
        String agentId,
        String rawSuffix,
        String bundlePath,
        String clName,
        Optional<String> agentName,
        String status,
        Optional<String> startTime,
        Optional<String> dismissedAt,
        Optional<String> revivedAt,
        Optional<String> projectName,
        Optional<String> model,
        Optional<String> runtime,
        Optional<String> llmProvider,
        Step step,
        long retryAttempt,
        boolean isWorkflowChild,
        String searchText) {
    /** The place of a run that is no step of a workflow. */
    public static final Step NO_STEP = new Step(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * The place of a run in a workflow.
     *
     * @param index the number of the step
     * @param name the step's name
     * @param type the step's type, such as {@code agent}
     */
    public record Step(Optional<Long> index, Optional<String> name, Optional<String> type) {}

    /** The text that the archive is ordered by: when it was dismissed, else started, else the timestamp. */
    public String sortTime() {
        return dismissedAt.or(() -> startTime).orElse(rawSuffix);
    }
}
