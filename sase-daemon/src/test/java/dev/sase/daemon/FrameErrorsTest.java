package dev.sase.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class FrameErrorsTest {
    private static final String CLIENT = "{\"schema_version\":1,\"name\":\"t\",\"version\":\"1\"}";

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
    void aFrameThatIsTooLongIsRefusedUnreadAndEndsTheConnection() throws IOException {
        client.send(new byte[] {0, 0x10, 0, 1, '{'});
        JsonNode envelope = client.envelope();
        assertThat(envelope.get("request_id").stringValue()).isEmpty();
        JsonNode error = envelope.at("/payload/data");
        assertThat(error.get("code").stringValue()).isEqualTo("payload_too_large");
        assertThat(error.get("target").stringValue()).isEqualTo("frame_length");
        assertThat(error.get("details").toString()).isEqualTo("{\"length\":1048577,\"max_payload_bytes\":1048576}");
        assertThat(client.isClosedByDaemon()).isTrue();
    }

    @Test
    void aFrameOfExactlyTheLimitIsRead() throws IOException {
        String head = "{\"schema_version\":1,\"request_id\":\"";
        String tail = "\",\"client\":" + CLIENT + ",\"payload\":{\"type\":\"write\",\"data\":{}}}";
        client.sendFrame(head + "x".repeat(1_048_576 - head.length() - tail.length()) + tail);
        assertThat(client.payload().at("/data/code").stringValue()).isEqualTo("unsupported_capability");
    }

    @Test
    void anEndInsideAFrameIsAnsweredBeforeTheConnectionEnds() throws IOException {
        client.send(new byte[] {0, 0, 0, 9, '{', '"'});
        client.endOutput();
        assertInvalid("");
        assertThat(client.isClosedByDaemon()).isTrue();
    }

    @Test
    void anEmptyFrameIsInvalidAndTheConnectionGoesOn() throws IOException {
        client.send(new byte[4]);
        assertInvalid("");
        assertThat(client.request("capabilities", "").get("type").stringValue()).isEqualTo("capabilities");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "[]",
                "{\"schema_version\":1",
                "{\"schema_version\":1}{}",
                "{\"schema_version\":\"1\",\"request_id\":\"\",\"client\":{\"schema_version\":1,\"name\":\"t\",\"version\":\"1\"},"
                        + "\"payload\":{\"type\":\"capabilities\"}}",
                "\ufeff{}"
            })
    void aFrameThatIsNoRequestIsInvalid(String body) throws IOException {
        client.sendFrame(body);
        assertInvalid("");
    }

    @Test
    void theIdOfAnInvalidRequestIsRecovered() throws IOException {
        client.sendFrame("{\"request_id\":\"mine\",\"schema_version\":1}");
        assertInvalid("mine");
        client.sendFrame("{\"schema_version\":1,\"request_id\":\"mine\",\"client\":" + CLIENT
                + ",\"payload\":{\"type\":\"dance\",\"data\":{}}}");
        assertInvalid("mine");
    }

    @Test
    void anotherSchemaIsRefusedWithTheNumberThatFailed() throws IOException {
        client.sendFrame("{\"schema_version\":2,\"request_id\":\"r\",\"client\":" + CLIENT
                + ",\"payload\":{\"type\":\"capabilities\"}}");
        JsonNode envelope = client.envelope();
        assertThat(envelope.get("request_id").stringValue()).isEqualTo("r");
        assertThat(envelope.at("/payload/data/code").stringValue()).isEqualTo("unsupported_client_version");
        assertThat(envelope.at("/payload/data/details/client_schema_version").intValue())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\n\r\n", "[1]\n", "hello\n"})
    void anUnknownDialectGetsOneClearLine(String text) throws IOException {
        client.send(text.getBytes(UTF_8));
        assertThat(client.nextLine()).contains("\"error\"").contains("first byte");
        assertThat(client.nextLine()).isEmpty();
    }

    @Test
    void connectingAndLeavingDoesNoHarm() throws IOException {
        for (int i = 0; i < 300; i++) {
            fixture.client().close();
        }
        assertThat(client.request("capabilities", "").get("type").stringValue()).isEqualTo("capabilities");
    }

    private void assertInvalid(String requestId) throws IOException {
        JsonNode envelope = client.envelope();
        assertThat(envelope.get("request_id").stringValue()).isEqualTo(requestId);
        assertThat(envelope.at("/payload/type").stringValue()).isEqualTo("error");
        assertThat(envelope.at("/payload/data/code").stringValue()).isEqualTo("invalid_request");
    }
}
