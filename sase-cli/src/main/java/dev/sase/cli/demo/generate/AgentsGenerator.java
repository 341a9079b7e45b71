package dev.sase.cli.demo.generate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** Writes runs of agents: the folders of those of this host, their archive, and published ones of another. */
final class AgentsGenerator {
    private static final int RUNS_FOR_A_PUBLISHED_ONE = 20;
    private static final int MOST_PUBLISHED = 200;
    private static final int RUNS_FOR_A_DISMISSED_ONE = 8;
    private static final int MOST_DISMISSED = 400;

    private AgentsGenerator() {}

    /**
     * Writes them.
     *
     * @param specs names of ChangeSpecs of each project
     */
    static GeneratedHome.Agents write(
            Path home, List<Project> projects, List<List<String>> specs, HomePlan plan, SplittableRandom random)
            throws IOException {
        int published = Math.min(plan.agents() / RUNS_FOR_A_PUBLISHED_ONE, MOST_PUBLISHED);
        int local = plan.agents() - published;
        int toDismiss = Math.min(local / RUNS_FOR_A_DISMISSED_ONE, MOST_DISMISSED);
        GeneratedHome.Agents written;
        try (DismissedRuns dismissed = new DismissedRuns(home, plan.now())) {
            for (int i = 0; i < projects.size(); i++) {
                Project project = projects.get(i);
                RunHistory history = new RunHistory(
                        Project.share(i, local), Project.share(i, toDismiss), specs.get(i), plan.now(), random.split());
                RunFolders folders = new RunFolders(project, history);
                history.forEach(run -> {
                    folders.write(run);
                    if (run.fate() == DraftRun.Fate.DISMISSED) {
                        dismissed.add(project, run, folders.folder(run));
                    }
                });
            }
            written = new GeneratedHome.Agents(local, dismissed.count(), dismissed.count());
        }
        return published == 0
                ? written
                : written.plus(SidecarGenerator.write(projects.get(1), published, plan.now(), random.split()));
    }
}
