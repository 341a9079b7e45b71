package dev.sase.cli.demo.generate;

import java.nio.file.Path;
import java.util.List;

/**
 * What was generated.
 *
 * @param path the home
 * @param projects the folders of the projects with beads: the one with {@code issues.jsonl}, then the one with the event store
 * @param beads the number of beads that a reader finds
 * @param notifications the number of notifications, duplicates included
 * @param pendingActions the number of actions that wait for an answer
 * @param changespecs the number of ChangeSpecs, archived ones included
 * @param agents the numbers of runs and of what became of them
 * @param catalogs the numbers of what catalogs hold
 */
public record GeneratedHome(
        Path path,
        List<Path> projects,
        int beads,
        int notifications,
        int pendingActions,
        int changespecs,
        Agents agents,
        Catalogs catalogs) {
    public GeneratedHome {
        projects = List.copyOf(projects);
    }

    /**
     * Runs of agents.
     *
     * @param runs the number of runs, with a folder or published
     * @param archived the number of agents in the archive, bundles and published ones
     * @param dismissed the number of runs that were put out of sight
     */
    public record Agents(int runs, int archived, int dismissed) {
        /** None. */
        static final Agents NONE = new Agents(0, 0, 0);

        Agents plus(Agents other) {
            return new Agents(runs + other.runs, archived + other.archived, dismissed + other.dismissed);
        }
    }

    /**
     * Entries of catalogs. The catalog of no project repeats those of the projects' settings.
     *
     * @param xprompts the number of xprompts and workflows of the projects
     * @param inSettings how many of them stand in settings files
     * @param snippets the number of snippets
     * @param settings the number of settings files
     * @param notes the number of notes
     * @param fileReferences the number of file references
     */
    public record Catalogs(int xprompts, int inSettings, int snippets, int settings, int notes, int fileReferences) {
        /** None. */
        static final Catalogs NONE = new Catalogs(0, 0, 0, 0, 0, 0);

        Catalogs plus(Catalogs other) {
            return new Catalogs(
                    xprompts + other.xprompts,
                    inSettings + other.inSettings,
                    snippets + other.snippets,
                    settings + other.settings,
                    notes + other.notes,
                    fileReferences + other.fileReferences);
        }

        /** The number of records. */
        int records() {
            return xprompts + inSettings + snippets + settings + notes + fileReferences;
        }
    }

    /** The number of records of all kinds. */
    public int records() {
        return beads
                + notifications
                + pendingActions
                + changespecs
                + agents.runs()
                + agents.archived()
                + catalogs.records();
    }
}
