package dev.sase.cli.demo.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.core.record.LoadedRecords;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Scopes;
import dev.sase.spi.Surface;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeGeneratorTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    @TempDir
    private Path folder;

    private static Map<String, Integer> load(Path home) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        for (Surface surface :
                SurfaceRegistry.load(HomeGeneratorTest.class.getClassLoader()).surfaces()) {
            LoadedRecords records = LoadedRecords.load(surface, new SaseHome(home, Map.of()), Scopes.every());
            assertThat(records.diagnostics()).as(surface.descriptor().id()).isEmpty();
            for (RecordCollection<?> collection : surface.collections()) {
                counts.put(
                        surface.descriptor().id() + "." + collection.name(),
                        records.of(collection).size());
            }
        }
        return counts;
    }

    private static Map<String, String> contents(Path home) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(home)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    contents.put(
                            home.relativize(file).toString(),
                            Files.readString(file).replace(home.toString(), "HOME"));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return contents;
    }

    private static Map<String, Integer> expected(GeneratedHome home) {
        Map<String, Integer> counts = new TreeMap<>();
        counts.put("beads.beads", home.beads());
        counts.put("notifications.notifications", home.notifications());
        counts.put("notifications.pending_actions", home.pendingActions());
        counts.put("changespecs.changespecs", home.changespecs());
        counts.put("agents.runs", home.agents().runs());
        counts.put("agents.archived_agents", home.agents().archived());
        // A dismissal is found by its time alone, and by its time and ChangeSpec.
        counts.put("agents.dismissed_agents", 2 * home.agents().dismissed());
        // The catalog of no project has the entries of projects' settings once more.
        counts.put(
                "catalogs.xprompts",
                home.catalogs().xprompts() + home.catalogs().inSettings());
        counts.put("catalogs.snippets", home.catalogs().snippets());
        counts.put("catalogs.config_sources", home.catalogs().settings());
        counts.put("catalogs.memory_sources", home.catalogs().notes());
        counts.put("catalogs.file_history", home.catalogs().fileReferences());
        return counts;
    }

    @Test
    void everyRecordLoadsWithoutADiagnostic() throws IOException {
        long seed = ThreadLocalRandom.current().nextLong();
        GeneratedHome home = HomeGenerator.generate(folder, new HomePlan(seed, 2000, 2000, 1500, 800, 150, NOW));

        assertThat(load(folder)).as("seed %d", seed).isEqualTo(expected(home));
        assertThat(home.beads()).isEqualTo(2000);
        assertThat(home.notifications()).isEqualTo(2000);
        assertThat(home.changespecs()).isEqualTo(1500);
        assertThat(home.agents().runs()).isEqualTo(800);
        assertThat(home.catalogs().xprompts()).isEqualTo(150);
        assertThat(home.pendingActions()).isPositive();
        assertThat(home.agents().dismissed()).isBetween(80, 95);
        assertThat(home.agents().archived()).isGreaterThan(home.agents().dismissed());
    }

    @Test
    void smallHomesLoadToo() throws IOException {
        for (int size = 0; size < 12; size++) {
            Path path = folder.resolve("home-" + size);
            GeneratedHome home = HomeGenerator.generate(path, new HomePlan(size, size, size, size, size, size, NOW));

            assertThat(load(path)).as("seed and size %d", size).isEqualTo(expected(home));
            assertThat(home.changespecs() + home.agents().runs()).isEqualTo(2 * size);
        }
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherOneOthers() throws IOException {
        HomeGenerator.generate(folder.resolve("a"), HomePlan.ofEverything(1, 100, NOW));
        HomeGenerator.generate(folder.resolve("b"), HomePlan.ofEverything(1, 100, NOW));
        HomeGenerator.generate(folder.resolve("c"), HomePlan.ofEverything(2, 100, NOW));

        assertThat(contents(folder.resolve("a")))
                .isEqualTo(contents(folder.resolve("b")))
                .isNotEqualTo(contents(folder.resolve("c")));
    }

    @Test
    void aHomeOfBeadsAndNotificationsHasNothingElse() throws IOException {
        HomeGenerator.generate(folder, new HomePlan(4, 20, 20, NOW));

        assertThat(contents(folder).keySet())
                .isNotEmpty()
                .allMatch(name -> name.contains("/sdd/beads/") || name.contains("notif") || name.contains("pending"));
    }

    @Test
    void projectFilesHaveEverySectionEverySpellingAndEveryStatus() throws IOException {
        HomeGenerator.generate(folder, new HomePlan(5, 0, 0, 1000, 0, 0, NOW));
        Path projects = folder.resolve("projects");
        String atlas = Files.readString(projects.resolve("atlas/atlas.sase"))
                + Files.readString(projects.resolve("atlas/atlas-archive.sase"));

        assertThat(atlas)
                .contains("COMMITS:", "DELTAS:", "HOOKS:", "COMMENTS:", "MENTORS:", "TIMESTAMPS:", "PARENT: atlas_")
                .contains("- (!: Hook Command Failed", "RUNNING - (@: fix_hook-", "RUNNING - ($: ", "NEW PROPOSAL")
                .contains(
                        "STATUS: WIP", "STATUS: Draft (atlas_", "STATUS: Ready", "STATUS: Mailed", "STATUS: Submitted")
                .contains("STATUS: Archived", "STATUS: Reverted");
        assertThat(atlas.lines().filter(line -> line.matches("NAME: atlas_.*_1")))
                .hasSizeGreaterThan(5);
        assertThat(atlas.length() / 400).as("bytes of a ChangeSpec").isBetween(1500, 2500);
        assertThat(projects.resolve("orion/orion.sase")).content().contains("## Patch", "STITCHES:", "REFS:");
        assertThat(projects.resolve("lyra/lyra-archive.gp")).content().contains("CL: 70");
        assertThat(folder.resolve("workspaces/atlas/.git/HEAD")).content().startsWith("ref: refs/heads/atlas_");
    }

    @Test
    void runsHaveBothLayoutsAndEveryMarker() throws IOException {
        HomeGenerator.generate(folder, new HomePlan(6, 0, 0, 0, 1500, 0, NOW));
        String names = String.join("\n", contents(folder).keySet());

        assertThat(names)
                .containsPattern("artifacts/ace-run/\\d{14}/agent_meta.json")
                .containsPattern("artifacts/ace-run/\\d{6}/\\d{2}/\\d{14}/agent_meta.json")
                .containsPattern("artifacts/workflow-review/\\d{14}/workflow_state.json")
                .containsPattern("artifacts/mentor-security/\\d{14}/")
                .contains("/done.json", "/running.json", "/waiting.json", "/pending_question.json", "/raw_xprompt.md")
                .contains("/prompt_step_main.json", "dismissed_agents.json", "repos/agents/schema.json")
                .containsPattern("dismissed_bundles/\\d{6}/\\d{14}.json");
    }

    @Test
    void bothGenerationsOfBeadStoresAndEveryStateOfNotificationsAreThere() throws IOException {
        GeneratedHome home = HomeGenerator.generate(folder, new HomePlan(3, 2000, 2000, NOW));
        String notifications = Files.readString(folder.resolve("notifications").resolve("notifications.jsonl"));

        assertThat(home.projects().getFirst().resolve("sdd/beads/issues.jsonl")).isNotEmptyFile();
        assertThat(home.projects().getLast().resolve("sdd/beads/events/manifest.json"))
                .isNotEmptyFile();
        assertThat(notifications).contains("\"snooze_until\":\"", "\"dismissed\":true", "PlanApproval", "CustomGate");
        assertThat(notifications
                        .lines()
                        .map(line -> line.substring(0, 45))
                        .distinct()
                        .count())
                .as("some are sent twice")
                .isLessThan(2000);
    }
}
