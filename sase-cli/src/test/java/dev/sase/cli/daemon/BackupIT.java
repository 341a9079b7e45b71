package dev.sase.cli.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.cli.CommandRun;
import dev.sase.cli.demo.generate.HomeGenerator;
import dev.sase.cli.demo.generate.HomePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an operator does with backups, with a daemon in a process of its own and without one. */
@Timeout(180)
class BackupIT {
    private static final String NOW = "2026-06-01T12:00:00Z";

    @TempDir
    private Path home;

    private CommandRun user;

    @BeforeEach
    void start() throws IOException {
        HomeGenerator.generate(home, new HomePlan(11, 1400, 700, Instant.parse(NOW)));
        user = CommandRun.in(home);
        assertThat(user.sase("daemon", "start", "-T", "60").code()).isZero();
        assertThat(user.sase("daemon", "rebuild", "-T", "60").code()).isZero();
    }

    @AfterEach
    void stop() throws Exception {
        stopDaemon();
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
                .as("processes that were started and still run")
                .isEmpty();
    }

    private void stopDaemon() throws Exception {
        JsonNode metadata = json("daemon", "status", "--json").get("metadata");
        assertThat(user.sase("daemon", "stop", "-T", "60").code()).isZero();
        if (!metadata.isNull()) {
            Optional<ProcessHandle> process =
                    ProcessHandle.of(metadata.get("pid").asLong());
            if (process.isPresent()) {
                process.get().onExit().get(10, TimeUnit.SECONDS);
            }
        }
    }

    private JsonNode json(String... arguments) {
        CommandRun.Result result = user.sase(arguments);
        assertThat(result.code()).as(result.err()).isZero();
        return JsonMapper.shared().readTree(result.out());
    }

    private Path runRoot() {
        return home.resolve("run/sase-host");
    }

    private void addNotification(String id) throws IOException {
        Files.writeString(
                home.resolve("notifications/notifications.jsonl"),
                "{\"id\":\"" + id + "\",\"timestamp\":\"2026-05-31T12:00:00Z\",\"sender\":\"operator\","
                        + "\"notes\":[\"" + id + "\"],\"files\":[],\"action\":null,\"action_data\":{},\"read\":false,"
                        + "\"dismissed\":false,\"silent\":false,\"muted\":false,\"snooze_until\":null}\n",
                StandardOpenOption.APPEND);
    }

    private void assertReadsEqualTheFiles() {
        assertThat(user.sase("daemon", "verify", "-T", "60").out()).startsWith("Verify: ok\n");
        for (List<String> read : List.of(
                List.of("notify", "list", "--all", "--json", "--now", NOW),
                List.of("bead", "list", "--project", "atlas", "--all", "--json", "--now", NOW))) {
            String files = user.sase(Stream.concat(read.stream(), Stream.of("--no-daemon"))
                            .toArray(String[]::new))
                    .out();
            assertThat(user.sase(read.toArray(String[]::new)).out()).isEqualTo(files);
        }
    }

    @Test
    void aCheckpointReportsInBothForms() {
        JsonNode checkpoint = json("daemon", "checkpoint", "--mode", "full", "--json");

        assertThat(checkpoint.propertyNames()).containsExactly("report", "schema_version", "source");
        assertThat(checkpoint.get("source").asString()).isEqualTo("live_daemon_rpc");
        assertThat(checkpoint.get("report").propertyNames())
                .containsExactly("busy", "checkpointed_frames", "log_frames", "mode", "schema_version");
        assertThat(user.sase("daemon", "checkpoint").out())
                .matches("Checkpoint: mode=passive busy=[01] frames=\\d+/\\d+\n");
    }

    @Test
    void aBackupIsMadeListedAndRestoredByTheDaemon() throws Exception {
        JsonNode made = json("daemon", "backup", "--json", "-T", "60");
        assertThat(made.propertyNames()).containsExactly("report", "schema_version", "source");
        assertThat(made.at("/report").propertyNames())
                .containsExactly("bytes", "metadata", "metadata_path", "path", "schema_version");
        String path = made.at("/report/path").asString();
        CommandRun.Result named = user.sase("daemon", "backup", "--path", "mine.sqlite", "-T", "60");
        Path mine = runRoot().resolve("backups/mine.sqlite");
        assertThat(named.out()).isEqualTo("Backup: " + mine + " (" + Files.size(mine) + " bytes)\n");
        addNotification("after-the-backup");

        CommandRun.Result refused = user.sase("daemon", "restore", path);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .startsWith("Error: ")
                .contains("--live-recovery", "sase daemon stop")
                .hasLineCount(1);

        JsonNode restored = json("daemon", "restore", path, "--live-recovery", "--json", "-T", "60");
        assertThat(restored.get("source").asString()).isEqualTo("live_daemon_rpc");
        assertThat(restored.at("/report").propertyNames())
                .containsExactly(
                        "backup_path",
                        "bytes",
                        "metadata",
                        "projection_only",
                        "replaced_existing",
                        "restored_path",
                        "schema_version");
        assertReadsEqualTheFiles();
        assertThat(user.sase("notify", "list", "--all", "--json").out()).contains("after-the-backup");

        JsonNode listed = json("daemon", "list-backups", "--json");
        assertThat(listed.at("/backups").propertyNames()).containsExactly("backups", "schema_version");
        assertThat(listed.at("/backups/backups").size()).isEqualTo(3);
        assertThat(listed.at("/backups/backups/0/path").asString()).contains("projection-before-restore-");
        CommandRun.Result text = user.sase("daemon", "list-backups", "--limit", "1");
        assertThat(text.out()).matches("Backups: 1\n- \\S+before-restore\\S+\\.sqlite seq=\\d+ created=\\S+Z\n");
        assertThat(user.sase("daemon", "restore", "mine.sqlite", "--live-recovery", "-T", "60")
                        .out())
                .isEqualTo("Restore: " + mine + " -> " + runRoot().resolve("projections/projection.sqlite")
                        + " projection_only=true\nNext: sase daemon verify\n");
    }

