package dev.sase.cli.demo.generate;

import java.nio.file.Path;
import java.util.List;

/**
 * What was generated.
 *
 * @param path the home
 * @param projects the folders of the projects: the one with {@code issues.jsonl}, then the one with the event store
 * @param beads the number of beads that a reader finds
 * @param notifications the number of notifications, duplicates included
 * @param pendingActions the number of actions that wait for an answer
 */
public record GeneratedHome(Path path, List<Path> projects, int beads, int notifications, int pendingActions) {
    public GeneratedHome {
        projects = List.copyOf(projects);
    }

    /** The number of records of all kinds. */
    public int records() {
        return beads + notifications + pendingActions;
    }
}
