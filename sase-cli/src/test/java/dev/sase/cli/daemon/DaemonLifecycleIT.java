package dev.sase.cli.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.cli.CommandRun;
import dev.sase.cli.demo.generate.HomeGenerator;
import dev.sase.cli.demo.generate.HomePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** A real daemon in a process of its own, from start to stop. */
@Timeout(180)
class DaemonLifecycleIT {
    private static final String NOW = "2026-06-01T12:00:00Z";
    private static final int ATTEMPTS = 50;

    @TempDir
    private Path home;

    private CommandRun user;

    @BeforeEach
    void start() throws IOException {
        HomeGenerator.generate(home, new HomePlan(11, 1400, 700, Instant.parse(NOW)));
        user = CommandRun.in(home);
        CommandRun.Result started = user.sase("daemon", "start", "-T", "60");
        assertThat(started.err()).contains("Starting SASE daemon", "runs");
        assertThat(started.code()).isZero();
        assertThat(started.out()).isEmpty();
    }

    @AfterEach
    void stop() throws Exception {
        long pid = pid();
        CommandRun.Result stopped = user.sase("daemon", "stop", "-T", "60");
        if (pid != 0) {
            assertThat(stopped.out()).isEqualTo("Stopped SASE daemon pid " + pid + ".\n");
        }
        assertThat(stopped.code()).isZero();
        awaitEnd(pid);
        Path runRoot = home.resolve("run/sase-host");
        assertThat(List.of("sase-daemon.sock", "daemon.lock", "daemon.lock.json"))
                .allSatisfy(name -> assertThat(runRoot.resolve(name)).doesNotExist());
        assertThat(children()).as("processes that were started and still run").isEmpty();
        assertThat(user.sase("daemon", "status").out()).contains("status: stopped");
    }

    /** The process is a child of this one, which may need a moment to collect it. */
    private static void awaitEnd(long pid) throws Exception {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        if (process.isPresent()) {
            process.get().onExit().get(10, TimeUnit.SECONDS);
        }
    }

    private static List<String> children() {
        try (Stream<ProcessHandle> children = ProcessHandle.current().descendants()) {
            return children.filter(ProcessHandle::isAlive)
                    .map(child -> child.info().commandLine().orElse("?"))
                    .toList();
        }
    }

    private JsonNode status() {
        return JsonMapper.shared()
                .readTree(user.sase("daemon", "status", "--json").out());
    }

    private long pid() {
        JsonNode metadata = status().get("metadata");
        return metadata.isNull() ? 0 : metadata.get("pid").asLong();
    }

    /** Asks until the daemon answers: one that just began may be slower than the files, which then answer in its place. */
    private CommandRun.Result fromDaemon(String... arguments) throws IOException {
        CommandRun.Result result = explained(arguments);
        for (int i = 0; i < ATTEMPTS && !result.err().contains("answered from the daemon"); i++) {
            Files.deleteIfExists(home.resolve("run/sase-host/daemon-silent"));
            result = explained(arguments);
        }
        assertThat(result.err()).contains("answered from the daemon").doesNotContain("from the files");
        return result;
    }

    private CommandRun.Result explained(String... arguments) {
        return user.sase(
                Stream.concat(Stream.of(arguments), Stream.of("--explain")).toArray(String[]::new));
    }

    @Test
    void answersAreTheSameBytesWithAndWithoutTheDaemon() throws IOException {
        assertThat(user.sase("daemon", "rebuild", "-T", "60").code()).isZero();
        List<List<String>> commands = List.of(
                List.of("bead", "list", "--project", "atlas", "--all"),
                List.of("bead", "list", "--project", "orion", "--all"),
                List.of("bead", "show", "atlas-1", "--project", "atlas"),
                List.of("bead", "ready", "--project", "orion"),
                List.of("bead", "stats", "--project", "orion"),
                List.of("notify", "list", "--all"),
                List.of("notify", "counts"));
        for (List<String> command : commands) {
            for (String form : List.of("--json", "--no-daemon")) {
                // Once as JSON and once as text.
                List<String> asked =
                        Stream.concat(command.stream(), Stream.of("--now", NOW)).toList();
                List<String> shown = form.equals("--json")
                        ? Stream.concat(asked.stream(), Stream.of(form)).toList()
                        : asked;
                List<String> direct =
                        Stream.concat(shown.stream(), Stream.of("--no-daemon")).toList();

                CommandRun.Result files = user.sase(direct.toArray(String[]::new));

                assertThat(files.code()).isZero();
                assertThat(fromDaemon(shown.toArray(String[]::new)).out())
                        .as("%s", shown)
                        .isEqualTo(files.out());
            }
        }
    }

    @Test
    void statusTellsOfTheRunningDaemon() {
        JsonNode status = status();

        assertThat(status.get("state").asString()).isEqualTo("running");
        assertThat(status.get("rpc").get("available").asBoolean()).isTrue();
        assertThat(status.get("rpc").get("health").get("service").asString()).isEqualTo("sase_local_daemon");
        assertThat(user.sase("daemon", "status").out()).contains("status: running", "PID: " + pid(), "RPC: ");
    }

