package dev.sase.cli.demo.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.core.Sase;
import dev.sase.core.engine.Engine;
import dev.sase.core.engine.EngineOptions;
import dev.sase.core.engine.Storage;
import dev.sase.core.read.ReadPage;
import dev.sase.core.read.ReadRequest;
import dev.sase.core.read.WireReads;
import dev.sase.core.record.LoadedRecords;
import dev.sase.core.registry.ServedRead;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.core.routing.Routed;
import dev.sase.daemon.SaseDaemon;
import dev.sase.spi.SaseException;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Scopes;
import dev.sase.testkit.ArgumentChoices;
import dev.sase.testkit.KitSeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Random questions about a random home of all surfaces have one answer: through the daemon, from an embedded engine, from the files. */
@Timeout(300)
class RandomHomesTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final int MOST_PAGES = 3;

    private final KitSeed seed = KitSeed.ofThisRun();
    private final Map<String, String> environment = new HashMap<>(Map.of("HOSTNAME", "test"));
    private Path home;

    @BeforeEach
    void generate() throws IOException {
        home = Files.createTempDirectory("sase");
        environment.put("HOME", home.toString());
        int records = 20 + seed.round(1).nextInt(60);
        GeneratedHome _ = HomeGenerator.generate(home, HomePlan.ofEverything(seed.value(), records, NOW));
    }

    @AfterEach
    void delete() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void everyPathGivesTheSameBytes() throws IOException {
        SurfaceRegistry registry = SurfaceRegistry.load(RandomHomesTest.class.getClassLoader());
        SaseHome files = new SaseHome(home, Map.of(), environment);
        int compared = 0;
        try (SaseDaemon daemon =
                        SaseDaemon.builder(home).environment(environment).start();
                Sase client = sase(registry, false);
                Sase direct = sase(registry, true);
                Engine embedded =
                        Engine.open(new EngineOptions(files, registry, new Storage.Memory(), Clock.systemUTC()))) {
            embedded.backfill();
            awaitServed(client, registry);
            for (ServedRead read : registry.reads()) {
                LoadedRecords loaded = LoadedRecords.load(read.surface(), files, Scopes.every());
                RandomGenerator random = seed.round(read.name().hashCode());
                for (Map<String, Object> values : ArgumentChoices.of(read.operation(), random, loaded)) {
                    ReadRequest request = ReadRequest.of(read.name(), values)
                            .now(NOW)
                            .folder(home.resolve("projects/atlas"))
                            .limit(1 + random.nextInt(20));
                    compared += compare(read, request, client, direct, embedded);
                }
            }
            assertThat(daemon.isStopped()).isFalse();
        }
        assertThat(compared).isGreaterThan(500);
    }

    private int compare(ServedRead read, ReadRequest first, Sase client, Sase direct, Engine embedded) {
        Optional<String> served = Optional.empty();
        Optional<String> fromFiles = Optional.empty();
        Optional<String> projected = Optional.empty();
        int pages = 0;
        do {
            Answered daemon = Answered.of(first, served, request -> fromDaemon(client.read(request), request));
            Answered files = Answered.of(
                    first, fromFiles, request -> direct.read(request).value());
            Answered engine = Answered.of(
                    first,
                    projected,
                    request -> WireReads.page(
                            read.operation(), embedded.read(request).body().bytes()));
            assertThat(daemon)
                    .as("daemon and files, " + first + "; " + seed.hint())
                    .isEqualTo(files);
            if (files.error().isEmpty()) {
                assertThat(engine)
                        .as("engine and files, " + first + "; " + seed.hint())
                        .isEqualTo(files);
            }
            served = daemon.next();
            fromFiles = files.next();
            projected = engine.next();
            pages++;
        } while (served.isPresent() && pages < MOST_PAGES);
        return pages;
    }

    /** What is refused or unknown is decided by the files; everything else the daemon has to answer. */
    private static ReadPage fromDaemon(Routed<ReadPage> answer, ReadRequest request) {
        assertThat(answer).as(request.toString()).isInstanceOf(Routed.FromDaemon.class);
        return answer.value();
    }

    /**
     * An answer without what names its path.
     *
     * @param members the members, as text
     * @param more whether there is a next page
     * @param error the token of a refusal
     * @param next where the next page starts, left out of comparisons
     */
    private record Answered(String members, boolean more, Optional<String> error, Optional<String> next) {
        static Answered of(ReadRequest first, Optional<String> cursor, Function<ReadRequest, ReadPage> path) {
            try {
                ReadPage page = path.apply(cursor.map(first::cursor).orElse(first));
                return new Answered(
                        page.members() + " " + page.truncated() + " " + page.omitted(),
                        page.nextCursor().isPresent(),
                        Optional.empty(),
                        page.nextCursor());
            } catch (SaseException e) {
                return new Answered("", false, Optional.of(e.code().token()), Optional.empty());
            }
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Answered(var otherMembers, var otherMore, var otherError, var _)
                    && members.equals(otherMembers)
                    && more == otherMore
                    && error.equals(otherError);
        }

        @Override
        public int hashCode() {
            return members.hashCode();
        }
    }

    private Sase sase(SurfaceRegistry registry, boolean noDaemon) {
        return Sase.builder()
                .home(home)
                .environment(environment)
                .folder(home.resolve("projects/atlas"))
                .registry(registry)
                .noDaemon(noDaemon)
                .open();
    }

    /** Until every surface has been projected, reads go to the files. */
    private static void awaitServed(Sase client, SurfaceRegistry registry) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        for (String read :
                List.of("bead_list", "notification_list", "changespec_list", "agent_active", "file_history")) {
            registry.requireRead(read);
            while (!(client.read(read, Map.of()) instanceof Routed.FromDaemon<ReadPage>)) {
                assertThat(System.nanoTime()).as(read).isLessThan(deadline);
                Thread.onSpinWait();
            }
        }
    }
}
