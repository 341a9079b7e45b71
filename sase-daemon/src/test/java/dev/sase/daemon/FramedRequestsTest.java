package dev.sase.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class FramedRequestsTest extends StartedDaemon {

    @Test
    void oneConnectionServesManyRequests() throws IOException {
        for (int i = 0; i < 100; i++) {
            JsonNode answer = client.request("read", "{\"surface\":\"note_show\",\"data\":{\"id\":\"b\"}}");
            assertThat(answer.at("/data/surface").stringValue()).isEqualTo("note_show");
            assertThat(answer.at("/data/data/note/text").stringValue()).isEqualTo("second");
        }
    }

    @Test
    void aReadSeesAChangeOfItsSource() throws IOException {
        client.request("read", LIST);
        Files.writeString(fixture.home.resolve("notes.txt"), "a first\nd changed text\n");
        JsonNode rows = client.request("read", LIST).at("/data/data/notes");
        while (rows.size() != 2) {
            rows = client.request("read", LIST).at("/data/data/notes");
        }
        assertThat(rows.get(1).get("text").stringValue()).isEqualTo("changed text");
    }

    @Test
    void aListIsPagedAndCarriesItsSnapshotInTheEnvelope() throws IOException {
        client.sendRequest("read", "{\"surface\":\"note_list\",\"data\":{\"page\":{\"limit\":2}}}");
        JsonNode envelope = client.envelope();
        JsonNode data = envelope.at("/payload/data/data");
        assertThat(data.get("notes").size()).isEqualTo(2);
        assertThat(envelope.get("snapshot_id").stringValue())
                .isEqualTo(data.at("/snapshot/snapshot_id").stringValue());
        String cursor = data.at("/page/next_cursor").stringValue();
        JsonNode rest = client.request(
                "read", "{\"surface\":\"note_list\",\"data\":{\"page\":{\"limit\":2,\"cursor\":\"" + cursor + "\"}}}");
        assertThat(rest.at("/data/data/notes/0/id").stringValue()).isEqualTo("c");
        assertThat(rest.at("/data/data/page").has("next_cursor")).isFalse();
    }

    @Test
    void aForeignCursorIsExpired() throws IOException {
        JsonNode answer = client.request(
                "read", "{\"surface\":\"note_list\",\"data\":{\"page\":{\"limit\":2,\"cursor\":\"zzz\"}}}");
        assertError(answer, "cursor_expired", "page.cursor");
    }

    @Test
    void failuresOfReadsHaveTheirCodes() throws IOException {
        assertError(
                client.request("read", "{\"surface\":\"note_show\",\"data\":{\"id\":\"zz\"}}"),
                "resource_not_found",
                "payload");
        assertError(client.request("read", "{\"surface\":\"note_show\",\"data\":{}}"), "invalid_request", "payload");
        assertError(
                client.request("read", "{\"surface\":\"note_show\",\"data\":{\"id\":7}}"),
                "invalid_request",
                "payload");
        assertError(client.request("read", "{\"surface\":\"note_crash\"}"), "internal", "payload");
        assertError(client.request("read", "{\"data\":{}}"), "invalid_request", "payload");
        JsonNode huge = client.request("read", "{\"surface\":\"note_huge\"}");
        assertThat(huge.at("/data/code").stringValue()).isEqualTo("payload_too_large");
        assertThat(client.request("health", "{\"include_capabilities\":false}")
                        .get("type")
                        .stringValue())
                .isEqualTo("health");
    }

    @ParameterizedTest
    @CsvSource({
        "changespec_list, changespecs.list.read",
        "bead_show, beads.show.read",
        "file_history, catalogs.file_history.read",
        "agent_active, agents.active.read",
        "weather, weather.read"
    })
    void aReadThatNobodyServesNamesItsCapability(String read, String capability) throws IOException {
        JsonNode answer = client.request("read", "{\"surface\":\"" + read + "\",\"data\":{}}");
        assertError(answer, "unsupported_capability", "payload");
        assertThat(answer.at("/data/details/capability").stringValue()).isEqualTo(capability);
    }

    @ParameterizedTest
    @CsvSource({
        "write, writes.contract",
        "events, mocked.events",
        "scheduler_submit, scheduler.submit",
        "scheduler_status, scheduler.read",
        "scheduler_cancel, scheduler.cancel",
        "host_call, host.ipc.v1"
    })
    void aRequestTypeThatIsNotServedNamesItsCapabilityWhichIsNotAdvertised(String type, String capability)
            throws IOException {
        JsonNode answer = client.request(type, "{}");
        assertError(answer, "unsupported_capability", "payload");
        assertThat(answer.at("/data/details/capability").stringValue()).isEqualTo(capability);
        assertThat(client.request("capabilities", "")
                        .at("/data/capabilities")
                        .valueStream()
                        .map(JsonNode::stringValue))
                .doesNotContain(capability);
    }

    @Test
    void capabilitiesAreThoseServedInTheirOrder() throws IOException {
        List<String> tokens = new ArrayList<>();
        client.request("capabilities", "").at("/data/capabilities").forEach(token -> tokens.add(token.stringValue()));
        assertThat(tokens)
                .containsExactly(
                        "health.read",
                        "capabilities.read",
                        "mocked.list",
                        "projection.rebuild",
                        "projection.checkpoint",
                        "projection.backup",
                        "projection.restore",
                        "indexing.status",
                        "indexing.rebuild",
                        "indexing.verify",
                        "indexing.diff",
                        "batch.request",
                        "reads.fresh",
                        "notes.read");
    }

    @Test
    void theMockedCollectionHasItsItemAndOthersNameWhatTheyNeed() throws IOException {
        JsonNode list =
                client.request("list", "{\"collection\":\"mocked\",\"page\":{\"limit\":10},\"stable_handle\":\"s\"}");
        assertThat(list.get("data").toString())
                .isEqualTo(
                        "{\"schema_version\":1,\"collection\":\"mocked\",\"snapshot_id\":null,\"items\":[{\"handle\":\"mocked:item:1\","
                                + "\"schema_version\":1,\"summary\":{\"title\":\"contract fixture\"}}],\"next_cursor\":null,"
                                + "\"stable_handle\":\"s\",\"bounded\":{\"max_payload_bytes\":1048576,\"truncated\":false}}");
        JsonNode beads = client.request("list", "{\"collection\":\"beads\",\"page\":{\"limit\":10}}");
        assertError(beads, "unsupported_capability", "collection");
        assertThat(beads.at("/data/details/capability").stringValue()).isEqualTo("beads.read");
        assertError(
                client.request("list", "{\"collection\":\"moods\",\"page\":{\"limit\":10}}"),
                "invalid_request",
                "payload");
        assertError(client.request("list", "{\"collection\":\"mocked\"}"), "invalid_request", "payload");
    }

    @Test
    void maintenanceRunsOverTheWire() throws IOException {
        JsonNode rebuilt = client.request("rebuild", "{\"surface\":\"notes\"}").get("data");
        assertThat(rebuilt.get("mode").stringValue()).isEqualTo("source_backfill");
        assertThat(rebuilt.get("next_command").stringValue()).isEqualTo("sase daemon verify --surface notes --json");
        assertThat(rebuilt.at("/summaries/0/surface").stringValue()).isEqualTo("notes");
        assertThat(rebuilt.at("/report/summaries/0/diff_counts").toString())
                .isEqualTo("{\"corrupt\":0,\"extra\":0,\"missing\":0,\"stale\":0}");
        JsonNode replayed =
                client.request("rebuild", "{\"storage_reset_only\":true}").get("data");
        assertThat(replayed.get("mode").stringValue()).isEqualTo("projection_storage_rebuild");
        assertThat(replayed.get("summaries").size()).isZero();
        assertThat(client.request("verify", "{}").at("/data/ok").booleanValue()).isTrue();
        JsonNode diff = client.request("diff", "{\"page\":{\"limit\":5}}").get("data");
        assertThat(diff.get("records").size()).isZero();
        assertThat(diff.has("next_command")).isFalse();
        assertThat(diff.get("next_cursor").isNull()).isTrue();
        JsonNode status = client.request("indexing_status", "{}").get("data");
        assertThat(status.at("/service/watcher_active").booleanValue())
                .isEqualTo(System.getProperty("os.name").equals("Linux"));
        assertThat(status.at("/summaries/0/surface").stringValue()).isEqualTo("notes");
        assertError(client.request("diff", "{}"), "invalid_request", "payload");
        assertError(client.request("verify", "{\"surface\":\"moods\"}"), "invalid_request", "payload");
        assertError(client.request("verify", "{\"surface\":\"agents\"}"), "unsupported_capability", "surface");
    }

    @Test
    void aBatchKeepsOrderAndRefusesWhatIsServedAloneOnly() throws IOException {
        client.sendRequest("batch", """
                {"requests":[{"request_id":"1","payload":{"type":"health","data":{"include_capabilities":false}}},
                {"request_id":"2","payload":{"type":"verify","data":{}}},
                {"request_id":"3","payload":{"type":"batch","data":{"requests":[]}}},
                {"request_id":"4","payload":{"type":"read","data":{"surface":"note_list","data":{"page":{"limit":1}}}}}]}""");
        JsonNode envelope = client.envelope();
        assertThat(envelope.get("snapshot_id").isNull()).isTrue();
        JsonNode responses = envelope.at("/payload/data/responses");
        assertThat(responses.valueStream().map(item -> item.get("request_id").stringValue()))
                .containsExactly("1", "2", "3", "4");
        assertThat(responses.at("/0/payload/type").stringValue()).isEqualTo("health");
        assertError(responses.at("/1/payload"), "unsupported_capability", "payload");
        assertError(responses.at("/2/payload"), "invalid_request", "payload");
        assertThat(responses.at("/3/payload/data/surface").stringValue()).isEqualTo("note_list");
        assertThat(responses.at("/3/snapshot_id").isString()).isTrue();
    }

    @Test
    void aBatchThatWouldBeTooLongAnswersEachOverflowingItem() throws IOException {
        String item =
                "{\"request_id\":\"x\",\"payload\":{\"type\":\"health\",\"data\":{\"include_capabilities\":true}}}";
        client.sendRequest("batch", "{\"requests\":[" + (item + ",").repeat(599) + item + "]}");
        byte[] frame = client.frame();
        assertThat(frame.length).isLessThanOrEqualTo(1_048_576);
        String text = new String(frame, UTF_8);
        assertThat(text)
                .contains("\"type\":\"health\"")
                .contains("payload_too_large")
                .doesNotContain("internal");
        assertThat(text.split("\"request_id\":\"x\"", -1)).hasSize(601);
    }

    @Test
    void healthIsTruthfulAndItsDetailsAreSorted() throws IOException {
        JsonNode health =
                client.request("health", "{\"include_capabilities\":true}").get("data");
        assertThat(health.get("status").stringValue()).isEqualTo("ok");
        assertThat(health.at("/details/projection_db/path").stringValue())
                .isEqualTo(fixture.runRoot()
                        .resolve("projections/projection.sqlite")
                        .toString());
        assertThat(health.at("/details/projection_db/max_event_seq").longValue())
                .isPositive();
        assertThat(health.at("/details/metrics/endpoint").isNull()).isTrue();
        assertThat(health.at("/details/scheduler/host_bridge/available").booleanValue())
                .isFalse();
        assertThat(health.at("/details/provider_host/available").booleanValue()).isFalse();
        assertSorted(health.get("details"));
        JsonNode basic =
                client.request("health", "{\"include_capabilities\":false}").at("/data/details");
        assertThat(basic.has("scheduler")).isFalse();
        assertThat(basic.get("projection_db").has("source_exports")).isFalse();
    }

    private static void assertSorted(JsonNode node) {
        if (node.isObject()) {
            assertThat(List.copyOf(node.propertyNames())).isSorted();
        }
        node.forEach(FramedRequestsTest::assertSorted);
    }

    private static void assertError(JsonNode payload, String code, String target) {
        assertThat(payload.get("type").stringValue()).isEqualTo("error");
        assertThat(payload.at("/data/code").stringValue()).isEqualTo(code);
        assertThat(payload.at("/data/target").stringValue()).isEqualTo(target);
        assertThat(payload.at("/data/fallback/available").booleanValue()).isTrue();
    }
}
