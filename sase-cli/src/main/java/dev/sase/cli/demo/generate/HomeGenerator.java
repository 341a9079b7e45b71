package dev.sase.cli.demo.generate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Writes a home. Records are written while they are made, so that a home may be larger than memory. */
public final class HomeGenerator {
    private HomeGenerator() {}

    /**
     * Writes a home into a folder.
     *
     * @param home the folder; created when it is missing, expected to be empty
     * @param plan what to generate
     * @return what was generated
     * @throws IOException if the folder cannot be written
     */
    public static GeneratedHome generate(Path home, HomePlan plan) throws IOException {
        SplittableRandom random = new SplittableRandom(plan.seed());
        List<Project> projects = Project.all(home);
        Path atlas = projects.getFirst().folder();
        Path orion = projects.get(1).folder();
        int inFile = plan.beads() / 2;
        int inEvents = plan.beads() - inFile;
        IssuesFileGenerator.write(
                atlas.resolve("sdd").resolve("beads"), new BeadHistory("atlas", inFile, plan, random.split()));
        EventStoreGenerator.write(
                orion.resolve("sdd").resolve("beads"), new BeadHistory("orion", inEvents, plan, random.split()));
        NotificationsGenerator notifications = new NotificationsGenerator(home, plan, random.split());
        notifications.write();
        List<List<String>> names = changespecs(projects, plan, random.split());
        return new GeneratedHome(
                home,
                List.of(atlas, orion),
                plan.beads(),
                plan.notifications(),
                notifications.pendingActions(),
                plan.changespecs(),
                AgentsGenerator.write(home, projects, names, plan, random.split()),
                CatalogsGenerator.write(home, projects, plan, random.split()));
    }

    /** Names of ChangeSpecs for runs to be about, of each project. */
    private static List<List<String>> changespecs(List<Project> projects, HomePlan plan, SplittableRandom random)
            throws IOException {
        List<List<String>> names = new ArrayList<>();
        for (int i = 0; i < projects.size(); i++) {
            SpecHistory history = new SpecHistory(
                    projects.get(i).name(), Project.share(i, plan.changespecs()), plan.now(), random.split());
            if (plan.hasProjectFiles()) {
                ProjectFiles.write(projects.get(i), history);
            }
            names.add(history.remembered());
        }
        return names;
    }
}
