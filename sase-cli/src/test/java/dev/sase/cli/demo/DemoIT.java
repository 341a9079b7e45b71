package dev.sase.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.cli.CommandRun;
import dev.sase.cli.demo.generate.HomeGenerator;
import dev.sase.cli.demo.generate.HomePlan;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole demo, with its real daemon. */
@Timeout(240)
class DemoIT {
    @TempDir
    private Path folder;

    private static List<Path> entries(Path parent) throws IOException {
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.toList();
        }
    }

    private static List<ProcessHandle> descendants(ProcessHandle of) {
        try (Stream<ProcessHandle> found = of.descendants()) {
            return found.filter(ProcessHandle::isAlive).toList();
        }
    }

    private ProcessBuilder child(Path temporary, String... arguments) {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-Djava.io.tmpdir=" + temporary,
                                "-cp",
                                System.getProperty("java.class.path"),
                                "dev.sase.cli.Main"),
                        Stream.of(arguments))
                .toList();
        return new ProcessBuilder(command);
    }

    @Test
    void theDemoFindsNoDifferenceAndLeavesNothingBehind() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        File out = folder.resolve("out").toFile();
        File err = folder.resolve("err").toFile();

        Process demo = child(temporary, "demo", "--records", "50", "--seed", "3")
                .redirectOutput(out)
                .redirectError(err)
                .start();
        assertThat(demo.waitFor(200, TimeUnit.SECONDS)).isTrue();

        assertThat(demo.exitValue()).as(Files.readString(err.toPath())).isZero();
        assertThat(Files.readString(out.toPath()))
                .contains(
                        "seed 3, 50 beads, 50 notifications, 50 ChangeSpecs, 25 agent runs, 5 xprompts",
                        "bead list",
                        "notify counts",
                        "changespec search",
                        "changespec current",
                        "agents status",
                        "agents show",
                        "xprompt list",
                        "xprompt show",
                        "snippet list",
                        "file-history list",
                        "are the same bytes on both paths")
                .doesNotContain("NO", "not served");
        assertThat(Files.readString(err.toPath()))
                .contains("nothing is left behind")
                .doesNotContain("not asked");
        assertThat(entries(temporary).stream()
                        .filter(path -> path.getFileName().toString().startsWith("sase-demo")))
                .isEmpty();
    }

    @Test
    void anInterruptedDemoLeavesNothingBehindEither() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Process demo = child(temporary, "demo", "--records", "8000")
                .redirectErrorStream(true)
                .start();
        List<ProcessHandle> daemons = List.of();
        try (var lines = demo.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains("rebuilding")) {
                    daemons = descendants(demo.toHandle());
                    // Not Process.destroy, which would close the stream that is being read.
                    demo.toHandle().destroy();
                }
            }
        }
        assertThat(demo.waitFor(60, TimeUnit.SECONDS)).isTrue();

        assertThat(daemons).as("the daemon while the demo ran").isNotEmpty();
        assertThat(daemons.stream().filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(entries(temporary).stream()
                        .filter(path -> path.getFileName().toString().startsWith("sase-demo")))
                .isEmpty();
    }

    @Test
    void aGivenHomeIsReadAndNeverWritten() throws IOException {
        Path home = folder.resolve("home");
        HomeGenerator.generate(home, HomePlan.ofEverything(8, 40, Instant.parse("2026-06-01T12:00:00Z")));
        Map<Path, FileTime> before = times(home);

        CommandRun.Result result = CommandRun.in(home).sase("demo", "--home", home.toString());

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(times(home)).isEqualTo(before);
        assertThat(descendants(ProcessHandle.current())).isEmpty();
    }

    private static Map<Path, FileTime> times(Path home) throws IOException {
        Map<Path, FileTime> times = new TreeMap<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.toList()) {
                times.put(file, Files.getLastModifiedTime(file));
            }
        }
        return times;
    }
}
