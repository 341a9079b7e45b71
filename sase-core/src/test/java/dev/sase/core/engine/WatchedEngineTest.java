package dev.sase.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sase.core.notes.NotesSurface;
import dev.sase.core.read.DirectReads;
import dev.sase.core.read.ReadPage;
import dev.sase.core.read.ReadRequest;
import dev.sase.core.read.WireReads;
import dev.sase.core.registry.ServedRead;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.core.watch.SourceWatch;
import dev.sase.spi.RawJson;
import dev.sase.spi.SaseHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine that is told of changes by the operating system follows its files. */
class WatchedEngineTest {
    private static final SurfaceRegistry REGISTRY = SurfaceRegistry.of(List.of(new NotesSurface()));

    @TempDir
    Path folder;

    private Path notes;
    private SaseHome home;

    @BeforeEach
    void write() throws IOException {
        Optional<SourceWatch> watch = SourceWatch.start();
        assumeTrue(watch.isPresent(), "this platform does not tell of changes at once");
        watch.get().close();
        home = new SaseHome(folder.resolve("home"), Map.of());
        notes = Files.createDirectories(folder.resolve("home/notes"));
        for (String scope : List.of("a", "b", "c")) {
            Files.writeString(notes.resolve(scope + ".txt"), "n1|open|First of " + scope + "\n");
        }
    }

    @Test
    void aChangeIsSeenWithoutALookAtOtherUnits() throws Exception {
        try (Engine engine = open()) {
            long before = engine.health().index().indexedSources();

            Files.writeString(notes.resolve("b.txt"), "n1|open|Changed\n");

            awaitAgreement(engine);
            assertThat(rows(engine, "b").toString()).contains("Changed");
            assertThat(engine.health().index().indexedSources())
                    .isGreaterThan(before)
                    .isLessThanOrEqualTo(before + 3);
        }
    }

    @Test
    void filesThatComeAndGoAreSeen() throws Exception {
        try (Engine engine = open()) {
            Files.writeString(notes.resolve("new.txt"), "n1|open|New\n");
            Files.delete(notes.resolve("a.txt"));

            awaitAgreement(engine);
            assertThat(rows(engine, "new")).hasSize(1);
            assertThat(rows(engine, "a")).isEmpty();
        }
    }

    @Test
    void aRootThatGoesAndComesBackIsSeen() throws Exception {
        try (Engine engine = open()) {
            Path away = folder.resolve("away");
            Files.move(notes, away);
            awaitAgreement(engine);
            assertThat(rows(engine, "a")).isEmpty();

            Files.move(away, notes);
            awaitAgreement(engine);
            assertThat(rows(engine, "a")).hasSize(1);
        }
    }

    @Test
    void noChangeOfManyIsLost() throws Exception {
        long seed = Long.getLong("sase.kit.seed", System.nanoTime() & 0xffff_ffffL);
        System.out.println("seed of the edits: -Dsase.kit.seed=" + seed);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        try (Engine engine = open()) {
            for (int step = 0; step < 600; step++) {
                edit(random, step);
                if (random.nextInt(10) == 0) {
                    // Reads while files change take what is there, whole or not at all.
                    rows(engine, "a");
                }
                if (random.nextInt(100) == 0) {
                    awaitAgreement(engine);
                }
            }
            awaitAgreement(engine);
            assertThat(engine.verify(Selection.all(), VerifyDepth.FULL, Progress.NONE)
                            .ok())
                    .isTrue();
        }
    }

    private void edit(RandomGenerator random, int step) throws IOException {
        Path file = notes.resolve((char) ('a' + random.nextInt(6)) + ".txt");
        switch (random.nextInt(5)) {
            case 0 -> Files.deleteIfExists(file);
            case 1 -> {
                Path fresh = Files.writeString(folder.resolve("fresh"), "n1|open|Moved in at " + step + "\n");
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            }
            case 2 -> {
                if (Files.exists(file)) {
                    Path other = notes.resolve((char) ('a' + random.nextInt(6)) + ".txt");
                    Files.move(file, other, StandardCopyOption.REPLACE_EXISTING);
                }
            }
            default -> {
                String text = Files.exists(file) ? Files.readString(file) : "";
                Files.writeString(file, text + "n" + step + "|open|Step " + step + "\n");
            }
        }
    }

    private Engine open() {
        Engine engine =
                Engine.open(new EngineOptions(home, REGISTRY, new Storage.Memory(), Clock.systemUTC()).watched());
        engine.backfill();
        return engine;
    }

    /** Reads, and never asks for a look at the files, until the rows of every scope are what the files say. */
    private void awaitAgreement(Engine engine) {
        DirectReads direct = new DirectReads(home, Clock.systemUTC());
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        for (String scope : List.of("a", "b", "c", "d", "e", "f", "new")) {
            List<RawJson> wanted = direct.read(REGISTRY.requireRead("note_list"), request(scope))
                    .rows();
            while (!rows(engine, scope).equals(wanted)) {
                assertThat(System.nanoTime())
                        .as("scope " + scope + " is followed")
                        .isLessThan(deadline);
                Thread.onSpinWait();
            }
        }
    }

    private static List<RawJson> rows(Engine engine, String scope) {
        ServedRead read = REGISTRY.requireRead("note_list");
        ReadPage page = WireReads.page(
                read.operation(), engine.read(request(scope)).body().bytes());
        return page.rows();
    }

    private static ReadRequest request(String scope) {
        return ReadRequest.of("note_list", Map.of("scope", scope)).limit(500);
    }
}
