package dev.sase.cli.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.cli.CommandRun;
import dev.sase.cli.Main;
import dev.sase.cli.command.CommandRunner;
import dev.sase.cli.command.CommandTree;
import dev.sase.cli.command.Specs;
import dev.sase.core.registry.SurfaceRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a rollout says where no daemon runs. */
class RolloutCommandTest {
    @TempDir
    private Path home;

    private CommandRun user;

    @BeforeEach
    void enter() {
        user = CommandRun.in(home);
    }

    private CommandRun.Result rollout(String... options) {
        return user.run(
                (terminal, words) -> new CommandRunner(
                                new CommandTree(
                                        () -> SurfaceRegistry.load(Main.class.getClassLoader()),
                                        Map.of(
                                                "daemon",
                                                tree -> Specs.group("daemon", "Daemon.", List.of())
                                                        .addSubcommand("rollout", RolloutCommand.spec(tree)))),
                                terminal)
                        .run(words),
                Stream.concat(Stream.of("daemon", "rollout"), Stream.of(options))
                        .toArray(String[]::new));
    }

    private JsonNode document(String... options) {
        CommandRun.Result result =
                rollout(Stream.concat(Stream.of("--json"), Stream.of(options)).toArray(String[]::new));
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        return JsonMapper.shared().readTree(result.out());
    }

