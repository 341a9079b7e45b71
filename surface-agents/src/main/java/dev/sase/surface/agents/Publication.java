package dev.sase.surface.agents;

import java.util.List;
import java.util.Optional;

/**
 * What only the publication of a run says.
 *
 * @param globalName the name with user and machine
 * @param sourceRunId the run's id where it ran
 * @param projectKey the project's key where it ran
 * @param projectName the project's name where it ran
 * @param state the published state; {@code active} means active when it was published
 * @param dismissedAt when it was dismissed
 * @param origin what vouches for it
 * @param waitsFor the ids of the runs that it waited for
 * @param members the ids of the runs of its family
 * @param searchText the prompt, as far as it is searched
 */
public record Publication(
        String globalName,
        Optional<String> sourceRunId,
        Optional<String> projectKey,
        Optional<String> projectName,
        String state,
        Optional<String> dismissedAt,
        Origin origin,
        List<String> waitsFor,
        List<String> members,
        String searchText) {
    public Publication {
        waitsFor = List.copyOf(waitsFor);
        members = List.copyOf(members);
    }
}
