package dev.sase.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sase.core.registry.SurfaceRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Sends the examples of the published contract to a daemon with the surfaces of the class path. */
@Timeout(60)
class ContractExamplesTest {
    private static final Set<String> SERVED = Set.of(
            "health",
            "capabilities",
            "list",
            "read",
            "batch",
            "rebuild",
            "verify",
            "diff",
            "indexing_status",
            "projection_checkpoint",
            "projection_backup",
            "projection_list_backups",
            "projection_restore");

    private Path examples;
    private DaemonFixture fixture;
    private SaseDaemon daemon;
    private RawClient client;

    @BeforeEach
    void start() throws IOException {
        String data = System.getProperty("sase.shared.data", "");
        examples = Path.of(data, "protocol");
        assumeTrue(
                !data.isEmpty() && Files.isDirectory(examples),
                "the property sase.shared.data names no folder of examples");
        fixture = new DaemonFixture();
        SurfaceRegistry registry = SurfaceRegistry.load(ContractExamplesTest.class.getClassLoader());
        daemon = fixture.builder().registry(registry).start();
        client = fixture.client();
    }

    @AfterEach
    void stop() throws IOException {
        if (client != null) {
            client.close();
            daemon.close();
            fixture.close();
        }
    }

    @Test
    void everyExampleOfARequestIsUnderstood() throws IOException {
        JsonNode capabilities = client.request("capabilities", "").at("/data/capabilities");
        List<String> tokens =
                capabilities.valueStream().map(JsonNode::stringValue).toList();
        for (JsonNode request : json("request_examples.json").get("requests")) {
            client.sendFrame(request.toString());
            JsonNode envelope = client.envelope();
            String type = request.at("/payload/type").stringValue();
            JsonNode payload = envelope.get("payload");
            String code = payload.at("/data/code").asString("");
            assertThat(envelope.get("request_id")).isEqualTo(request.get("request_id"));
            if (!SERVED.contains(type)) {
                assertThat(code).as(type).isEqualTo("unsupported_capability");
                assertThat(tokens)
                        .doesNotContain(payload.at("/data/details/capability").stringValue());
            } else if (type.equals("projection_restore")) {
                // The path of the example is that of another run root.
                assertThat(code).isEqualTo("invalid_request");
                assertThat(payload.at("/data/target").stringValue()).isEqualTo("path");
            } else if (payload.get("type").stringValue().equals("error")) {
                // The home is empty, so that ids are unknown; the cursors of the examples are nobody's.
                assertThat(code)
                        .as(request + " -> " + payload)
                        .isIn("resource_not_found", "cursor_expired", "projection_degraded");
            } else {
                assertThat(payload.get("type").stringValue()).isEqualTo(type);
            }
        }
    }

    @Test
    void answersHaveTheMembersOfTheExamplesInTheirOrder() throws IOException {
        JsonNode responses = json("response_examples.json");
        JsonNode health =
                client.request("health", "{\"include_capabilities\":true}").get("data");
        JsonNode expected = responses.at("/health_compatible/payload/data");
        assertThat(names(health)).isEqualTo(names(expected));
        assertThat(names(health.get("compatibility"))).isEqualTo(names(expected.get("compatibility")));
        List<String> parts =
                List.of("indexing", "metrics", "logs", "projection_db", "provider_host", "scheduler", "storage_layout");
        for (String part : parts) {
            assertThat(names(health.at("/details/" + part)))
                    .as(part)
                    .containsAll(names(expected.at("/details/" + part)));
        }
        assertThat(names(client.request("capabilities", "").get("data")))
                .startsWith(names(responses.at("/capabilities/payload/data")).toArray(String[]::new));
        JsonNode verify =
                client.request("verify", "{\"surface\":\"notifications\"}").get("data");
        while (verify.has("code")) {
            assertThat(verify.get("code").stringValue()).as(verify.toString()).isEqualTo("projection_degraded");
            verify = client.request("verify", "{\"surface\":\"notifications\"}").get("data");
        }
        assertThat(names(verify)).isEqualTo(names(responses.at("/verify_ok/payload/data")));
        assertThat(names(verify.at("/summaries/0")))
                .isEqualTo(names(responses.at("/verify_ok/payload/data/summaries/0")));
        JsonNode diff = client.request("diff", "{\"page\":{\"limit\":100}}").get("data");
        assertThat(names(responses.at("/diff_one_missing/payload/data")))
                .startsWith(names(diff).toArray(String[]::new));
    }

