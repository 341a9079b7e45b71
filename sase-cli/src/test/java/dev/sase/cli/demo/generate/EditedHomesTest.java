package dev.sase.cli.demo.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.core.Sase;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.core.transport.ClientInfo;
import dev.sase.core.transport.DaemonEndpoint;
import dev.sase.daemon.SaseDaemon;
import dev.sase.testkit.KitSeed;
import dev.sase.testkit.edit.Edit;
import dev.sase.testkit.edit.FreshReads;
import dev.sase.testkit.edit.HomeEdits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** While a home changes at random, a daemon that is asked for everything written before answers like the files. */
@Timeout(300)
class EditedHomesTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final int EDITS = 2_000;
    private static final int FEWEST_EDITS = 200;
    private static final int EDITS_BETWEEN_COMPARISONS = 200;
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int RECORDS = 60;
    private static final int ALL_QUESTIONS = 10;

    private final KitSeed seed = KitSeed.ofThisRun();
    private final Map<String, String> environment = new HashMap<>(Map.of("HOSTNAME", "test"));
    private final List<Edit> made = new ArrayList<>();
    private Path folder;
    private Path home;
    private HomeEdits edits;

    @BeforeEach
    void generate() throws IOException {
        folder = Files.createTempDirectory("sase").toRealPath();
        home = folder.resolve("home");
        environment.put("HOME", folder.toString());
        GeneratedHome _ = HomeGenerator.generate(home, HomePlan.ofEverything(seed.value(), RECORDS, NOW));
        edits = HomeEdits.of(home, Files.createDirectory(folder.resolve("attic")), seed.round(1));
    }

    @AfterEach
    void delete() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void noChangeIsLost() throws IOException {
        RandomGenerator random = seed.round(2);
        long begin = System.nanoTime();
        try (SaseDaemon daemon =
                        SaseDaemon.builder(home).environment(environment).start();
                Sase files = files();
                FreshReads reads = FreshReads.connect(
                        new DaemonEndpoint(daemon.locations().socketPath(), ClientInfo.of("test", "1")), files, NOW)) {
            awaitServed(reads, random);
            FreshReads.Tally tally = FreshReads.Tally.NONE;
            while (made.size() < EDITS && System.nanoTime() - begin < LIMIT.toNanos()) {
                made.add(edits.next());
                if (random.nextInt(EDITS_BETWEEN_COMPARISONS) == 0) {
                    tally = tally.plus(compare(reads, random, 0));
                }
            }
            tally = tally.plus(compare(reads, random, ALL_QUESTIONS));
            edits.restoreEverything();
            tally = tally.plus(compare(reads, random, ALL_QUESTIONS));

            assertThat(made).hasSizeGreaterThan(FEWEST_EDITS);
            assertThat(tally.answered()).isGreaterThan(10 * tally.declined());
        }
    }

    private FreshReads.Tally compare(FreshReads reads, RandomGenerator random, int more) throws IOException {
        try {
            return reads.compare(random, more);
        } catch (FreshReads.DifferenceFound e) {
            List<Edit> latest = made.subList(Math.max(0, made.size() - 30), made.size());
            throw new AssertionError(e.getMessage() + "\nafter " + latest + "\n" + seed.hint(), e);
        }
    }

    /** Until every surface is projected, requests are left to the files. */
    private static void awaitServed(FreshReads reads, RandomGenerator random) throws IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (reads.compare(random, 0).declined() > 0) {
            assertThat(System.nanoTime()).as("every surface is served").isLessThan(deadline);
        }
    }

    private Sase files() {
        return Sase.builder()
                .home(home)
                .environment(environment)
                .folder(home)
                .registry(SurfaceRegistry.load(EditedHomesTest.class.getClassLoader()))
                .noDaemon(true)
                .open();
    }
}
