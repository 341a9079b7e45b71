package dev.sase.surface.agents.sidecar;

import dev.sase.surface.agents.Origin;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A run as it was published, whatever the format. Immutable.
 *
 * @param origin how far it can be trusted
 * @param folder its folder below {@code agents}
 * @param globalName the name of that folder
 * @param localName the name on the machine that it ran on
 * @param sourceRunId its id there
 * @param projectKey the key of its project there
 * @param projectName the name of its project there
 * @param state the published state
 * @param times when it began, ended and was dismissed, as written
 * @param metadata the published part of {@code agent_meta.json}
 * @param commits what it committed
 * @param files which of its files there are
 */
record PublishedRun(
        Origin origin,
        Path folder,
        String globalName,
        String localName,
        Optional<String> sourceRunId,
        Optional<String> projectKey,
        Optional<String> projectName,
        RunState state,
        Times times,
        JsonNode metadata,
        List<Commit> commits,
        Files files) {
    /**
     * When a run began, ended and was dismissed, as written.
     *
     * @param launched the 14 digits by which the run was known where it ran; only old publications have them
     * @param started the begin
     * @param finished the end
     * @param dismissed when it was dismissed
     */
    record Times(
            Optional<String> launched,
            Optional<String> started,
            Optional<String> finished,
            Optional<String> dismissed) {}

    /**
     * A commit of a run.
     *
     * @param sha its id
     * @param subject its first line
     */
    record Commit(String sha, String subject) {}

    /**
     * The optional files of a run.
     *
     * @param chat whether {@code chat.md} was published
     * @param prompt the text of {@code prompt.md}
     * @param steps the markers in {@code prompt_steps.json} by file name
     */
    record Files(boolean chat, Optional<String> prompt, List<JsonNode> steps) {
        Files {
            steps = List.copyOf(steps);
        }
    }

    PublishedRun {
        commits = List.copyOf(commits);
    }

    /** Whether it was dismissed. */
    boolean isDismissed() {
        return state == RunState.DISMISSED || times.dismissed().isPresent();
    }
}
