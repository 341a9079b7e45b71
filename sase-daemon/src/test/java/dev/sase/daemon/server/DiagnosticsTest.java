package dev.sase.daemon.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.core.engine.EngineOptions;
import dev.sase.core.engine.Storage;
import dev.sase.core.home.Locations;
import dev.sase.core.home.PathChoices;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.spi.RawJson;
import dev.sase.spi.SaseHome;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Health whose diagnostics hang, fail or are bad news. */
@Timeout(60)
class DiagnosticsTest {
    private static final RawJson GOOD = RawJson.of("{\"state\":\"ok\"}");

    @TempDir
    private Path home;

    private final CountDownLatch release = new CountDownLatch(1);

    private HealthReport report(Supplier<RawJson> scheduler) {
        Locations locations = Locations.resolve(
                new PathChoices(Optional.of(home.toString()), Optional.empty(), Optional.empty()),
                PathChoices.NONE,
                Map.of("HOSTNAME", "test"),
                home);
        SurfaceRegistry registry = SurfaceRegistry.load(DiagnosticsTest.class.getClassLoader());
        EngineOptions options =
                new EngineOptions(new SaseHome(home, Map.of()), registry, new Storage.Memory(), Clock.systemUTC());
        Projection projection = new Projection(options.projecting(false));
        return new HealthReport(
                new ServiceIdentity("1", 1),
                locations,
                options,
                projection,
                new IndexingReport(projection, new FoundDifferences(), new WorkUnderWay()),
                new Diagnostics(Map.of(HealthReport.SCHEDULER, scheduler, HealthReport.SOURCE_EXPORTS, () -> GOOD)),
                List.of());
    }

    private RawJson hanging() {
        try {
            release.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return GOOD;
    }

    private static JsonNode json(RawJson health) {
        return JsonMapper.shared().readTree(health.bytes());
    }

    @Test
    void thoseThatHangLeaveTheBasicAnswerWithAMessageAfterTheLimit() {
        HealthReport report = report(this::hanging);
        long begin = System.nanoTime();

        JsonNode details = json(report.full(Optional.of(Duration.ofMillis(50)))).get("details");

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
        assertThat(details.get("diagnostics").toString())
                .isEqualTo("{\"available\":false,\"message\":\"diagnostics were not there within 50 ms\"}");
        assertThat(details.has("scheduler")).isFalse();
        assertThat(details.get("projection_db").has("source_exports")).isFalse();
        assertThat(List.copyOf(details.propertyNames())).isSorted();
        release.countDown();
        JsonNode later = json(report.full(Optional.of(Duration.ofSeconds(30)))).get("details");
        assertThat(later.has("diagnostics")).isFalse();
        assertThat(later.at("/scheduler/state").stringValue()).isEqualTo("ok");
    }

    @Test
    void manyRequestsWaitForOneThatHangs() throws InterruptedException {
        AtomicInteger collections = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        HealthReport report = report(() -> {
            collections.incrementAndGet();
            begun.countDown();
            return hanging();
        });
        for (int i = 0; i < 20; i++) {
            report.full(Optional.of(Duration.ofMillis(1)));
        }
        begun.await();
        JsonNode details =
                json(report.full(Optional.of(Duration.ofMillis(100)))).get("details");

        assertThat(details.has("diagnostics")).isTrue();
        assertThat(collections).hasValue(1);
        release.countDown();
    }

    @Test
    void thoseThatFailLeaveTheBasicAnswerWithTheFailure() {
        HealthReport report = report(() -> {
            throw new IllegalStateException("no scheduler table");
        });

        JsonNode health = json(report.full(Optional.of(Diagnostics.LIMIT)));

        assertThat(health.get("status").stringValue()).isEqualTo("ok");
        assertThat(health.at("/details/diagnostics/message").stringValue())
                .isEqualTo("diagnostics failed: java.lang.IllegalStateException: no scheduler table");
    }

    @Test
    void aDegradedPartDegradesTheStatusOfTheFullAnswerOnly() {
        HealthReport report = report(() -> RawJson.of("{\"state\":\"degraded\"}"));

        assertThat(json(report.full(Optional.empty())).get("status").stringValue())
                .isEqualTo("degraded");
        assertThat(json(report.basic()).get("status").stringValue()).isEqualTo("ok");
    }
}
