package dev.sase.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sase.core.home.ChildJvm;
import dev.sase.core.home.PathChoices;
import dev.sase.core.routing.FallbackReason;
import dev.sase.core.routing.RoutingPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {
    @TempDir
    Path folder;

    private ConfigurationHome home;

    @BeforeEach
    void createHome() throws IOException {
        home = new ConfigurationHome(folder);
    }

    @Test
    void everyValueHasADefault() {
        Configuration configuration = Configuration.load(Map.of(), home.project);

        assertThat(configuration.paths()).isEqualTo(PathChoices.NONE);
        assertThat(configuration.startupTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(configuration.shadowIndexing()).isTrue();
        assertThat(configuration.readThrough()).isTrue();
        assertThat(configuration.readsEnabled()).isTrue();
        assertThat(configuration.forceDirect()).isFalse();
        assertThat(configuration.fallbackDiagnostics()).isFalse();
        assertThat(configuration.daemonDisabled()).isFalse();
        assertThat(configuration.projectionEngine()).isEqualTo(ProjectionEngine.SQLITE);
        assertThat(configuration.journalRetention()).isEqualTo(Duration.ofDays(7));
        assertThat(configuration.journalMaxBytes()).isEqualTo(268_435_456);
        assertThat(configuration.beadStores()).isEmpty();
        assertThat(configuration.warnings()).isEmpty();
        assertThat(configuration.values())
                .extracting(ConfigurationValue::origin)
                .containsOnly(Origin.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({
        "changespecs, true",
        "notifications, true",
        "agents, true",
        "beads, true",
        "catalogs, true",
        "ace_agents, false",
        "ace_changespecs, false",
        "ace_notifications, false",
        "ace_artifacts, false",
        "ace_archive_search, false",
        "somebody_elses, true"
    })
    void plainGroupsAndThoseOfPluginsAreOnByDefault(String group, boolean enabled) {
        assertThat(home.load().readGroupEnabled(group)).isEqualTo(enabled);
    }

    @Test
    void everyKeyCanBeSetInAFile() throws IOException {
        Configuration configuration = home.userFile("""
                daemon:
                  sase_home: ~/work/../sase
                  run_root: /srv/run
                  socket_path: sockets/s.sock
                  startup_timeout_seconds: 2.5
                  rollout:
                    milestones: {m0_shadow_indexing: false, m1_read_through: false}
                  reads:
                    enabled: false
                    force_direct: true
                    fallback_diagnostics: true
                    surfaces: {beads: false, ace_agents: true, somebody_elses: false}
                  projection: {engine: h2}
                  journal: {retention_hours: 0, max_megabytes: 64}
                """).load();

        assertThat(configuration.paths())
                .isEqualTo(new PathChoices(
                        Optional.of(folder + "/ada/sase"),
                        Optional.of("/srv/run"),
                        Optional.of(home.user + "/sockets/s.sock")));
        assertThat(configuration.startupTimeout()).isEqualTo(Duration.ofMillis(2500));
        assertThat(configuration.shadowIndexing()).isFalse();
        assertThat(configuration.readThrough()).isFalse();
        assertThat(configuration.readsEnabled()).isFalse();
        assertThat(configuration.forceDirect()).isTrue();
        assertThat(configuration.fallbackDiagnostics()).isTrue();
        assertThat(configuration.readGroupEnabled("beads")).isFalse();
        assertThat(configuration.readGroupEnabled("ace_agents")).isTrue();
        assertThat(configuration.readGroupEnabled("somebody_elses")).isFalse();
        assertThat(configuration.projectionEngine()).isEqualTo(ProjectionEngine.H2);
        assertThat(configuration.journalRetention()).isZero();
        assertThat(configuration.journalMaxBytes()).isEqualTo(67_108_864);
        assertThat(configuration.warnings()).isEmpty();
    }

    @Test
    void limitsOfTheJournalThatNobodyCanMeanAreNamedAndIgnored() throws IOException {
        Configuration configuration = home.userFile("""
                daemon:
                  journal:
                    retention_hours: -1
                    max_megabytes: 0.5
                """).load();

        assertThat(configuration.journalRetention()).isEqualTo(Duration.ofDays(7));
        assertThat(configuration.journalMaxBytes()).isEqualTo(268_435_456);
        assertThat(configuration.warnings())
                .containsExactly(
                        home.user
                                + "/sase.yml:3: daemon.journal.retention_hours holds -1.0 where a whole number of hours,"
                                + " 0 or more is wanted; it is ignored",
                        home.user + "/sase.yml:4: daemon.journal.max_megabytes holds 0.5 where a whole number of MiB"
                                + " above zero is wanted; it is ignored");
    }

    @Test
    void emptyTextsAndEmptyValuesAreUnset() throws IOException {
        Configuration configuration = home.userFile("""
                daemon:
                  sase_home: ""
                  run_root:
                  startup_timeout_seconds:
                  reads:
                  projection: {engine: }
                beads: {stores: }
                """).load();

        assertThat(configuration.paths()).isEqualTo(PathChoices.NONE);
        assertThat(configuration.startupTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(configuration.projectionEngine()).isEqualTo(ProjectionEngine.SQLITE);
        assertThat(configuration.warnings()).isEmpty();
    }

    @Test
    void laterLayersAreStrongerAndMapsMergeDeeply() throws IOException {
        home.userFile(
                "daemon: {startup_timeout_seconds: 1, reads: {enabled: false, force_direct: true}, run_root: /user}");
        home.userFile("sase_b.yml", "daemon: {startup_timeout_seconds: 3, run_root: /b}");
        home.userFile("sase_a.yaml", "daemon: {startup_timeout_seconds: 2, run_root: /a, projection: {engine: h2}}");
        home.userFile("sasex.yml", "daemon: {startup_timeout_seconds: 9}");
        home.projectFile("daemon: {reads: {enabled: true, fallback_diagnostics: true}}");

        Configuration configuration = home.load();

        assertThat(configuration.startupTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(configuration.projectionEngine()).isEqualTo(ProjectionEngine.H2);
        assertThat(configuration.readsEnabled()).isTrue();
        assertThat(configuration.forceDirect()).isTrue();
        assertThat(configuration.fallbackDiagnostics()).isTrue();
        assertThat(configuration.paths().runRoot()).contains("/b");
    }

    @Test
    void listsOfLayersFollowEachOther() throws IOException {
        home.userFile("beads: {stores: [/one, ~/two]}");
        home.userFile("sase_a.yml", "beads: {stores: [{project: p, path: three}]}");
        home.projectFile("beads:\n  stores:\n    - path: four\n");

        Configuration configuration = home.load();

        assertThat(configuration.beadStores())
                .containsExactly(
                        new BeadStore(Optional.empty(), Path.of("/one")),
                        new BeadStore(Optional.empty(), folder.resolve("ada/two")),
                        new BeadStore(Optional.of("p"), home.user.resolve("three")),
                        new BeadStore(Optional.empty(), home.project.resolve("four")));
    }

    @Test
    void aListOfTheUserFileReplacesWeakerOnes() throws IOException {
        home.plugin("plugin: a\nbeads: {stores: [/plugin]}\n");
        assertThat(home.load().beadStores()).containsExactly(new BeadStore(Optional.empty(), Path.of("/plugin")));

        home.userFile("sase_a.yml", "beads: {stores: [/overlay]}");
        assertThat(home.load().beadStores()).hasSize(2);

        home.userFile("beads: {stores: [/user]}");
        assertThat(home.load().beadStores())
                .containsExactly(
                        new BeadStore(Optional.empty(), Path.of("/user")),
                        new BeadStore(Optional.empty(), Path.of("/overlay")));
    }

    @Test
    void anEmptySectionOfAStrongerLayerLeavesTheWeakerOne() throws IOException {
        home.userFile("daemon: {run_root: /srv/run, startup_timeout_seconds: 3}");
        home.userFile("sase_a.yml", "daemon:\n");
        home.projectFile("daemon: {startup_timeout_seconds: }");

        assertThat(home.load().paths().runRoot()).contains("/srv/run");
        assertThat(home.load().startupTimeout()).isEqualTo(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", " YES ", "On"})
    void variablesTurnSwitchesOnOverFiles(String text) throws IOException {
        home.userFile("daemon: {reads: {enabled: false, surfaces: {beads: false}}}");

        Configuration configuration = home.variable("SASE_DAEMON_READS", text)
                .variable("SASE_DAEMON_BEADS_READS", text)
                .variable("SASE_DAEMON_FORCE_DIRECT", text)
                .variable("SASE_DAEMON_FALLBACK_DIAGNOSTICS", text)
                .variable("SASE_NO_DAEMON", text)
                .load();

        assertThat(configuration.readsEnabled()).isTrue();
        assertThat(configuration.readGroupEnabled("beads")).isTrue();
        assertThat(configuration.forceDirect()).isTrue();
        assertThat(configuration.fallbackDiagnostics()).isTrue();
        assertThat(configuration.daemonDisabled()).isTrue();
        assertThat(configuration.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "false", "NO", " off"})
    void variablesTurnSwitchesOff(String text) {
        Configuration configuration = home.variable("SASE_DAEMON_M0_SHADOW_INDEXING", text)
                .variable("SASE_DAEMON_M1_READ_THROUGH", text)
                .variable("SASE_DAEMON_MY_SURFACE_2_READS", text)
                .variable("SASE_NO_DAEMON", text)
                .load();

        assertThat(configuration.shadowIndexing()).isFalse();
        assertThat(configuration.readThrough()).isFalse();
        assertThat(configuration.readGroupEnabled("my-surface.2")).isFalse();
        assertThat(configuration.daemonDisabled()).isFalse();
        assertThat(configuration.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"yes, true", "On, true", "NO, false", "off, false"})
    void booleansOfYaml11CountInFiles(String word, boolean expected) throws IOException {
        home.userFile("daemon: {reads: {enabled: " + word + ", force_direct: " + word + "}}");

        assertThat(home.load().readsEnabled()).isEqualTo(expected);
        assertThat(home.load().forceDirect()).isEqualTo(expected);
        assertThat(home.load().warnings()).isEmpty();
    }

    @Test
    void textThatMeansNothingLeavesAVariableUnsetWithOneWarning() throws IOException {
        home.userFile("daemon: {reads: {enabled: false}}");

        Configuration configuration = home.variable("SASE_DAEMON_READS", "maybe")
                .variable("SASE_DAEMON_BEADS_READS", "2")
                .variable("SASE_NO_DAEMON", "nope")
                .variable("SASE_DAEMON_FORCE_DIRECT", "")
                .load();

        assertThat(configuration.readsEnabled()).isFalse();
        assertThat(configuration.readGroupEnabled("beads")).isTrue();
        assertThat(configuration.daemonDisabled()).isFalse();
        assertThat(configuration.warnings())
                .satisfiesExactlyInAnyOrder(
                        warning -> assertThat(warning).contains("SASE_DAEMON_READS", "\"maybe\""),
                        warning -> assertThat(warning).contains("SASE_DAEMON_BEADS_READS", "\"2\""),
                        warning -> assertThat(warning).contains("SASE_NO_DAEMON", "\"nope\""));
    }

    @Test
    void theOldVariableOfTheAceAgentsCountsUnlessTheNewOneIsSet() {
        assertThat(home.variable("SASE_ACE_AGENTS_DAEMON_READS", "1").load().readGroupEnabled("ace_agents"))
                .isTrue();
        assertThat(home.variable("SASE_DAEMON_ACE_AGENTS_READS", "0").load().readGroupEnabled("ace_agents"))
                .isFalse();
    }

    @Test
    void valuesNameTheirOrigin() throws IOException {
        home.userFile("daemon:\n  run_root: /srv/run\n  reads:\n    surfaces:\n      mine: false\n");

        Configuration configuration = home.variable("SASE_DAEMON_READS", "no").load();

        assertThat(configuration.values())
                .contains(
                        new ConfigurationValue(
                                ConfigurationKey.RUN_ROOT,
                                "/srv/run",
                                new Origin(Origin.Kind.FILE, home.user.resolve("sase.yml") + ":2")),
                        new ConfigurationValue(
                                ConfigurationKey.READS_ENABLED, "false", Origin.variable("SASE_DAEMON_READS")),
                        new ConfigurationValue(
                                ConfigurationKey.READ_GROUP,
                                "daemon.reads.surfaces.mine",
                                "false",
                                new Origin(Origin.Kind.FILE, home.user.resolve("sase.yml") + ":5")),
                        new ConfigurationValue(ConfigurationKey.PROJECTION_ENGINE, "sqlite", Origin.DEFAULT));
        assertThat(configuration.readGroup("mine").variable()).contains("SASE_DAEMON_MINE_READS");
    }

    @Test
    void aListThatSeveralFilesWriteNamesThemAll() throws IOException {
        home.userFile("beads: {stores: [/one]}");
        home.projectFile("beads:\n  stores:\n  - /two\n");

        assertThat(home.load().value(ConfigurationKey.BEAD_STORES))
                .isEqualTo(new ConfigurationValue(
                        ConfigurationKey.BEAD_STORES,
                        "/one, /two",
                        new Origin(
                                Origin.Kind.FILE,
                                home.user.resolve("sase.yml") + ":1, " + home.project.resolve("sase.yml") + ":3")));
    }

    @Test
    void keysOfLaterFeaturesAreKnownAndShownAsTheyAreWritten() throws IOException {
        home.userFile("""
                daemon:
                  command: [gateway, --fast]
                  disable_mobile_http: true
                  scheduler: {launch_mode: authoritative, axe_mode: on}
                  provider_host: {shadow_compare: false, modes: {llm.invoke: direct}}
                """);

        Configuration configuration =
                home.variable("SASE_DAEMON_SCHEDULER_AXE_MODE", "daemon").load();

        assertThat(configuration.warnings()).isEmpty();
        assertThat(configuration.values())
                .filteredOn(value -> !value.key().isUsed())
                .extracting(
                        ConfigurationValue::path,
                        ConfigurationValue::text,
                        value -> value.origin().kind())
                .containsExactly(
                        tuple("daemon.command", "gateway, --fast", Origin.Kind.FILE),
                        tuple("daemon.disable_mobile_http", "true", Origin.Kind.FILE),
                        tuple("daemon.scheduler.launch_mode", "authoritative", Origin.Kind.FILE),
                        tuple("daemon.scheduler.lifecycle_mode", "direct", Origin.Kind.DEFAULT),
                        tuple("daemon.scheduler.axe_mode", "daemon", Origin.Kind.ENVIRONMENT),
                        tuple("daemon.provider_host.default_mode", "direct", Origin.Kind.DEFAULT),
                        tuple("daemon.provider_host.shadow_compare", "false", Origin.Kind.FILE),
                        tuple("daemon.provider_host.modes.llm.invoke", "direct", Origin.Kind.FILE));
    }

    @Test
    void theRoutersSwitchesAreThoseInEffectAndTheFlagIsStrongest() throws IOException {
        home.userFile("daemon: {reads: {force_direct: true, surfaces: {mine: false, ace_agents: true}}}");
        home.variable("SASE_NO_DAEMON", "0").variable("SASE_DAEMON_FORCE_DIRECT", "off");

        RoutingPolicy policy = home.load().routingPolicy(List.of("beads", "yours"), false);

        assertThat(policy.closedBy("beads")).isEmpty();
        assertThat(policy.closedBy("yours")).isEmpty();
        assertThat(policy.closedBy("mine")).contains(FallbackReason.SURFACE_DISABLED);
        assertThat(policy.closedBy("ace_agents")).isEmpty();
        assertThat(policy.closedBy("ace_artifacts")).contains(FallbackReason.SURFACE_DISABLED);
        assertThat(home.load().routingPolicy(List.of(), true).closedBy("beads"))
                .contains(FallbackReason.DAEMON_DISABLED);
        assertThat(home.variable("SASE_NO_DAEMON", "1")
                        .load()
                        .routingPolicy(List.of(), false)
                        .closedBy("beads"))
                .contains(FallbackReason.DAEMON_DISABLED);
    }

    @Test
    void groupsThatNobodyHasAreNamedWithTheNearest() throws IOException {
        home.userFile("daemon: {reads: {surfaces: {beds: false, tasks: true, ace_agents: true}}}");
        home.variable("SASE_DAEMON_TASK_READS", "1").variable("SASE_ACE_AGENTS_DAEMON_READS", "1");

        assertThat(home.load().unknownReadGroups(List.of("tasks")))
                .satisfiesExactly(
                        line -> assertThat(line).contains("sase.yml:1: ", ".beds", "did you mean beads?"),
                        line -> assertThat(line)
                                .contains("SASE_DAEMON_TASK_READS", "did you mean SASE_DAEMON_TASKS_READS?"));
    }

    @Test
    void theUserFileCountsOnceWhereTheProjectIsItsFolder() throws IOException {
        home.userFile("beads: {stores: [/one]}");

        assertThat(Configuration.load(Map.of("HOME", folder + "/ada"), home.user)
                        .beadStores())
                .hasSize(1);
    }

    @Test
    void withoutFilesNoLibraryIsNeeded() throws IOException, InterruptedException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Path configured = Files.createDirectories(folder.resolve("configured"));
        Files.writeString(configured.resolve("sase.yml"), "a: 1\n");

        assertThat(exitCodeWithoutLibraries(empty)).isZero();
        assertThat(exitCodeWithoutLibraries(configured)).isNotZero();
    }

    private static int exitCodeWithoutLibraries(Path user) throws IOException, InterruptedException {
        return new ProcessBuilder(ChildJvm.command(LoadConfiguration.class, user.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