    @Test
    void statusTellsOfTheStoresAndOfEverySurface() throws IOException {
        Path file = home.resolve("notifications/notifications.jsonl");
        long lines = Files.readAllLines(file).size();
        Files.writeString(file, Files.readString(file) + "{ not json\n");
        assertThat(user.sase("daemon", "rebuild", "-T", "60").code()).isZero();

        String text = user.sase("daemon", "status").out();

        assertThat(text)
                .containsPattern("(?m)^Storage: ok, sqlite database=\\S+ wal=\\S+ journal=\\S+ journal_wal=\\S+$")
                .containsPattern("(?m)^Indexing: ok told=\\d+ .* looks=\\d+$")
                .containsPattern(
                        "(?m)^- beads: ok \\w+ lag=\\d+ms pending=\\d+ sources=\\d+ records=[1-9]\\d* corrupt=0 broken=0$")
                .containsPattern("(?m)^- notifications: ok .* corrupt=1 broken=0$")
                .contains("  First corrupt: " + file + ":" + (lines + 1) + ": ");
        JsonNode details = status().at("/rpc/health/details");
        assertThat(details.at("/indexing/surfaces").size()).isEqualTo(5);
        assertThat(details.at("/projection_db/storage/engine").asString()).isEqualTo("sqlite");
    }

    @Test
    void anAnswerSaysUpToWhichEventItGoesHoweverNewItHasToBe() throws IOException {
        assertThat(user.sase("daemon", "rebuild", "-T", "60").code()).isZero();
        for (String fresh : List.of("any", "bounded:60000", "now")) {
            assertThat(fromDaemon("notify", "counts", "--fresh", fresh).err())
                    .containsPattern("answered from the daemon, sequence [1-9]\\d* in ");
        }
        assertThat(fromDaemon("notify", "list", "--fresh", "now").err())
                .containsPattern("answered from the daemon, snapshot \\w+, sequence [1-9]\\d* in ");
    }

    @Test
    void aSecondStartLeavesTheFirstDaemonAlone() {
        long pid = pid();

        CommandRun.Result again = user.sase("daemon", "start");

        assertThat(again.code()).isZero();
        assertThat(again.err()).contains("runs already, pid " + pid);
        assertThat(pid()).isEqualTo(pid);
    }

    @Test
    void restartReplacesTheDaemon() throws Exception {
        long pid = pid();

        CommandRun.Result restarted = user.sase("daemon", "restart", "-T", "60");

        assertThat(restarted.code()).isZero();
        assertThat(pid()).isNotZero().isNotEqualTo(pid);
        awaitEnd(pid);
    }

    @Test
    void maintenanceReportsInBothForms() {
        JsonNode rebuilt = JsonMapper.shared()
                .readTree(user.sase("daemon", "rebuild", "--json", "-T", "60").out());
        assertThat(List.copyOf(rebuilt.propertyNames()))
                .isSorted()
                .contains(
                        "source",
                        "mode",
                        "surface",
                        "project_id",
                        "limitation",
                        "report",
                        "source_exports",
                        "summaries",
                        "elapsed_ms");
        assertThat(rebuilt.get("source").asString()).isEqualTo("live_daemon_rpc");
        assertThat(List.copyOf(rebuilt.get("summaries").get(0).propertyNames()))
                .isSorted()
                .contains("project_id", "message", "diff_counts");

        CommandRun.Result verified = user.sase("daemon", "verify", "--surface", "beads", "--json", "-T", "60");
        assertThat(verified.code()).isZero();
        assertThat(JsonMapper.shared().readTree(verified.out()).get("ok").asBoolean())
                .isTrue();
        assertThat(user.sase("daemon", "verify", "-T", "60").out()).startsWith("Verify: ok\n- ");
        assertThat(user.sase("daemon", "verify", "--full", "-T", "60").out()).startsWith("Verify: ok\n- ");

        CommandRun.Result diff = user.sase("daemon", "diff", "--json", "-T", "60");
        assertThat(diff.code()).isZero();
        assertThat(JsonMapper.shared().readTree(diff.out()).get("next_cursor").isNull())
                .isTrue();
    }

    @Test
    void aBrokenSourceMakesVerifyAndDiffFailAndSayWhere() throws IOException {
        Path file = home.resolve("notifications/notifications.jsonl");
        Files.writeString(file, Files.readString(file) + "{ not json\n");
        assertThat(user.sase("daemon", "rebuild", "-T", "60").code()).isZero();

        CommandRun.Result verified = user.sase("daemon", "verify", "-T", "60");
        assertThat(verified.code()).isEqualTo(1);
        assertThat(verified.out()).startsWith("Verify: degraded").contains("corrupt=1");

        CommandRun.Result diff = user.sase("daemon", "diff", "--surface", "notifications", "-T", "60");
        assertThat(diff.code()).isEqualTo(1);
        assertThat(diff.out()).contains("- corrupt ");
    }

    @Test
    void aMistypedSurfaceIsAUsageError() {
        CommandRun.Result result = user.sase("daemon", "verify", "--surface", "bead");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("did you mean 'beads'?").hasLineCount(1);
    }
}
