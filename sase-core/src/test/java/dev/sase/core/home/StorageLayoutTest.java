package dev.sase.core.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class StorageLayoutTest {
    private static final String HOME = "/home/ada/.sase";

    @Test
    void theObjectHasSortedKeysAndThePublishedLists() {
        JsonNode json = layout(HOME + "/run/atlas", "/run/user/1000/sase.sock").toJson();

        assertThat(json.propertyNames())
                .containsExactly(
                        "log_path",
                        "projection_db_path",
                        "run_root",
                        "runtime_files",
                        "sase_home",
                        "schema_version",
                        "socket_path",
                        "source_roots",
                        "warnings");
        assertThat(json.get("log_path"))
                .hasToString(
                        "{\"path\":\"/home/ada/.sase/run/atlas/daemon.log\",\"path_kind\":\"host_local_default\"}");
        assertThat(json.get("runtime_files").valueStream().map(JsonNode::asString))
                .containsExactly(
                        "/run/user/1000/sase.sock",
                        "/home/ada/.sase/run/atlas/daemon.lock",
                        "/home/ada/.sase/run/atlas/daemon.lock.json",
                        "/home/ada/.sase/run/atlas/daemon.log",
                        "/home/ada/.sase/run/atlas/projections/projection.sqlite",
                        "/home/ada/.sase/run/atlas/projections/projection.sqlite-wal",
                        "/home/ada/.sase/run/atlas/projections/projection.sqlite-shm",
                        "/home/ada/.sase/run/atlas/checkpoints",
                        "/home/ada/.sase/run/atlas/backups",
                        "/home/ada/.sase/run/atlas/queues");
        assertThat(json.get("sase_home").get("path_kind").asString()).isEqualTo("source_root");
        assertThat(json.get("schema_version").asInt()).isEqualTo(1);
        assertThat(json.get("source_roots")
                        .valueStream()
                        .map(root -> root.get("path").asString()))
                .containsExactly(
                        HOME + "/projects",
                        HOME + "/notifications",
                        HOME + "/pending_actions",
                        HOME + "/artifacts",
                        HOME + "/chats",
                        HOME + "/beads",
                        HOME + "/repos",
                        HOME + "/workflow_state",
                        HOME + "/telegram",
                        HOME + "/mobile_gateway");
        assertThat(json.get("source_roots")
                        .valueStream()
                        .map(root -> root.get("path_kind").asString()))
                .containsOnly("source_root");
        assertThat(json.get("warnings").get(0).propertyNames()).containsExactly("id", "message", "path", "severity");
    }

    @ParameterizedTest
    @CsvSource({
        "/home/ada/.sase, source_root",
        "/home/ada/.sase/projects, source_root",
        "/home/ada/.sase/projects/x, source_root",
        "/home/ada/.sase/projects-old, unsafe_synced_candidate",
        "/home/ada/.sase/run/atlas, host_local_default",
        "/home/ada/.sase/run/atlas/x, host_local_default",
        "/home/ada/.sase/run/nova, host_local_override",
        "/home/ada/.sase/run, host_local_override",
        "/srv/run, host_local_override",
        "/srv/run/x, host_local_override",
        "/srv/running, unknown",
        "/home/ada, unknown"
    })
    void pathsAreClassifiedByComponents(Path path, String kind) {
        assertThat(layout("/srv/run", "/srv/run/s.sock").kindOf(path).token()).isEqualTo(kind);
    }

    @Test
    void theDefaultLayoutHasNoWarnings() {
        assertThat(warnings(HOME + "/run/atlas", HOME + "/run/atlas/sase-daemon.sock"))
                .isEmpty();
    }

    @Test
    void warningsComeInTheirOrder() {
        assertThat(warnings("/srv/run", "/srv/run/s.sock")).containsExactly("run_root_override warning /srv/run");
        assertThat(warnings(HOME + "/run/atlas", "/tmp/s.sock"))
                .containsExactly("socket_outside_run_root warning /tmp/s.sock");
        assertThat(warnings(HOME + "/run/atlas", HOME + "/s.sock"))
                .containsExactly(
                        "socket_outside_run_root warning " + HOME + "/s.sock",
                        "socket_path_unsafe_synced_candidate error " + HOME + "/s.sock");
        assertThat(warnings(HOME + "/live", HOME + "/live/s.sock"))
                .containsExactly(
                        "run_root_override warning " + HOME + "/live",
                        "run_root_under_sase_home_non_run error " + HOME + "/live");
        assertThat(warnings(HOME + "/beads/run", "/tmp/s.sock"))
                .containsExactly(
                        "run_root_override warning " + HOME + "/beads/run",
                        "run_root_under_source_root error " + HOME + "/beads/run",
                        "socket_outside_run_root warning /tmp/s.sock",
                        "run_root_under_sase_home_non_run error " + HOME + "/beads/run");
    }

    private static List<String> warnings(String runRoot, String socket) {
        return layout(runRoot, socket)
                .toJson()
                .get("warnings")
                .valueStream()
                .map(warning -> warning.get("id").asString() + " "
                        + warning.get("severity").asString() + " "
                        + warning.get("path").asString())
                .toList();
    }

    private static StorageLayout layout(String runRoot, String socket) {
        return new StorageLayout(
                new Locations(HostIdentity.ofHostname("atlas"), Path.of(HOME), Path.of(runRoot), Path.of(socket)));
    }
}
