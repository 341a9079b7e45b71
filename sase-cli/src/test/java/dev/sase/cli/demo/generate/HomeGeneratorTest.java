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

    @Test
    void everyRecordLoadsWithoutADiagnostic() throws IOException {
        long seed = ThreadLocalRandom.current().nextLong();
        GeneratedHome home = HomeGenerator.generate(folder, new HomePlan(seed, 3000, 3000, NOW));

        assertThat(load(folder))
                .as("seed %d", seed)
                .containsEntry("beads.beads", home.beads())
                .containsEntry("notifications.notifications", home.notifications())
                .containsEntry("notifications.pending_actions", home.pendingActions())
                .containsEntry("beads.beads", 3000);
        assertThat(home.pendingActions()).isPositive();
    }

    @Test
    void smallHomesLoadToo() throws IOException {
        for (int size = 0; size < 12; size++) {
            Path home = folder.resolve("home-" + size);
            HomeGenerator.generate(home, new HomePlan(size, size, size, NOW));

            assertThat(load(home))
                    .containsEntry("beads.beads", size)
                    .containsEntry("notifications.notifications", size);
        }
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherOneOthers() throws IOException {
        HomeGenerator.generate(folder.resolve("a"), new HomePlan(1, 100, 100, NOW));
        HomeGenerator.generate(folder.resolve("b"), new HomePlan(1, 100, 100, NOW));
        HomeGenerator.generate(folder.resolve("c"), new HomePlan(2, 100, 100, NOW));

        assertThat(contents(folder.resolve("a")))
                .isEqualTo(contents(folder.resolve("b")))
                .isNotEqualTo(contents(folder.resolve("c")));
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
