package dev.sase.cli.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands where no daemon runs. */
class DaemonCommandTest {
    @TempDir
    private Path home;

    @Test
    void statusOfAStoppedDaemonIsACompleteSortedDocument() {
        CommandRun.Result result = CommandRun.in(home).with("HOSTNAME", "atlas").sase("daemon", "status", "--json");

        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith("{\n  \"lock_path\": \"").endsWith("\n}\n");
        JsonNode status = JsonMapper.shared().readTree(result.out());
        assertThat(status.propertyNames())
                .containsExactly(
                        "lock_path",
                        "log_path",
                        "message",
                        "metadata",
                        "metadata_path",
                        "metrics_endpoint",
                        "projection_db_path",
                        "rpc",
                        "run_root",
                        "sase_home",
                        "socket_path",
                        "state",
                        "storage_layout");
        assertThat(status.get("state").asString()).isEqualTo("stopped");
        assertThat(status.get("rpc").isNull()).isTrue();
        assertThat(status.get("run_root").asString())
                .isEqualTo(home.resolve("run/atlas").toString());
    }

    @Test
    void statusForPeopleNamesStateAndPlaces() {
        CommandRun.Result result = CommandRun.in(home).sase("daemon", "status");

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("SASE daemon status: stopped\n", "Run root: " + home, "Socket: ", "Log: ", "Detail: ");
    }

    @Test
    void whatAnOwnerLeftBehindIsStaleAndIsNotSignalled() throws IOException {
        Path runRoot = Files.createDirectories(home.resolve("run/sase-host"));
        Files.createFile(runRoot.resolve("daemon.lock"));
        CommandRun user = CommandRun.in(home);

        assertThat(user.sase("daemon", "status").out()).contains("SASE daemon status: stale");
        CommandRun.Result stop = user.sase("daemon", "stop");
        assertThat(stop.code()).isEqualTo(1);
        assertThat(stop.err()).startsWith("Error: ").contains("stale").hasLineCount(1);
    }

    @Test
    void stoppingWhatDoesNotRunSucceeds() {
        CommandRun.Result result = CommandRun.in(home).sase("daemon", "stop");

        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("SASE daemon is not running.\n");
    }

    @Test
    void maintenanceNeedsADaemonAndSaysHowToGetOne() {
        for (String verb : List.of("rebuild", "verify", "diff", "checkpoint", "backup", "list-backups")) {
            CommandRun.Result result = CommandRun.in(home).sase("daemon", verb, "--json");

            assertThat(result.code()).isEqualTo(1);
            assertThat(result.out()).isEmpty();
            assertThat(result.err())
                    .startsWith("Error: ")
                    .contains("sase daemon start")
                    .hasLineCount(1);
        }
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void aBackupThatDoesNotExistIsNotRestoredAndNothingIsMade() {
        for (String path : List.of("none.sqlite", "/etc/none.sqlite", "../none.sqlite", "none")) {
            CommandRun.Result result = CommandRun.in(home).sase("daemon", "restore", path, "--json");

            assertThat(result.code()).as(path).isEqualTo(1);
            assertThat(result.out()).isEmpty();
            assertThat(result.err())
                    .startsWith("Error: ")
                    .contains("list-backups")
                    .hasLineCount(1);
        }
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void anEngineWithoutBackupsRestoresNone() throws IOException {
        Files.writeString(home.resolve("sase.yml"), "daemon:\n  projection:\n    engine: h2\n");

        CommandRun.Result result = CommandRun.in(home).sase("daemon", "restore", "none.sqlite");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("daemon.projection.engine is h2").hasLineCount(1);
    }

    @Test
    void misusedBackupCommandsSayWhatIsMeant() {
        CommandRun user = CommandRun.in(home);

        assertThat(user.sase("daemon", "checkpoint", "--mode", "trunkate").err())
                .contains("did you mean 'truncate'?")
                .hasLineCount(1);
        assertThat(user.sase("daemon", "checkpoint", "--mode", "trunkate").code())
                .isEqualTo(2);
        assertThat(user.sase("daemon", "bakup").err()).contains("did you mean 'backup'?");
        assertThat(user.sase("daemon", "restore").code()).isEqualTo(2);
        assertThat(user.sase("daemon", "restore", "x.sqlite", "--live-recover").err())
                .contains("--live-recovery");
    }

    @Test
    void startingInAHomeThatDoesNotExistMakesNothing() {
        Path nowhere = home.resolve("nowhere");

        CommandRun.Result result = CommandRun.in(home).sase("daemon", "start", "-H", nowhere.toString());

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains(nowhere.toString());
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void helpOfEveryCommandHasExamples() {
        for (String verb : List.of(
                "start",
                "stop",
                "status",
                "restart",
                "rebuild",
                "verify",
                "diff",
                "checkpoint",
                "backup",
                "list-backups",
                "restore")) {
            assertThat(CommandRun.in(home).sase("daemon", verb, "--help").out())
                    .contains("Examples:\n  sase daemon " + verb, "--run-root");
        }
    }
}
