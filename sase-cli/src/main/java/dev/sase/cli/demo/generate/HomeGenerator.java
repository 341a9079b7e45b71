package dev.sase.cli.demo.generate;

import java.io.IOException;
import java.nio.file.Path;
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
        Path atlas = home.resolve("projects").resolve("atlas");
        Path orion = home.resolve("projects").resolve("orion");
        int inFile = plan.beads() / 2;
        int inEvents = plan.beads() - inFile;
        IssuesFileGenerator.write(
                atlas.resolve("sdd").resolve("beads"), new BeadHistory("atlas", inFile, plan, random.split()));
        EventStoreGenerator.write(
                orion.resolve("sdd").resolve("beads"), new BeadHistory("orion", inEvents, plan, random.split()));
        NotificationsGenerator notifications = new NotificationsGenerator(home, plan, random.split());
        notifications.write();
        return new GeneratedHome(
                home, List.of(atlas, orion), plan.beads(), plan.notifications(), notifications.pendingActions());
    }
}
