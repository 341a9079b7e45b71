package dev.sase.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.sase.core.home.PathChoices;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationProblemsTest {
    @TempDir
    Path folder;

    private ConfigurationHome home;

    @BeforeEach
    void createHome() throws IOException {
        home = new ConfigurationHome(folder);
    }

    @Test
    void allProblemsAreReportedAtOnceWithFileAndLine() throws IOException {
        home.userFile("""
                daemon:
                  run_root: 7
                  socket_path: ~bob/sase.sock

                  sase_home: {a: b}
                  reads: [enabled]
                beads:
                  stores:
                    - /fine
                    - {project: p}
                """);
        home.userFile("sase_broken.yml", "a: 1\nb: [1, 2\nc: 3\n");
        home.projectFile("beads:\n  stores: [~bob/sase]\n");
        String file = home.user.resolve("sase.yml").toString();

        assertThatThrownBy(home::load)
                .isInstanceOfSatisfying(
                        SaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION))
                .message()
                .contains(file + ":2: daemon.run_root holds 7.0 where a path is wanted")
                .contains(file + ":6: daemon.reads holds a list where a map is wanted")
                .contains(file + ":10: beads.stores holds a map")
                .contains(home.user.resolve("sase_broken.yml") + ":")
                .contains("no valid YAML")
                .contains(file + ":3: daemon.socket_path: \"~bob/sase.sock\"")
                .contains(file + ":5: daemon.sase_home holds a map where a path is wanted")
                .contains(home.project.resolve("sase.yml") + ":2: beads.stores: \"~bob/sase\"")
                .doesNotContain("\n");
    }

    @Test
    void whoeverOnlyLooksSeesEveryProblemAndTheOtherValues() throws IOException {
        home.userFile("daemon:\n  run_root: 7\n  startup_timeout_seconds: 3\n");

        Configuration configuration = home.examine();

        assertThat(configuration.problems())
                .singleElement()
                .asString()
                .startsWith(home.user.resolve("sase.yml") + ":2: daemon.run_root holds 7.0");
        assertThat(configuration.startupTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(configuration.value(ConfigurationKey.RUN_ROOT))
                .isEqualTo(new ConfigurationValue(ConfigurationKey.RUN_ROOT, "", Origin.DEFAULT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "true", ".inf", ".nan", "1e9", "[5]", "soon"})
    void whatIsNoNumberOfSecondsAboveZeroIsIgnoredWithAWarning(String value) throws IOException {
        home.userFile("daemon: {startup_timeout_seconds: " + value + "}");

        Configuration configuration = home.load();

        assertThat(configuration.startupTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(configuration.warnings())
                .singleElement()
                .asString()
                .contains("sase.yml:1: daemon.startup_timeout_seconds holds ", "is wanted; it is ignored");
    }

    @ParameterizedTest
    @ValueSource(strings = {"oracle", "7", "[h2]", "true"})
    void anEngineThatNobodyHasIsIgnoredWithAWarning(String value) throws IOException {
        home.userFile("daemon: {projection: {engine: " + value + "}}");

        Configuration configuration = home.load();

        assertThat(configuration.projectionEngine()).isEqualTo(ProjectionEngine.SQLITE);
        assertThat(configuration.warnings())
                .singleElement()
                .asString()
                .contains("sase.yml:1: daemon.projection.engine holds ", "sqlite or h2");
    }

    @Test
    void aProjectMayNotSayWhereTheDaemonIsOrWhatRuns() throws IOException {
        home.userFile("daemon: {run_root: /mine, command: mine}");
        home.projectFile("""
                daemon:
                  sase_home: /theirs
                  run_root: ""
                  socket_path: /theirs.sock
                  command: [rm]
                  disable_mobile_http: false
                  startup_timeout_seconds: 7
                """);

        Configuration configuration = home.load();

        assertThat(configuration.paths())
                .isEqualTo(new PathChoices(Optional.empty(), Optional.of("/mine"), Optional.empty()));
        assertThat(configuration.value(ConfigurationKey.COMMAND).text()).isEqualTo("mine");
        assertThat(configuration.startupTimeout()).isEqualTo(Duration.ofSeconds(7));
        String file = home.project.resolve("sase.yml").toString();
        assertThat(configuration.warnings())
                .hasSize(5)
                .allMatch(line -> line.contains(" may not be set by a project's file"))
                .anyMatch(line -> line.startsWith(file + ":2: daemon.sase_home "))
                .anyMatch(line -> line.startsWith(file + ":3: daemon.run_root "))
                .anyMatch(line -> line.startsWith(file + ":4: daemon.socket_path "))
                .anyMatch(line -> line.startsWith(file + ":5: daemon.command "))
                .anyMatch(line -> line.startsWith(file + ":6: daemon.disable_mobile_http "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "[]", "text"})
    void aProjectCannotHideTheUsersSectionBehindAnotherType(String value) throws IOException {
        home.userFile("daemon: {run_root: /mine}");
        home.projectFile("daemon: " + value);

        assertProblem(home.project.resolve("sase.yml") + ":1: daemon holds ");
    }

    @Test
    void aPluginMayNotSayWhereTheDaemonIsOrWhatRuns() throws IOException {
        home.plugin("""
                plugin: greedy
                daemon:
                  sase_home: /theirs
                  provider_host: {default_mode: host-required}
                  startup_timeout_seconds: 7
                """);

        Configuration configuration = home.load();

        assertThat(configuration.paths()).isEqualTo(PathChoices.NONE);
        assertThat(configuration.value(ConfigurationKey.PROVIDER_HOST_MODE).origin())
                .isEqualTo(Origin.DEFAULT);
        assertThat(configuration.startupTimeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(configuration.warnings())
                .satisfiesExactly(
                        line -> assertThat(line).contains("defaults.yml:3: daemon.sase_home ", "a plugin's defaults"),
                        line -> assertThat(line).contains("defaults.yml:4: daemon.provider_host "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "daemon: {startup_timeout_seconds: 7}",
                "plugin: 7",
                "plugin: ''",
                "plugin: [a]",
                "",
                "- plugin",
                "plugin: a\n: ["
            })
    void defaultsOfAPluginThatCannotBeUsedAreIgnoredWithAWarning(String content) throws IOException {
        home.plugin(content.replace("\\n", "\n")).userFile("daemon: {startup_timeout_seconds: 3}");

        assertThat(home.load().startupTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(home.load().warnings())
                .singleElement()
                .asString()
                .contains("META-INF/sase/defaults.yml", "it is ignored");
    }

    @Test
    void aRelativePathInAJarMeansNothing() throws IOException {
        home.plugin("plugin: a\nbeads: {stores: [here]}\n");

        assertProblem("defaults.yml:2: beads.stores: \"here\" is relative");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/one", "{path: /one}", "[7]", "['']", "[{path: 7}]", "[{path: /one, project: []}]", "[[/one]]"})
    void storesAreAListOfPathsOrOfMapsWithAPath(String value) throws IOException {
        home.userFile("beads: {stores: " + value + "}");

        assertProblem("beads.stores");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"true\"", "1", "[true]", "maybe"})
    void aSwitchThatIsNoBooleanIsIgnoredWithAWarning(String value) throws IOException {
        home.userFile("daemon:\n  reads:\n    force_direct: " + value + "\n    surfaces: {beads: " + value + "}\n");

        Configuration configuration = home.load();

        assertThat(configuration.forceDirect()).isFalse();
        assertThat(configuration.readGroupEnabled("beads")).isTrue();
        assertThat(configuration.warnings())
                .satisfiesExactlyInAnyOrder(
                        warning -> assertThat(warning).contains("sase.yml:3: daemon.reads.force_direct holds"),
                        warning -> assertThat(warning).contains("sase.yml:4: daemon.reads.surfaces.beads holds"));
    }

    @ParameterizedTest
    @CsvSource({
        "daemon: {run_rot: /x}, daemon.run_rot, daemon.run_root",
        "daemon: {reads: {enable: true}}, daemon.reads.enable, daemon.reads.enabled",
        "daemon: {force_direct: true}, daemon.force_direct, daemon.reads.force_direct",
        "daemon: {scheduler: {lanch_mode: direct}}, daemon.scheduler.lanch_mode, daemon.scheduler.launch_mode",
        "daemon: {provider_host: {mode: direct}}, daemon.provider_host.mode, ''",
        "daemon: {redas: {enabled: true}}, daemon.redas, ''",
        "daemon: {entirely_different: 1}, daemon.entirely_different, ''"
    })
    void anUnknownKeyOfTheDaemonIsAWarningWithASuggestion(String content, String key, String suggestion)
            throws IOException {
        home.userFile(content);

        assertThat(home.load().warnings())
                .singleElement()
                .asString()
                .contains("sase.yml:1: " + key + " ")
                .matches(suggestion.isEmpty() ? "[^?]*" : ".*did you mean \\Q" + suggestion + "\\E\\?");
    }

    @Test
    void sectionsOfOtherProgramsAreLeftAlone() throws IOException {
        home.userFile("""
                xprompts: {fix: {content: "do it", input: [a, b]}}
                beads: {color: green}
                daemon:
                  reads: {surfaces: {anything: true}}
                """);
        home.userFile("sase_beads.yml", "beads: true");

        Configuration configuration = home.load();

        assertThat(configuration.warnings()).isEmpty();
        assertThat(configuration.beadStores()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"- a\n- b\n", "text", "a: 1\n---\nb: 2\n", "a: *nowhere\n", "a: \"\\uD800\n", "\t- x: ["})
    void filesThatAreNotOneMapAreProblems(String content) throws IOException {
        home.userFile(content);

        assertProblem(home.user.resolve("sase.yml") + ":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing but a comment\n", "---\n", "{}", "\uFEFFdaemon: {}\n"})
    void emptyFilesAreFine(String content) throws IOException {
        home.userFile(content);

        assertThat(home.load().readsEnabled()).isTrue();
    }

    @Test
    void aPairOfSurrogatesMayLieAnywhere() throws IOException {
        for (int length = 1_000; length < 1_060; length++) {
            home.userFile("note: \"" + "x".repeat(length) + "\ud83d\ude00".repeat(40)
                    + "\"\ndaemon:\n  reads:\n    enabled: false\n");

            assertThat(home.load().readsEnabled()).isFalse();
        }
    }

    @Test
    void filesThatCannotBeReadAreProblems() throws IOException {
        Files.write(home.user.resolve("sase.yml"), new byte[] {'a', ':', ' ', (byte) 0xff});
        Files.createDirectory(home.user.resolve("sase_folder.yml"));
        Files.write(home.user.resolve("sase_large.yml"), new byte[YamlFile.MAX_BYTES + 1]);

        assertProblem("sase.yml: not UTF-8", "sase_folder.yml: not a regular file", "sase_large.yml: larger than");
    }

    @Test
    void aFileThatMayNotBeReadIsAProblem() throws IOException {
        Path file = home.user.resolve("sase.yml");
        Files.writeString(file, "daemon: {}");
        Files.setPosixFilePermissions(file, Set.of());
        assumeFalse(Files.isReadable(file), "this user reads everything");

        assertProblem(file + ": cannot be read (");
    }

    @Test
    void aFolderThatMayNotBeListedIsAProblem() throws IOException {
        home.userFile("daemon: {}");
        Files.setPosixFilePermissions(home.user, Set.of(PosixFilePermission.OWNER_EXECUTE));
        try {
            assumeFalse(Files.isReadable(home.user), "this user reads everything");

            assertProblem(home.user + ": cannot be listed (");
        } finally {
            Files.setPosixFilePermissions(home.user, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void aliasesStandForTheirAnchors() throws IOException {
        home.userFile("""
                root: &root /srv/run
                reads: &reads {enabled: false}
                engine: &engine
                  projection: {engine: h2}
                daemon:
                  <<: *engine
                  run_root: *root
                  reads: *reads
                """);

        Configuration configuration = home.load();

        assertThat(configuration.paths().runRoot()).contains("/srv/run");
        assertThat(configuration.projectionEngine()).isEqualTo(ProjectionEngine.H2);
        assertThat(configuration.readsEnabled()).isFalse();
        assertThat(configuration.warnings()).isEmpty();
    }

    @Test
    void aliasesThatMultiplyAndDeepNestingAreStopped() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level <= 9; level++) {
            bomb.append("a").append(level).append(": &a").append(level).append(" [");
            bomb.append(("*a" + (level - 1) + " , ").repeat(10)).append("x]\n");
        }
        home.userFile(bomb.toString());
        String wide = "a: &a [" + "x, ".repeat(5000) + "x]\n";
        home.userFile("sase_wide.yml", wide + "b: [" + "*a , ".repeat(100) + "x]\n");
        home.userFile("sase_deep.yml", "a: " + "[".repeat(200) + "]".repeat(200) + "\n");

        assertProblem(
                "sase.yml: no valid YAML: too many events",
                "sase_deep.yml:1: nested deeper",
                "stands for more than " + YamlFile.MAX_NODES + " values");
    }

    private void assertProblem(String... parts) {
        assertThatThrownBy(home::load)
                .isInstanceOfSatisfying(
                        SaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION))
                .message()
                .contains(parts)
                .doesNotContain("\n");
    }
}
