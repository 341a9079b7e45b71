package dev.sase.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.daemon.server.ServerLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class ManyClientsTest {
    private static final String SHOW = "{\"surface\":\"note_show\",\"data\":{\"id\":\"a\"}}";

    @Test
    void fiftyClientsGetTheirOwnAnswers() throws Exception {
        try (DaemonFixture fixture = new DaemonFixture();
                SaseDaemon _ = fixture.builder().start();
                ExecutorService clients =
                        Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            try (RawClient client = fixture.client()) {
                Backfill.await(client);
            }
            List<Callable<Integer>> work = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                String id = i % 2 == 0 ? "a" : "b";
                work.add(() -> {
                    int right = 0;
                    try (RawClient client = fixture.client()) {
                        for (int n = 0; n < 100; n++) {
                            JsonNode answer = client.request("read", SHOW.replace("\"a\"", "\"" + id + "\""));
                            right +=
                                    answer.at("/data/data/note/id").asString("").equals(id) ? 1 : 0;
                        }
                    }
                    return right;
                });
            }
            for (Future<Integer> done : clients.invokeAll(work)) {
                assertThat(done.get()).isEqualTo(100);
            }
        }
    }

    @Test
    void clientsAboveTheLimitAreRefusedInTheirDialectAndRoomComesBack() throws IOException {
        ServerLimits limits = new ServerLimits(2, Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofSeconds(1));
        try (DaemonFixture fixture = new DaemonFixture();
                SaseDaemon _ = fixture.builder().limits(limits).start();
                RawClient first = fixture.client()) {
            try (RawClient second = fixture.client()) {
                first.request("capabilities", "");
                second.request("capabilities", "");
                try (RawClient third = fixture.client();
                        RawClient fourth = fixture.client()) {
                    third.sendRequest("capabilities", "");
                    JsonNode envelope = third.envelope();
                    assertThat(envelope.get("request_id").stringValue()).isEqualTo("q");
                    JsonNode error = envelope.at("/payload/data");
                    assertThat(error.get("code").stringValue()).isEqualTo("internal");
                    assertThat(error.get("retryable").booleanValue()).isTrue();
                    assertThat(error.get("target").stringValue()).isEqualTo("connections");
                    assertThat(error.at("/details/max_connections").intValue()).isEqualTo(2);
                    JsonNode line = fourth.line("{\"jsonrpc\":\"2.0\",\"method\":\"health\",\"id\":1}");
                    assertThat(line.at("/error/data/target").stringValue()).isEqualTo("connections");
                }
            }
            String type = "error";
            while (type.equals("error")) {
                try (RawClient next = fixture.client()) {
                    type = next.request("capabilities", "").get("type").stringValue();
                }
            }
        }
    }

    @Test
    void aClientThatReadsNothingStopsNobodyAndIsDropped() throws IOException {
        ServerLimits limits = new ServerLimits(8, Duration.ofMinutes(1), Duration.ofMillis(300), Duration.ofSeconds(1));
        try (DaemonFixture fixture = new DaemonFixture();
                SaseDaemon _ = fixture.builder().limits(limits).start();
                RawClient deaf = fixture.client();
                RawClient client = fixture.client()) {
            String item =
                    "{\"request_id\":\"x\",\"payload\":{\"type\":\"health\",\"data\":{\"include_capabilities\":true}}}";
            String batch = "{\"requests\":[" + (item + ",").repeat(199) + item + "]}";
            deaf.sendRequest("batch", batch);
            for (int i = 0; i < 20; i++) {
                assertThat(client.request("capabilities", "").get("type").stringValue())
                        .isEqualTo("capabilities");
            }
            assertThat(deafIsDropped(deaf, batch)).isTrue();
        }
    }

    private static boolean deafIsDropped(RawClient deaf, String batch) {
        try {
            for (int i = 0; i < 1000; i++) {
                deaf.sendRequest("batch", batch);
            }
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    @Test
    void aSilentConnectionEnds() throws IOException {
        ServerLimits limits = new ServerLimits(8, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(1));
        try (DaemonFixture fixture = new DaemonFixture();
                SaseDaemon _ = fixture.builder().limits(limits).start();
                RawClient client = fixture.client()) {
            assertThat(client.request("capabilities", "").get("type").stringValue())
                    .isEqualTo("capabilities");
            assertThat(client.isClosedByDaemon()).isTrue();
        }
    }
}