    private static JsonNode item(JsonNode document, String id) {
        return document.get("surfaces")
                .valueStream()
                .filter(item -> item.get("surface_id").stringValue().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String text(JsonNode node, String name) {
        return node.get(name).stringValue(null);
    }

    @Test
    void withoutADaemonEveryOpenGroupIsAnsweredFromTheFilesAndBlocked() {
        JsonNode document = document();

        assertThat(document.at("/daemon/state").stringValue()).isEqualTo("stopped");
        assertThat(document.at("/daemon/rpc_available").booleanValue()).isFalse();
        assertThat(document.at("/top_level").toString())
                .isEqualTo("{\"disabled\":false,\"source\":{\"key\":\"SASE_NO_DAEMON\",\"type\":\"default\","
                        + "\"value\":\"false\",\"where\":null}}");
        assertThat(document.at("/capabilities").toString()).isEqualTo("{\"observed\":[],\"status\":\"unavailable\"}");
        assertThat(document.at("/compatibility/status").stringValue()).isEqualTo("unavailable");
        for (String group : List.of("beads", "notifications")) {
            JsonNode item = item(document, "read." + group);
            assertThat(text(item, "effective_mode")).isEqualTo("read_through");
            assertThat(text(item, "answered_by")).isEqualTo("files");
            assertThat(text(item, "fallback_reason")).isEqualTo("daemon_not_running");
            assertThat(text(item, "parity_status")).isEqualTo("unavailable");
            assertThat(text(item, "perf_status")).isEqualTo("not_reported");
            assertThat(text(item, "default_policy")).isEqualTo("default_on");
            assertThat(item.get("blocked").booleanValue()).isTrue();
            assertThat(item.get("blocked_reasons").get(0).stringValue()).isEqualTo("the daemon's state is stopped");
            assertThat(item.get("missing_capabilities").get(0).stringValue()).isEqualTo(group + ".read");
        }
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void theGroupsOfAceAreOptedInto() {
        user.with("SASE_DAEMON_ACE_NOTIFICATIONS_READS", "1");

        JsonNode off = item(document(), "read.ace_agents");
        JsonNode on = item(document(), "read.ace_notifications");

        assertThat(text(off, "effective_mode")).isEqualTo("direct");
        assertThat(text(off, "fallback_reason")).isEqualTo("surface_disabled");
        assertThat(text(off, "default_policy")).isEqualTo("opt_in");
        assertThat(text(off, "minimum_milestone")).isEqualTo("M2");
        assertThat(off.get("blocked").booleanValue()).isFalse();
        assertThat(text(on, "effective_mode")).isEqualTo("read_through");
        assertThat(text(on, "fallback_reason")).isEqualTo("daemon_not_running");
        assertThat(on.get("required_capabilities").get(0).stringValue()).isEqualTo("notifications.read");
        assertThat(on.get("mode_source").toString())
                .isEqualTo("{\"key\":\"daemon.reads.surfaces.ace_notifications\",\"type\":\"env\",\"value\":\"true\","
                        + "\"where\":\"SASE_DAEMON_ACE_NOTIFICATIONS_READS\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "SASE_NO_DAEMON, 1, disabled, daemon_disabled, SASE_NO_DAEMON",
        "SASE_DAEMON_M1_READ_THROUGH, 0, direct, m1_read_through_disabled, daemon.rollout.milestones.m1_read_through",
        "SASE_DAEMON_FORCE_DIRECT, 1, direct, force_direct, daemon.reads.force_direct",
        "SASE_DAEMON_READS, 0, direct, daemon_reads_disabled, daemon.reads.enabled",
        "SASE_DAEMON_BEADS_READS, 0, direct, surface_disabled, daemon.reads.surfaces.beads"
    })
    void theSwitchThatDecidesIsNamed(String variable, String text, String mode, String reason, String key) {
        user.with(variable, text);

        JsonNode item = item(document(), "read.beads");

        assertThat(text(item, "effective_mode")).isEqualTo(mode);
        assertThat(text(item, "fallback_reason")).isEqualTo(reason);
        assertThat(item.at("/mode_source/key").stringValue()).isEqualTo(key);
        assertThat(item.at("/mode_source/where").stringValue()).isEqualTo(variable);
        assertThat(item.get("blocked").booleanValue()).isFalse();
    }

    @Test
    void theFlagDisablesEverything() {
        JsonNode document = document("--no-daemon");

        assertThat(document.at("/top_level/disabled").booleanValue()).isTrue();
        assertThat(document.at("/top_level/source/type").stringValue()).isEqualTo("arg");
        assertThat(document.get("surfaces").valueStream())
                .allSatisfy(item -> assertThat(text(item, "effective_mode")).isEqualTo("disabled"));
    }

    @Test
    void theMilestonesSayWhatTheySwitch() {
        user.with("SASE_DAEMON_M0_SHADOW_INDEXING", "off");

        JsonNode document = document();

        assertThat(text(item(document, "milestone.m0_shadow_indexing"), "effective_mode"))
                .isEqualTo("disabled");
        assertThat(text(item(document, "milestone.m1_read_through"), "effective_mode"))
                .isEqualTo("read_through");
    }

    @Test
    void peopleGetATableWithTheReasonAndTheLineThatDecides() throws IOException {
        Files.writeString(home.resolve("sase.yml"), "daemon:\n  reads: {surfaces: {beads: off}}\n");

        CommandRun.Result result = rollout();

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .startsWith("SASE daemon: stopped\nDetail: ")
                .contains("\nUse: enabled\n", "\nmilestone.m1_read_through: read_through, decided by default\n")
                .containsPattern("\nGROUP +MODE +ANSWER BY +WHY +DECIDED BY\n")
                .containsPattern("\nbeads +direct +files +surface_disabled +\\S*/sase.yml:2\n")
                .containsPattern("\nnotifications +read_through +files +daemon_not_running +default\n");
        assertThat(rollout("--no-daemon").out()).contains("\nUse: disabled by --no-daemon\n");
    }

    @Test
    void aNarrowTableFits() throws IOException {
        Files.writeString(home.resolve("sase.yml"), "daemon:\n  reads: {enabled: off}\n");
        user.with("COLUMNS", "90");

        assertThat(rollout().out().lines().dropWhile(line -> !line.startsWith("GROUP ")))
                .isNotEmpty()
                .allMatch(line -> line.length() <= 90)
                .anyMatch(line -> line.endsWith("sase.yml:2"));
    }

    @Test
    void aGroupThatLosesSaysSo() throws IOException {
        Files.writeString(home.resolve("report.json"), """
                {"schema_version": 1, "read_groups": [
                  {"group": "beads", "daemon_p50_ms": 0.4, "direct_p50_ms": 38.5, "records": 1000, "runs": 50},
                  {"group": "beads", "daemon_p50_ms": 9, "direct_p50_ms": 8.5, "records": 10, "runs": 50},
                  {"group": "notifications", "daemon_p50_ms": 1, "direct_p50_ms": 1},
                  {"group": "ace_agents", "daemon_p50_ms": 1, "direct_p50_ms": 9, "used_daemon": false}
                ]}
                """);

        JsonNode document = document("--benchmark-report", "report.json");

        assertThat(document.get("benchmark_report").toString())
                .isEqualTo("{\"loaded\":true,\"path\":\"" + home.resolve("report.json") + "\"}");
        assertThat(text(item(document, "read.beads"), "perf_status")).isEqualTo("blocked");
        assertThat(text(item(document, "read.notifications"), "perf_status")).isEqualTo("ok");
        assertThat(text(item(document, "read.ace_agents"), "perf_status")).isEqualTo("blocked");
        assertThat(text(item(document, "read.agents"), "perf_status")).isEqualTo("not_reported");
        assertThat(text(item(document, "milestone.m1_read_through"), "perf_status"))
                .isEqualTo("not_required");
        assertThat(item(document, "read.beads")
                        .at("/benchmark_observation/scenarios")
                        .size())
                .isEqualTo(2);
        assertThat(rollout("--benchmark-report", "report.json").out())
                .containsPattern("\nbeads .* blocked +default\n")
                .contains("\nbeads loses: daemon p50 9.00 ms, files p50 8.50 ms, 10 records\n")
                .contains("ace_agents loses: ", "the daemon did not serve these reads")
                .doesNotContain("38.50");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"read_groups\": {}}",
                "{\"read_groups\": [1]}",
                "{\"read_groups\": [{\"group\": \"beads\", \"daemon_p50_ms\": 1}]}",
                "{\"read_groups\": [{\"group\": \"beads\", \"daemon_p50_ms\": \"1\", \"direct_p50_ms\": 1}]}",
                "not json"
            })
    void aReportThatCannotBeUsedIsAnErrorThatNamesIt(String content) throws IOException {
        Files.writeString(home.resolve("report.json"), content);

        CommandRun.Result result = rollout("--benchmark-report", "report.json");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .startsWith("Error: the benchmark report " + home)
                .hasLineCount(1);
    }

    @Test
    void aReportThatIsNotThereIsAnError() {
        assertThat(rollout("--benchmark-report", "nowhere.json").err())
                .startsWith("Error: ")
                .contains("nowhere.json")
                .hasLineCount(1);
    }
}
