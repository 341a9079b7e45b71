package dev.sase.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.core.Sase;
import dev.sase.core.engine.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Checkpoints, backups and restores over the wire. */
@Timeout(60)
class BackupRequestsTest extends StartedDaemon {
    private static final List<String> TYPES =
            List.of("projection_checkpoint", "projection_backup", "projection_list_backups", "projection_restore");

    @Override
    protected SaseDaemon.Builder configured(SaseDaemon.Builder builder) {
        return builder.clock(Clock.fixed(Instant.parse("2026-05-20T08:30:00Z"), ZoneOffset.UTC));
    }

    @Test
    void aCheckpointAnswersWithTheNumbersOfTheLog() throws IOException {
        assertThat(client.request("projection_checkpoint", "{\"mode\":\"truncate\"}"))
                .isEqualTo(json("""
                        {"type":"projection_checkpoint","data":{"schema_version":1,"report":{"schema_version":1,
                         "mode":"truncate","busy":0,"log_frames":0,"checkpointed_frames":0}}}"""));
        assertThat(client.request("projection_checkpoint", "{}")
                        .at("/data/report/mode")
                        .stringValue())
                .isEqualTo("passive");
        assertError(client.request("projection_checkpoint", "{\"mode\":\"hard\"}"), "invalid_request", "payload");
    }

    @Test
    void aBackupAnswersAsTheContractSays() throws IOException {
        JsonNode answer = client.request("projection_backup", "{}");

        Path file = fixture.runRoot().resolve("backups/projection-20260520T083000Z.sqlite");
        JsonNode expected = json("""
                {"type":"projection_backup","data":{"schema_version":1,"report":{"schema_version":1,
                 "path":"FILE","metadata_path":"FILE.json","bytes":BYTES,
                 "metadata":{"schema_version":1,"backup_format_version":1,"daemon_version":"VERSION","core_version":"VERSION",
                  "host_identity":"test","source_sase_home":"HOME","created_at":"2026-05-20T08:30:00Z",
                  "projection_schema":10,"event_max_sequence":1,
                  "source_export_summary":{"by_surface":[],"conflict":0,"examples":[],"failed":0,"message":null,"pending":0,
                   "state":"ok","total":0},
                  "original_db_path":"ROOT/projections/projection.sqlite","snapshot_path":"FILE"}}}}""".replace("FILE", file.toString())
                .replace("BYTES", Long.toString(Files.size(file)))
                .replace("VERSION", Sase.version())
                .replace("HOME", fixture.home.toString())
                .replace("ROOT", fixture.runRoot().toString()));
        assertThat(answer.toString()).isEqualTo(expected.toString());
        assertThat(client.request("projection_list_backups", "{\"limit\":5}").at("/data/backups/backups/0"))
                .isEqualTo(answer.at("/data/report"));
    }

    @Test
    void aListWithoutBackupsIsEmpty() throws IOException {
        String expected = "{\"type\":\"projection_list_backups\",\"data\":{\"schema_version\":1,"
                + "\"backups\":{\"schema_version\":1,\"backups\":[]}}}";
        assertThat(client.request("projection_list_backups", "{\"limit\":5}").toString())
                .isEqualTo(expected);
    }

