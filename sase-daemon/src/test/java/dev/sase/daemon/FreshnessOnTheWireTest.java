package dev.sase.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class FreshnessOnTheWireTest extends StartedDaemon {
    private static final String SHOW = "{\"surface\":\"note_show\",\"data\":{\"id\":\"a\"}}";
    private static final String BARE = "{\"surface\":\"note_wait\"}";

    private JsonNode read(String data) throws IOException {
        client.sendRequest("read", data);
        return client.envelope();
    }

    private static String fresh(String token) {
        return "{\"surface\":\"note_list\",\"data\":{\"page\":{\"limit\":10},\"fresh\":" + token + "}}";
    }

    @Test
    void everyShapeOfAnswerSaysUpToWhichEventItGoesBesideItsSnapshot() throws IOException {
        fixture.surface.release.countDown();
        for (String request : List.of(LIST, SHOW, BARE)) {
            JsonNode envelope = read(request);
            assertThat(envelope.propertyNames())
                    .as(request)
                    .containsExactly("schema_version", "request_id", "snapshot_id", "as_of_seq", "payload");
            assertThat(envelope.get("as_of_seq").longValue()).as(request).isPositive();
        }
        assertThat(read(BARE).get("snapshot_id").isNull()).isTrue();
        client.sendRequest("health", "{\"include_capabilities\":false}");
        assertThat(client.envelope().has("as_of_seq")).isFalse();
    }

    @Test
    void theSequenceGrowsWithWhatAnAnswerIncludes() throws IOException {
        long before = read(LIST).get("as_of_seq").longValue();
        Files.writeString(fixture.home.resolve("notes.txt"), "a first\nb second\nc third\nd fourth\n");
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        JsonNode envelope = read(LIST);
        while (envelope.at("/payload/data/data/notes").size() != 4) {
            assertThat(envelope.get("as_of_seq").longValue()).isEqualTo(before);
            assertThat(System.nanoTime()).isLessThan(deadline);
            envelope = read(LIST);
        }
        assertThat(envelope.get("as_of_seq").longValue()).isGreaterThan(before);
    }

    @Test
    void batchesAndLinesCarryTheSequenceToo() throws IOException {
        long sequence = read(LIST).get("as_of_seq").longValue();
        client.sendRequest(
                "batch",
                "{\"requests\":[{\"request_id\":\"1\",\"payload\":{\"type\":\"read\",\"data\":" + LIST
                        + "}},{\"request_id\":\"2\",\"payload\":{\"type\":\"capabilities\"}}]}");
        JsonNode responses = client.envelope().at("/payload/data/responses");
        assertThat(responses.at("/0/as_of_seq").longValue()).isEqualTo(sequence);
        assertThat(responses.get(1).has("as_of_seq")).isFalse();
        try (RawClient lines = fixture.client()) {
            JsonNode result = lines.line("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"read\",\"params\":" + LIST + "}")
                    .get("result");
            assertThat(result.get("as_of_seq").longValue()).isEqualTo(sequence);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"any\"", "\"bounded:1\"", "\"bounded:86400000\"", "\"now\"", "null"})
    void whatMayBeAskedForIsAnswered(String token) throws IOException {
        JsonNode envelope = read(fresh(token));

        assertThat(envelope.at("/payload/type").stringValue()).as(token).isEqualTo("read");
        assertThat(envelope.at("/payload/data/data/notes").size()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"NOW\"",
                "\"bounded\"",
                "\"bounded:0\"",
                "\"bounded:86400001\"",
                "\"bounded:-5\"",
                "7",
                "true"
            })
    void anythingElseIsRefusedWithWhatIsAllowed(String token) throws IOException {
        JsonNode error = read(fresh(token)).get("payload");

        assertThat(error.at("/data/code").stringValue()).as(token).isEqualTo("invalid_request");
        assertThat(error.at("/data/message").stringValue()).startsWith("'fresh' has to be ");
        if (token.startsWith("\"")) {
            assertThat(error.at("/data/message").stringValue()).contains("any, bounded:<milliseconds>", "now", token);
        }
    }
}
