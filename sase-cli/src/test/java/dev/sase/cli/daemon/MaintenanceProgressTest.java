package dev.sase.cli.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sase.cli.output.Output;
import dev.sase.cli.output.Talk;
import dev.sase.cli.output.Terminal;
import dev.sase.core.config.Configuration;
import dev.sase.core.home.Locations;
import dev.sase.core.home.PathChoices;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.core.transport.JsonView;
import dev.sase.core.transport.RequestType;
import dev.sase.daemon.SaseDaemon;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.RawJson;
import dev.sase.spi.SaseException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Waiting for long work of a daemon: shown while it advances, and no longer than it makes sense. */
@Timeout(120)
class MaintenanceProgressTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Map<String, String> ENVIRONMENT = Map.of("HOSTNAME", "test", "TERM", "xterm");

    private final SlowSurface surface = new SlowSurface();
    private final CountDownLatch release = new CountDownLatch(1);
    private final ByteArrayOutputStream talk = new ByteArrayOutputStream();
    private Path home;
    private SaseDaemon daemon;
    private DaemonLink link;

    @BeforeEach
    void start() throws IOException {
        home = Files.createTempDirectory("sase");
        Files.writeString(home.resolve("numbers.txt"), "numbers\n");
        daemon = SaseDaemon.builder(home)
                .environment(ENVIRONMENT)
                .registry(SurfaceRegistry.of(List.of(surface)))
                .start();
        Terminal terminal = new Terminal(ENVIRONMENT, home, talk, talk, true, true);
        Locations locations = Locations.resolve(
                new PathChoices(Optional.of(home.toString()), Optional.empty(), Optional.empty()),
                PathChoices.NONE,
                ENVIRONMENT,
                home);
        DaemonTarget target = new DaemonTarget(locations, Configuration.load(ENVIRONMENT, home), false);
        link = DaemonLink.to(target, new Talk(new Output(talk), terminal));
        ask(RequestType.REBUILD, new WaitLimit(LONG, true));
        talk.reset();
    }

    @AfterEach
    void stop() throws IOException {
        release.countDown();
        surface.pace(() -> {});
        daemon.close();
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        }
    }

    private JsonView ask(RequestType type, WaitLimit wait) {
        return link.ask(type, RawJson.of("{\"surface\":\"all\",\"full\":true}"), wait);
    }

    private String shown() {
        return talk.toString(StandardCharsets.UTF_8);
    }

    /** A source on a slow disk: each step takes a while whoever waits for it. */
    private static void slowly() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(150));
    }

    @ParameterizedTest
    @EnumSource(
            value = RequestType.class,
            names = {"REBUILD", "VERIFY"})
    void workThatAdvancesIsWaitedForBeyondTheLimitAndItsRecordsAreShown(RequestType type) {
        surface.pace(MaintenanceProgressTest::slowly);
        long begin = System.nanoTime();

        JsonView answer = ask(type, new WaitLimit(SHORT, false));

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(SHORT.multipliedBy(2));
        assertThat(Fields.of(answer).objects("summaries").getFirst().text("state"))
                .contains("ok");
        assertThat(shown()).containsPattern(type.token() + ": numbers \\d+,000 records, \\d s");
    }

    @Test
    void aTimeoutThatTheUserGaveEndsTheWaitThoughTheWorkAdvances() {
        surface.pace(MaintenanceProgressTest::slowly);

        assertTimesOut(new WaitLimit(SHORT, true));
        assertThat(shown()).contains("rebuild: numbers");
    }

    @Test
    void workThatStandsStillIsNotWaitedForBeyondTheLimit() {
        surface.pace(() -> {
            try {
                release.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });

        assertTimesOut(new WaitLimit(SHORT, false));
    }

    private void assertTimesOut(WaitLimit wait) {
        long begin = System.nanoTime();

        assertThatThrownBy(() -> ask(RequestType.REBUILD, wait))
                .isInstanceOfSatisfying(
                        SaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DAEMON_TIMEOUT))
                .hasMessageContainingAll("within 1", "it may go on with rebuild", "--timeout");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(SHORT, SHORT.multipliedBy(2));
    }
}