    @Test
    void aListOfNotificationsTakesAFreshnessAndSaysUpToWhichEventItGoes() throws IOException {
        String body = "{\"collection\":\"notifications\",\"page\":{\"limit\":5},\"fresh\":\"%s\"}";
        JsonNode wrong = client.request("list", body.formatted("soon")).get("data");
        assertThat(wrong.get("code").stringValue()).isEqualTo("invalid_request");
        assertThat(wrong.get("message").stringValue())
                .contains("payload.data.fresh", "any, bounded:<milliseconds>", "\"soon\"");
        client.sendRequest("list", body.formatted("now"));
        JsonNode envelope = client.envelope();
        while (envelope.at("/payload/data/code").asString("").equals("projection_degraded")) {
            client.sendRequest("list", body.formatted("now"));
            envelope = client.envelope();
        }
        assertThat(envelope.get("as_of_seq").isIntegralNumber()).isTrue();
        client.sendRequest("list", "{\"collection\":\"mocked\",\"page\":{\"limit\":5}}");
        assertThat(client.envelope().has("as_of_seq")).isFalse();
    }

    @Test
    void rowsOfChangeSpecsAndAgentsHaveTheMembersOfTheExamples() throws IOException {
        JsonNode responses = json("response_examples.json");
        Path project = Files.createDirectories(fixture.home.resolve("projects/demo"));
        Files.writeString(project.resolve("demo.sase"), "NAME: demo_one\nDESCRIPTION:\n  One\nSTATUS: Ready\n");
        Path run = Files.createDirectories(project.resolve("artifacts/ace-run/20260513090000"));
        Files.writeString(
                run.resolve("agent_meta.json"),
                "{\"name\":\"demo.1\",\"model\":\"m\",\"llm_provider\":\"p\","
                        + "\"run_started_at\":\"2026-05-13T09:00:00Z\",\"pid\":7}");
        Files.writeString(run.resolve("running.json"), "{\"pid\":7}");

        for (String read : List.of("changespec_list", "agent_active")) {
            JsonNode expected = responses.at("/" + read + "_page/payload/data/data");
            JsonNode found = read(read, "{\"project_id\":\"demo\"}");
            assertThat(names(found)).as(read).isEqualTo(names(expected));
            assertThat(names(found.get("entries"))).as(read).isEqualTo(names(expected.get("entries")));
            List<String> members = names(expected.at("/entries/entries/0"));
            // A sequence belongs to the daemon, not to the row, which has to be the same when it comes from a file.
            members.remove("last_seq");
            assertThat(names(found.at("/entries/entries/0"))).as(read).containsAll(members);
        }
    }

    @Test
    void allTwentyOneReadsAreServed() throws IOException {
        int served = 0;
        for (JsonNode request : json("request_examples.json").get("requests")) {
            if (request.at("/payload/type").stringValue().equals("read")) {
                String surface = request.at("/payload/data/surface").stringValue();
                ObjectNode data = (ObjectNode) request.at("/payload/data/data");
                data.remove("page");
                JsonNode answer = read(surface, data.toString());
                boolean unknown = answer.at("/code").asString("").equals("resource_not_found");
                assertThat(unknown || answer.has("bounded") || surface.endsWith("_counts"))
                        .as(surface + ": " + answer)
                        .isTrue();
                served++;
            }
        }
        assertThat(served).isEqualTo(21);
    }

    /** The data of a read, when its surface has been projected. */
    private JsonNode read(String surface, String data) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            JsonNode answer = client.request("read", "{\"surface\":\"" + surface + "\",\"data\":" + data + "}")
                    .get("data");
            if (!answer.at("/code").asString("").equals("projection_degraded") || System.nanoTime() > deadline) {
                return answer.has("data") ? answer.get("data") : answer;
            }
        }
    }

    private static List<String> names(JsonNode object) {
        return new ArrayList<>(object.propertyNames());
    }

    private JsonNode json(String name) throws IOException {
        return JsonMapper.shared().readTree(Files.readAllBytes(examples.resolve(name)));
    }
}
