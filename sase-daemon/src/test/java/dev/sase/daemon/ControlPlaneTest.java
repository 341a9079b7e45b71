package dev.sase.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class ControlPlaneTest {
    private static final String SHOW = "{\"surface\":\"note_show\",\"data\":{\"id\":\"a\"}}";

    @Test
    void answersWithinFiftyMillisecondsWhileWriterAndReadersAreBlocked() throws Exception {
        try (DaemonFixture fixture = new DaemonFixture();
                SaseDaemon daemon = fixture.builder().start()) {
            try (RawClient client = fixture.client()) {
                Backfill.await(client);
            }
            List<RawClient> blocked = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                RawClient reader = fixture.client();
                reader.sendRequest("read", "{\"surface\":\"note_wait\"}");
                blocked.add(reader);
            }
            assertThat(fixture.surface.waiting.await(20, TimeUnit.SECONDS)).isTrue();
            try (Connection store = DriverManager.getConnection(
                            "jdbc:sqlite:" + fixture.runRoot().resolve("projections/projection.sqlite"));
                    Statement lock = store.createStatement()) {
                lock.execute("BEGIN EXCLUSIVE");
                Files.writeString(fixture.home.resolve("notes.txt"), "z changed\n");
                RawClient writer = fixture.client();
                writer.sendRequest("rebuild", "{}");
                blocked.add(writer);
                awaitWork(fixture);
                assertFast(fixture);
                lock.execute("ROLLBACK");
            }
            fixture.surface.release.countDown();
            for (RawClient client : blocked) {
                assertThat(client.payload().get("type").stringValue()).isIn("read", "rebuild", "error");
                client.close();
            }
            assertThat(daemon.isStopped()).isFalse();
        }
    }

    private static void awaitWork(DaemonFixture fixture) throws IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        try (RawClient client = fixture.client()) {
            while (client.request("indexing_status", "{}")
                    .at("/data/service/work")
                    .isEmpty()) {
                assertThat(System.nanoTime()).isLessThan(deadline);
            }
        }
    }

    private static void assertFast(DaemonFixture fixture) throws IOException {
        List<Long> millis = new ArrayList<>();
        try (RawClient framed = fixture.client();
                RawClient lines = fixture.client()) {
            for (int i = 0; i < 50; i++) {
                long start = System.nanoTime();
                JsonNode health = framed.request("health", "{\"include_capabilities\":true}");
                assertThat(health.get("type").stringValue()).isEqualTo("health");
                assertThat(health.at("/data/details").has("diagnostics")).isFalse();
                assertThat(health.at("/data/details/indexing/surfaces/0/surface")
                                .stringValue())
                        .isEqualTo("notes");
                JsonNode status = framed.request("indexing_status", "{}");
                assertThat(status.at("/data/summaries/0/surface").stringValue()).isEqualTo("notes");
                assertThat(status.at("/data/service/work/0/type").stringValue()).isEqualTo("rebuild");
                assertThat(framed.request("capabilities", "").get("type").stringValue())
                        .isEqualTo("capabilities");
                assertThat(lines.line("{\"jsonrpc\":\"2.0\",\"method\":\"ping\",\"id\":1}")
                                .has("result"))
                        .isTrue();
                millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
            }
        }
        // The median of four requests, so that a pause of the machine does not fail the test and a wait for a lock
        // does.
        assertThat(millis.stream().sorted().toList().get(25))
                .as(millis.toString())
                .isLessThan(50);
    }

    @Test
    void aDatabaseThatCannotBeOpenedLeavesADegradedDaemonThatStops() throws IOException {
        try (DaemonFixture fixture = new DaemonFixture()) {
            Files.createDirectories(fixture.runRoot().resolve("projections"));
            Files.writeString(
                    fixture.runRoot().resolve("projections/projection.sqlite"), "this is no database".repeat(400));
            Files.createDirectories(fixture.runRoot().resolve("journal/journal.sqlite"));
            long start = System.nanoTime();
            try (SaseDaemon daemon = fixture.builder().start();
                    RawClient client = fixture.client()) {
                JsonNode health = client.request("health", "{\"include_capabilities\":false}")
                        .get("data");
                assertThat(health.get("status").stringValue()).isEqualTo("degraded");
                assertThat(health.at("/compatibility/rebuild_required").booleanValue())
                        .isTrue();
                assertThat(health.at("/details/projection_db/repair_needed").booleanValue())
                        .isTrue();
                assertThat(health.at("/details/projection_db/max_event_seq").isNull())
                        .isTrue();
                assertThat(health.at("/details/projection_db/message").isString())
                        .isTrue();
                assertThat(health.at("/details/projection_db/store_state").stringValue())
                        .isNotEqualTo("ok");
                assertThat(health.at("/details/indexing/enabled").booleanValue())
                        .isFalse();
                JsonNode summary = client.request("indexing_status", "{}").at("/data/summaries/0");
                assertThat(summary.get("surface").stringValue()).isEqualTo("notes");
                assertThat(summary.get("state").stringValue()).isEqualTo("degraded");
                assertThat(summary.get("message").stringValue()).isNotEmpty();
                assertThat(summary.get("next_command").stringValue()).isEqualTo("sase daemon status --json");
                assertThat(client.request("read", SHOW).at("/data/code").stringValue())
                        .isEqualTo("projection_degraded");
                assertThat(client.request("rebuild", "{}").at("/data/code").stringValue())
                        .isEqualTo("projection_degraded");
                assertThat(client.request("capabilities", "")
                                .at("/data/capabilities")
                                .size())
                        .isPositive();
                assertThat(daemon.isStopped()).isFalse();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
        }
    }
}