    @Test
    void aListIsAsLongAsAskedAndHasTheLastOfASecondFirst() throws IOException {
        for (int i = 0; i < 3; i++) {
            client.request("projection_backup", "{}");
        }

        JsonNode all = client.request("projection_list_backups", "{}").at("/data/backups/backups");
        JsonNode some =
                client.request("projection_list_backups", "{\"limit\":2}").at("/data/backups/backups");

        assertThat(all.valueStream().map(backup -> backup.get("path").stringValue()))
                .map(path -> Path.of(path).getFileName().toString())
                .containsExactly(
                        "projection-20260520T083000Z_03.sqlite",
                        "projection-20260520T083000Z_02.sqlite",
                        "projection-20260520T083000Z.sqlite");
        assertThat(some.size()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x.sqlite", "/tmp/x.sqlite", "x.db", "x"})
    void aBackupOutsideItsFolderIsRefused(String path) throws IOException {
        JsonNode answer = client.request("projection_backup", "{\"path\":\"" + path + "\"}");

        assertError(answer, "invalid_request", "path");
        assertThat(answer.at("/data/retryable").booleanValue()).isFalse();
        assertThat(fixture.runRoot().resolve("backups")).doesNotExist();
    }

    @Test
    void aFileThatExistsIsNotOverwritten() throws IOException {
        client.request("projection_backup", "{\"path\":\"x.sqlite\"}");

        JsonNode again = client.request("projection_backup", "{\"path\":\"x.sqlite\"}");

        assertError(again, "internal", "projection_db");
        assertThat(again.at("/data/retryable").booleanValue()).isFalse();
        assertThat(again.at("/data/details").propertyNames()).containsExactly("projection_db", "scheduler");
    }

    @Test
    void aRestoreAnswersAsTheContractSaysAndReadsEqualTheFilesAfterIt() throws IOException {
        JsonNode backup = client.request("projection_backup", "{}").at("/data/report");
        Files.writeString(fixture.home.resolve("notes.txt"), "a first\nd changed\n");

        JsonNode answer = restore(backup.get("path").stringValue(), true, false);

        ObjectNode expected = JsonMapper.shared().createObjectNode();
        expected.put("schema_version", 1);
        expected.set("backup_path", backup.get("path"));
        expected.put("restored_path", fixture.runRoot() + "/projections/projection.sqlite");
        expected.set("bytes", backup.get("bytes"));
        expected.put("replaced_existing", true).put("projection_only", true);
        expected.set("metadata", backup.get("metadata"));
        assertThat(answer.at("/data/report").toString()).isEqualTo(expected.toString());
        Backfill.await(client);
        JsonNode rows = client.request("read", LIST).at("/data/data/notes");
        assertThat(rows.valueStream().map(row -> row.get("text").stringValue())).containsExactly("first", "changed");
        assertThat(client.request("verify", "{}").at("/data/ok").booleanValue()).isTrue();
    }

    @Test
    void aRestoreOfALiveDaemonHasToBeWanted() throws IOException {
        String path = client.request("projection_backup", "{}")
                .at("/data/report/path")
                .stringValue();

        assertError(restore(path, false, false), "invalid_request", "live_recovery");
        assertError(restore("/nowhere.sqlite", false, false), "invalid_request", "live_recovery");
        assertError(restore("/nowhere.sqlite", true, false), "invalid_request", "path");
        assertError(restore("projection-20260520T083000Z.sqlite", true, false), "invalid_request", "path");
        assertError(client.request("projection_restore", "{\"live_recovery\":true}"), "invalid_request", "payload");
    }

    @Test
    void eachThingThatIsWrongWithABackupIsNamed() throws IOException {
        Path file = Path.of(client.request("projection_backup", "{}")
                .at("/data/report/path")
                .stringValue());
        Path metadata = Path.of(file + ".json");
        String sound = Files.readString(metadata);

        Files.writeString(metadata, sound.replace("\"test\"", "\"orion\""));
        assertError(restore(file.toString(), true, false), "invalid_request", "host_identity");
        assertThat(restore(file.toString(), true, true).get("type").stringValue())
                .isEqualTo("projection_restore");
        Files.writeString(metadata, sound.replace("\"projection_schema\": 10", "\"projection_schema\": 9"));
        assertError(restore(file.toString(), true, false), "invalid_request", "projection_schema");
        Files.writeString(metadata, "{");
        assertError(restore(file.toString(), true, false), "invalid_request", "path");
        Files.writeString(metadata, sound);
        Files.writeString(file, "noise");
        assertError(restore(file.toString(), true, false), "internal", "projection_db");
        Files.delete(file);
        assertError(restore(file.toString(), true, false), "internal", "projection_db");
        Backfill.await(client);
        assertThat(client.request("verify", "{}").at("/data/ok").booleanValue()).isTrue();
    }

    @Test
    void aBrokenSidecarHidesNoOtherBackup() throws IOException {
        client.request("projection_backup", "{\"path\":\"a.sqlite\"}");
        client.request("projection_backup", "{\"path\":\"b.sqlite\"}");
        Files.writeString(fixture.runRoot().resolve("backups/a.sqlite.json"), "{");

        JsonNode listed = client.request("projection_list_backups", "{}").at("/data/backups/backups");

        assertThat(listed.size()).isEqualTo(1);
        assertThat(listed.at("/0/path").stringValue()).endsWith("/b.sqlite");
    }

    @Test
    void aFolderThatLeadsElsewhereIsNotListed() throws IOException {
        Files.createSymbolicLink(fixture.runRoot().resolve("backups"), fixture.home);

        assertError(client.request("projection_list_backups", "{}"), "invalid_request", "path");
        assertError(client.request("projection_backup", "{}"), "invalid_request", "path");
        Files.delete(fixture.runRoot().resolve("backups"));
    }

    @Test
    void onlyTheListIsServedInABatch() throws IOException {
        for (String type : TYPES) {
            JsonNode item = client.request(
                            "batch",
                            "{\"requests\":[{\"request_id\":\"b\",\"payload\":{\"type\":\"" + type
                                    + "\",\"data\":{\"path\":\"/x\"}}}]}")
                    .at("/data/responses/0/payload");
            if (type.equals("projection_list_backups")) {
                assertThat(item.get("type").stringValue()).isEqualTo(type);
            } else {
                assertError(item, "unsupported_capability", "payload");
            }
        }
    }

    @Test
    void aProjectionInMemoryHasNoBackupsAndDoesNotAdvertiseThem() throws IOException {
        try (DaemonFixture other = new DaemonFixture();
                SaseDaemon _ = other.builder().storage(new Storage.Memory()).start();
                RawClient asking = other.client()) {
            for (String type : TYPES) {
                assertError(asking.request(type, "{}"), "unsupported_capability", "payload");
            }
            assertThat(asking.request("capabilities", "")
                            .at("/data/capabilities")
                            .valueStream()
                            .map(JsonNode::stringValue))
                    .contains("projection.rebuild")
                    .doesNotContain("projection.checkpoint", "projection.backup", "projection.restore");
        }
    }

    private JsonNode restore(String path, boolean live, boolean anyHost) throws IOException {
        ObjectNode request = JsonMapper.shared().createObjectNode();
        request.put("path", path).put("live_recovery", live).put("allow_host_mismatch", anyHost);
        return client.request("projection_restore", request.toString());
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static void assertError(JsonNode payload, String code, String target) {
        assertThat(payload.at("/data/code").asString("")).as(payload.toString()).isEqualTo(code);
        assertThat(payload.at("/data/target").asString(""))
                .as(payload.toString())
                .isEqualTo(target);
    }
}
