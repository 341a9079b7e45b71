package dev.sase.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.cli.CommandRun;
import dev.sase.cli.Main;
import dev.sase.cli.command.CommandRunner;
import dev.sase.cli.command.CommandTree;
import dev.sase.core.config.ConfigurationKey;
import dev.sase.core.registry.SurfaceRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConfigCommandTest {
    @TempDir
    private Path home;

    private CommandRun user;

    @BeforeEach
    void enter() {
        user = CommandRun.in(home);
    }

    private CommandRun.Result config(String... arguments) {
        return user.run(
                (terminal, words) -> new CommandRunner(
                                new CommandTree(
                                        () -> SurfaceRegistry.load(Main.class.getClassLoader()),
                                        Map.of("config", ConfigCommand::spec)),
                                terminal)
                        .run(words),
                arguments);
    }

    private void userFile(String content) throws IOException {
        Path folder = Files.createDirectories(home.resolve("nobody/.config/sase"));
        Files.writeString(folder.resolve("sase.yml"), content);
    }

    private JsonNode value(String key, String... options) {
        String[] words = new String[options.length + 4];
        System.arraycopy(new String[] {"config", "show", key, "--json"}, 0, words, 0, 4);
        System.arraycopy(options, 0, words, 4, options.length);
        CommandRun.Result result = config(words);
        assertThat(result.code()).isZero();
        return JsonMapper.shared().readTree(result.out()).get("values").get(0);
    }

    @Test
    void everyKeyIsShownWithItsValueAndOrigin() throws IOException {
        userFile("daemon:\n  reads:\n    surfaces:\n      beads: false\n  scheduler: {launch_mode: daemon}\n");

        CommandRun.Result result = config("config", "show");

        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        for (ConfigurationKey key : ConfigurationKey.values()) {
            if (!key.isPattern()) {
                assertThat(result.out()).contains("\n" + key.path() + " ");
            }
        }
        assertThat(result.out())
                .startsWith("KEY ")
                .containsPattern("\ndaemon.sase_home +" + home + " +environment SASE_HOME\n")
                .containsPattern("\ndaemon.run_root +" + home + "/run/sase-host +default\n")
                .containsPattern("\ndaemon.reads.surfaces.beads +false +~/.config/sase/sase.yml:4\n")
                .containsPattern("\ndaemon.reads.surfaces.notifications +true +default\n")
                .containsPattern("\nbeads.stores +\\(unset\\) +default\n")
                .containsPattern(
                        "\ndaemon.scheduler.launch_mode +daemon \\(not used yet\\) +~/.config/sase/sase.yml:5\n");
    }

    @Test
    void optionsAreStrongerThanVariablesAndFiles() throws IOException {
        userFile("daemon: {run_root: /srv/run, socket_path: /srv/s.sock}");

        assertThat(value("daemon.run_root").toString())
                .contains("\"value\":\"/srv/run\"", "\"type\":\"config\"", "sase.yml:1\"");
        JsonNode chosen =
                value("daemon.run_root", "--run-root", home.resolve("other").toString());
        assertThat(chosen.get("value").stringValue())
                .isEqualTo(home.resolve("other").toString());
        assertThat(chosen.get("source").toString()).isEqualTo("{\"type\":\"arg\",\"where\":\"--run-root\"}");
        assertThat(value("daemon.sase_home", "-H", "/elsewhere").get("value").stringValue())
                .isEqualTo("/elsewhere");
    }

    @Test
    void theSwitchWithoutAKeyIsShownToo() {
        user.with("SASE_NO_DAEMON", "yes");

        assertThat(value("SASE_NO_DAEMON").get("source").toString())
                .isEqualTo("{\"type\":\"env\",\"where\":\"SASE_NO_DAEMON\"}");
        assertThat(value("SASE_NO_DAEMON", "--no-daemon").get("source").toString())
                .isEqualTo("{\"type\":\"arg\",\"where\":\"--no-daemon\"}");
    }

    @Test
    void aVariableStandsForItsKey() {
        user.with("SASE_DAEMON_BEADS_READS", "off");

        JsonNode value = value("SASE_DAEMON_BEADS_READS");

        assertThat(value.get("key").stringValue()).isEqualTo("daemon.reads.surfaces.beads");
        assertThat(value.get("value").booleanValue()).isFalse();
        assertThat(value.get("used").booleanValue()).isTrue();
    }

    @Test
    void oneKeyIsExplainedAndASectionIsATable() {
        assertThat(config("config", "show", "daemon.reads.force_direct").out()).isEqualTo("""
                        daemon.reads.force_direct
                        Value: false
                        From: default
                        Takes: true or false
                        Variable: SASE_DAEMON_FORCE_DIRECT
                        Meaning: Every read goes straight to the files.
                        """);
        assertThat(config("config", "show", "daemon.rollout").out().lines()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "daemon.reads.enable, daemon.reads.enabled",
        "force_direct, daemon.reads.force_direct",
        "daemon.reads.surfaces.beds, daemon.reads.surfaces.beads"
    })
    void anUnknownKeyIsMetWithTheRightOne(String asked, String meant) {
        CommandRun.Result result = config("config", "show", asked);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .startsWith("Error: no setting is called '" + asked + "'; did you mean '" + meant + "'?")
                .hasLineCount(1);
    }

    @Test
    void problemsAreToldBesideTheValuesAndInTheExitCode() throws IOException {
        userFile("daemon:\n  run_root: 7\n  startup_timeout_seconds: soon\n  reads: {surfaces: {beds: true}}\n");

        CommandRun.Result result = config("config", "show");
        CommandRun.Result json = config("config", "show", "--json");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).containsPattern("\ndaemon.run_root +" + home + "/run/sase-host +default\n");
        assertThat(result.err())
                .contains("sase.yml:2: daemon.run_root holds 7.0")
                .contains("Warning: ", "sase.yml:3: daemon.startup_timeout_seconds holds the text \"soon\"")
                .contains("sase.yml:4: daemon.reads.surfaces.beds sets a group", "did you mean beads?")
                .hasLineCount(3);
        assertThat(json.code()).isEqualTo(2);
        JsonNode document = JsonMapper.shared().readTree(json.out());
        assertThat(document.get("problems").size()).isEqualTo(1);
        assertThat(document.get("warnings").size()).isEqualTo(2);
    }

    @Test
    void aSocketPathThatIsTooLongIsAProblem() throws IOException {
        userFile("daemon: {socket_path: /" + "x".repeat(200) + "}");

        CommandRun.Result result = config("config", "show", "daemon.socket_path");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).contains("Value: /xxx");
        assertThat(result.err()).startsWith("Error: ").hasLineCount(1);
    }

    @Test
    void aNarrowTableKeepsTheLineNumbers() throws IOException {
        userFile("daemon:\n  rollout:\n    milestones:\n      m1_read_through: false\n");

        user.with("COLUMNS", "80");
        CommandRun.Result result = config("config", "show");

        assertThat(result.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(result.out())
                .containsPattern("\ndaemon.rollout.milestones.m1_read_through +false +\\S*sase.yml:4\n");
    }
}