    @Test
    void aPathOutsideTheFolderIsRefusedInOneLine() {
        CommandRun.Result result = user.sase("daemon", "backup", "--path", "../x.sqlite", "--json");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .startsWith("Error: ")
                .contains("invalid_request", "'..'")
                .hasLineCount(1);
    }

    @Test
    void withoutADaemonTheBackupTakesItsPlaceAndTheNextStartComparesEverything() throws Exception {
        String path = json("daemon", "backup", "--json", "-T", "60")
                .at("/report/path")
                .asString();
        addNotification("while-it-ran");
        stopDaemon();
        addNotification("while-it-was-stopped");

        JsonNode restored = json("daemon", "restore", path, "--json");

        assertThat(restored.propertyNames()).containsExactly("report", "schema_version", "source");
        assertThat(restored.get("source").asString()).isEqualTo("offline_projection_restore");
        assertThat(restored.at("/report/projection_only").asBoolean()).isTrue();
        assertThat(restored.at("/report/replaced_existing").asBoolean()).isTrue();
        assertThat(user.sase("daemon", "status").out()).contains("status: stopped");
        assertThat(user.sase("daemon", "restore", path).out())
                .endsWith("projection_only=true\nNext: sase daemon start\n");
        assertThat(user.sase("daemon", "start", "-T", "60").code()).isZero();
        assertReadsEqualTheFiles();
        assertThat(user.sase("notify", "list", "--all", "--json").out())
                .contains("while-it-ran", "while-it-was-stopped");
        assertThat(json("daemon", "list-backups", "--json")
                        .at("/backups/backups")
                        .size())
                .isEqualTo(3);
    }

    @Test
    void theStorageIsResetByTheDaemonAndWithoutOne() throws Exception {
        JsonNode live = json("daemon", "rebuild", "--reset-storage", "--json", "-T", "60");
        assertThat(live.get("mode").asString()).isEqualTo("projection_storage_rebuild");
        assertThat(live.get("source").asString()).isEqualTo("live_daemon_rpc");
        stopDaemon();
        addNotification("while-it-was-stopped");

        JsonNode once = json("daemon", "rebuild", "--reset-storage", "--json", "-T", "60");

        assertThat(once.propertyNames()).containsExactlyElementsOf(live.propertyNames());
        assertThat(once.get("source").asString()).isEqualTo("one_shot_daemon_rebuild");
        assertThat(once.get("mode").asString()).isEqualTo("projection_storage_rebuild");
        assertThat(once.get("storage_reset_only").asBoolean()).isTrue();
        assertThat(once.get("next_command").asString()).isEqualTo("sase daemon verify --surface all --json");
        assertThat(once.at("/report/replay/events_applied").asLong()).isPositive();
        assertThat(user.sase("daemon", "rebuild", "--reset-storage", "-T", "60").out())
                .startsWith("Rebuild: projection_storage_rebuild completed via one_shot_daemon_rebuild.\nWARNING: ");
        assertThat(user.sase("daemon", "status").out()).contains("status: stopped");
        assertThat(user.sase("daemon", "start", "-T", "60").code()).isZero();
        assertReadsEqualTheFiles();
    }

    @Test
    void aRebuildThatTakesTooLongIsEnded() throws Exception {
        stopDaemon();

        CommandRun.Result result = user.sase("daemon", "rebuild", "--reset-storage", "-T", "0.05");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).startsWith("Error: ").contains("--timeout").hasLineCount(1);
        for (ProcessHandle child : ProcessHandle.current().descendants().toList()) {
            child.onExit().get(10, TimeUnit.SECONDS);
        }
        assertThat(user.sase("daemon", "start", "-T", "60").code()).isZero();
        assertReadsEqualTheFiles();
    }
}
