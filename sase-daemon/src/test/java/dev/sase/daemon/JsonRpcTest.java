package dev.sase.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class JsonRpcTest {
    private DaemonFixture fixture;
    private SaseDaemon daemon;
    private RawClient client;

    @BeforeEach
    void start() throws IOException {
        fixture = new DaemonFixture();
        daemon = fixture.builder().start();
        client = fixture.client();
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        daemon.close();
        fixture.close();
    }

    @Test
    void pingIsAnsweredAndTheEndOfTheClientsOutputEndsTheConnection() throws IOException {
        client.send("{\"jsonrpc\":\"2.0\",\"method\":\"ping\",\"id\":1}\n".getBytes(UTF_8));
        client.endOutput();
        assertThat(client.nextLine())
                .isEqualTo("{\"jsonrpc\":\"2.0\","
                        + "\"result\":{\"ok\":true,\"service\":\"sase_local_daemon\",\"pid\":"
                        + ProcessHandle.current().pid() + "},\"id\":1}");
        assertThat(client.isClosedByDaemon()).isTrue();
    }

    @Test
    void aLastLineWithoutItsEndIsAnswered() throws IOException {
        client.send("{\"jsonrpc\":\"2.0\",\"method\":\"ping\",\"id\":\"x\"}".getBytes(UTF_8));
        client.endOutput();
        assertThat(client.nextLine()).endsWith("\"id\":\"x\"}");
    }

    @Test
    void methodsAreTheRequestsOfTheFramedContract() throws IOException {
        try (RawClient framed = fixture.client()) {
            Backfill.await(framed);
        }
        JsonNode read = client.line("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"read\",\"params\":"
                + "{\"surface\":\"note_show\",\"data\":{\"id\":\"a\"}}}");
        assertThat(read.at("/result/data/note/text").stringValue()).isEqualTo("first");
        assertThat(read.at("/result/snapshot_id").isString()).isTrue();
        assertThat(client.line("{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"health\"}")
                        .at("/result/service")
                        .stringValue())
                .isEqualTo("sase_local_daemon");
        assertThat(client.line("{\"jsonrpc\":\"2.0\",\"id\":4,\"method\":\"capabilities\"}")
                        .at("/result/contract")
                        .stringValue())
                .isEqualTo("sase_local_daemon_framed_json_v1");
        assertThat(client.line("{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"rebuild\"}")
                        .at("/result/mode")
                        .stringValue())
                .isEqualTo("source_backfill");
        assertThat(client.line("{\"jsonrpc\":\"2.0\",\"id\":6,\"method\":\"verify\"}")
                        .at("/result/ok")
                        .booleanValue())
                .isTrue();
        assertThat(client.line("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"diff\",\"params\":{\"page\":{}}}")
                        .at("/result/counts/missing")
                        .intValue())
                .isZero();
    }

    @Test
    void errorsHaveTheCodesOfJsonRpc() throws IOException {
        assertError("{\"jsonrpc\":\"2.0\",\"method\"", -32700);
        assertError("{\"method\":\"ping\",\"id\":1}", -32600);
        assertError("{\"jsonrpc\":\"2.0\",\"method\":\"dance\",\"id\":1}", -32601);
        assertError("{\"jsonrpc\":\"2.0\",\"method\":\"batch\",\"id\":1}", -32601);
        assertError("{\"jsonrpc\":\"2.0\",\"method\":\"read\",\"params\":[1],\"id\":1}", -32602);
        assertError("{\"jsonrpc\":\"2.0\",\"method\":\"read\",\"params\":{\"surface\":\"weather\"},\"id\":1}", -32000);
        JsonNode huge = client.line(
                "{\"jsonrpc\":\"2.0\",\"method\":\"read\",\"params\":{\"surface\":\"note_huge\"},\"id\":1}");
        assertThat(huge.at("/error/data/code").stringValue()).isIn("payload_too_large", "projection_degraded");
    }

    @Test
    void aNotificationIsNotAnswered() throws IOException {
        client.send("{\"jsonrpc\":\"2.0\",\"method\":\"ping\"}\n\r\n".getBytes(UTF_8));
        assertThat(client.line("{\"jsonrpc\":\"2.0\",\"method\":\"ping\",\"id\":9}")
                        .get("id")
                        .intValue())
                .isEqualTo(9);
    }

    @Test
    void aLineThatIsTooLongEndsTheConnection() throws IOException {
        client.send(("{\"jsonrpc\":\"" + "x".repeat(1_048_580)).getBytes(UTF_8));
        assertThat(client.nextLine()).contains("-32600");
        assertThat(client.nextLine()).isEmpty();
    }

    @Test
    void shutdownIsAnsweredBeforeTheDaemonStops() throws IOException {
        JsonNode answer = client.line("{\"jsonrpc\":\"2.0\",\"method\":\"shutdown\",\"id\":1}");
        assertThat(answer.at("/result/ok").booleanValue()).isTrue();
        daemon.awaitStopped();
        assertThat(client.isClosedByDaemon()).isTrue();
        try (var left = Files.list(fixture.runRoot())) {
            assertThat(left.map(path -> path.getFileName().toString())).containsOnly("journal", "projections");
        }
    }

    private void assertError(String line, int code) throws IOException {
        assertThat(client.line(line).at("/error/code").intValue()).as(line).isEqualTo(code);
    }
}
