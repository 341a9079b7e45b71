package dev.sase.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
class DaemonProcessIT {
    @TempDir
    Path scratch;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endWhatIsLeft() {
        started.forEach(Process::destroyForcibly);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void aSignalLeavesNoProcessAndNoRuntimeFile(String signal) throws Exception {
        assumeFalse(
                signal.equals("INT") && ignoresInterrupt(),
                "whoever started the tests has SIGINT ignored, as a shell does for what it runs in the background");
        try (DaemonFixture fixture = new DaemonFixture()) {
            Process daemon = daemon(fixture);
            awaitSocket(fixture, daemon);
            assertThat(ownProcesses()).isEqualTo(1);
            try (RawClient client = fixture.client()) {
                assertThat(client.line("{\"jsonrpc\":\"2.0\",\"method\":\"ping\",\"id\":1}")
                                .at("/result/pid")
                                .longValue())
                        .isEqualTo(daemon.pid());
            }
            assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(daemon.pid()))
                            .start()
                            .waitFor())
                    .isZero();
            assertThat(daemon.waitFor()).isZero();
            assertThat(ownProcesses()).isZero();
            assertThat(names(fixture.runRoot())).containsExactlyInAnyOrder("journal", "projections");
            assertThat(names(scratch.resolve("tmp")).filter(name -> name.matches(".*(sqlite|junixsocket).*")))
                    .isEmpty();
            assertThat(scratch.resolve("out")).isEmptyFile();
            assertThat(scratch.resolve("err"))
                    .content()
                    .contains("started")
                    .contains("reason=signal")
                    .doesNotContain("WARN");
        }
    }

    @Test
    void aKilledDaemonIsFollowedByAnother() throws Exception {
        try (DaemonFixture fixture = new DaemonFixture()) {
            Process first = daemon(fixture);
            awaitSocket(fixture, first);
            first.destroyForcibly().waitFor();
            assertThat(fixture.socket()).exists();
            Process second = daemon(fixture);
            try (RawClient client = awaitAnswer(fixture, second)) {
                assertThat(client.line("{\"jsonrpc\":\"2.0\",\"method\":\"shutdown\",\"id\":1}")
                                .at("/result/pid")
                                .longValue())
                        .isEqualTo(second.pid());
            }
            assertThat(second.waitFor()).isZero();
            assertThat(names(fixture.runRoot())).containsExactlyInAnyOrder("journal", "projections");
        }
    }

    @Test
    void aSecondDaemonIsRefusedNamingTheOwner() throws Exception {
        try (DaemonFixture fixture = new DaemonFixture()) {
            Process first = daemon(fixture);
            awaitSocket(fixture, first);
            Process second = daemon(fixture);
            assertThat(second.waitFor()).isEqualTo(1);
            assertThat(Files.readAllLines(scratch.resolve("err")))
                    .anySatisfy(line -> assertThat(line)
                            .startsWith("sase daemon: already_owned:")
                            .contains("process " + first.pid()));
            try (RawClient client = fixture.client()) {
                assertThat(client.line("{\"jsonrpc\":\"2.0\",\"method\":\"shutdown\",\"id\":1}")
                                .has("result"))
                        .isTrue();
            }
            assertThat(first.waitFor()).isZero();
        }
    }

    @Test
    void everyStartFailureIsOneLineAndExitOne() throws Exception {
        assertFails(
                "home_not_found",
                "daemon",
                "--sase-home",
                scratch.resolve("missing").toString());
        assertFails(
                "socket_path_too_long", "daemon", "-H", scratch.toString(), "--socket-path", "/tmp/" + "x".repeat(120));
        String unsafe = scratch.resolve("beads").toString();
        assertFails("invalid_configuration", "daemon", "-H", scratch.toString(), "--run-root", unsafe);
        assertFails("invalid_request", "daemon", "--bind", "127.0.0.1:7629");
        assertFails("invalid_request", "start");
    }

    private void assertFails(String token, String... arguments) throws Exception {
        Files.deleteIfExists(scratch.resolve("err"));
        Process process = start(List.of(arguments));
        assertThat(process.waitFor()).as(token).isEqualTo(1);
        List<String> lines = Files.readAllLines(scratch.resolve("err"));
        assertThat(lines).singleElement().asString().startsWith("sase daemon: " + token + ": ");
    }

    @Test
    void oneRebuildPrintsOneDocumentAndLeavesNothingElse() throws Exception {
        try (DaemonFixture fixture = new DaemonFixture()) {
            assertThat(daemon(fixture, "--rebuild-once").waitFor()).isZero();

            JsonNode document = JsonMapper.shared().readTree(Files.readString(scratch.resolve("out")));
            assertThat(document.propertyNames())
                    .containsExactly(
                            "limitation", "mode", "report", "schema_version", "source_exports", "storage_reset_only");
            assertThat(document.get("mode").stringValue()).isEqualTo("projection_storage_rebuild");
            assertThat(document.get("storage_reset_only").booleanValue()).isTrue();
            assertThat(document.get("report").propertyNames())
                    .containsExactly(
                            "duplicate_seed_events",
                            "replay",
                            "reset",
                            "schema_version",
                            "seeded_events",
                            "source_diffs");
            assertThat(scratch.resolve("err")).content().contains("rebuilt from the journal");
            assertThat(names(fixture.runRoot())).containsExactlyInAnyOrder("journal", "projections");
        }
    }

    @Test
    void oneRebuildIsRefusedWhileADaemonRuns() throws Exception {
        try (DaemonFixture fixture = new DaemonFixture()) {
            Process first = daemon(fixture);
            awaitSocket(fixture, first);

            assertThat(daemon(fixture, "--rebuild-once").waitFor()).isEqualTo(1);

            assertThat(scratch.resolve("err")).content().contains("sase daemon: already_owned:");
            assertThat(scratch.resolve("out")).isEmptyFile();
            first.destroy();
            assertThat(first.waitFor()).isZero();
        }
    }

    @Test
    void helpIsPrintedOnStandardOutput() throws Exception {
        assertThat(start(List.of("daemon", "--help")).waitFor()).isZero();
        assertThat(scratch.resolve("out")).content().contains("--sase-home");
        assertThat(scratch.resolve("err")).isEmptyFile();
    }

    @Test
    void anIdleDaemonLeavesByItself() throws Exception {
        try (DaemonFixture fixture = new DaemonFixture()) {
            Process daemon = daemon(fixture, "--idle-exit-seconds", "1");
            assertThat(daemon.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(daemon.exitValue()).isZero();
            assertThat(names(fixture.runRoot())).containsExactlyInAnyOrder("journal", "projections");
        }
    }

    private Process daemon(DaemonFixture fixture, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("daemon", "--sase-home", fixture.home.toString()));
        arguments.addAll(List.of("--run-root", fixture.runRoot().toString(), "--disable-mobile-http"));
        arguments.addAll(List.of(more));
        return start(arguments);
    }

    private Process start(List<String> arguments) throws IOException {
        Path temporary = Files.createDirectories(scratch.resolve("tmp"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(scratch.resolve("out").toFile()))
                .redirectError(
                        ProcessBuilder.Redirect.appendTo(scratch.resolve("err").toFile()));
        builder.environment().put("HOME", scratch.toString());
        builder.environment().put("HOSTNAME", "test");
        builder.environment().remove("SASE_HOME");
        Process process = builder.start();
        started.add(process);
        return process;
    }

    /** Children inherit it; a JVM leaves a signal alone that it finds ignored. */
    private static boolean ignoresInterrupt() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        String mask = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> line.substring("SigIgn:".length()).strip())
                .findFirst()
                .orElse("0");
        int interrupt = 2;
        return (Long.parseUnsignedLong(mask, 16) >> (interrupt - 1) & 1) == 1;
    }

    private void awaitSocket(DaemonFixture fixture, Process daemon) throws Exception {
        awaitAnswer(fixture, daemon).close();
    }

    private RawClient awaitAnswer(DaemonFixture fixture, Process daemon) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < deadline && daemon.isAlive()) {
            try {
                return fixture.client();
            } catch (IOException _) {
                boolean _ = daemon.waitFor(10, TimeUnit.MILLISECONDS);
            }
        }
        throw new AssertionError("the daemon does not serve: " + Files.readString(scratch.resolve("err")));
    }

    /** The processes that were started here and what they started. */
    private long ownProcesses() {
        return started.stream()
                .flatMap(process -> Stream.concat(Stream.of(process.toHandle()), process.descendants()))
                .filter(ProcessHandle::isAlive)
                .count();
    }

    private static Stream<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).toList().stream();
        }
    }
}
