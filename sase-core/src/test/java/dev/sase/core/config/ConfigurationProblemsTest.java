package dev.sase.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
                  startup_timeout_seconds: soon
                  projection:
                    engine: oracle
                  reads: [enabled]
                beads:
                  stores:
                    - /fine
                    - {project: p}
                """);
        home.userFile("sase_broken.yml", "a: 1\nb: [1, 2\nc: 3\n");
        home.projectFile("daemon:\n  sase_home: ~bob/sase\n");
        String file = home.user.resolve("sase.yml").toString();

        assertThatThrownBy(home::load)
                .isInstanceOfSatisfying(
                        SaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION))
                .message()
                .contains(file + ":2: daemon.run_root holds 7.0 where a path is wanted")
                .contains(file + ":3: daemon.startup_timeout_seconds holds the text \"soon\"")
                .contains(file + ":5: daemon.projection.engine holds the text \"oracle\" where sqlite or h2 is wanted")
                .contains(file + ":6: daemon.reads holds a list where a map is wanted")
                .contains(file + ":10: beads.stores holds a map")
                .contains(home.user.resolve("sase_broken.yml") + ":")
                .contains("no valid YAML")
                .contains(home.project.resolve("sase.yml") + ":2: daemon.sase_home: \"~bob/sase\"")
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "true", ".inf", ".nan", "1e9", "[5]"})
    void aTimeoutIsANumberOfSecondsAboveZero(String value) throws IOException {
        home.userFile("daemon: {startup_timeout_seconds: " + value + "}");

        assertProblem("daemon.startup_timeout_seconds");
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
    void keysOfOtherProgramsAreLeftAlone() throws IOException {
        home.userFile("""
                xprompts: {fix: {content: "do it", input: [a, b]}}
                beads: {color: green}
                daemon:
                  command: [sase_gateway]
                  disable_mobile_http: true
                  scheduler: {launch_mode: direct}
                  provider_host: {default_mode: direct, modes: {llm_invoke: direct}}
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
    void filesThatCannotBeReadAreProblems() throws IOException {
        Files.write(home.user.resolve("sase.yml"), new byte[] {'a', ':', ' ', (byte) 0xff});
        Files.createDirectory(home.user.resolve("sase_folder.yml"));
        Files.write(home.user.resolve("sase_large.yml"), new byte[YamlFile.MAX_BYTES + 1]);

        assertProblem("sase.yml: not UTF-8", "sase_folder.yml: not a regular file", "sase_large.yml: larger than");
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
