package dev.sase.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The system lets a user watch so many folders and no more. Each engine runs in a process for which the limit is another. */
class WatchQuotaTest {
    private static final Path UNSHARE = Path.of("/usr/bin/unshare");
    private static final String LIMIT = "/proc/sys/user/max_inotify_watches";

    @TempDir
    Path folder;

    private ProjectedHome home;

    @BeforeEach
    void write() throws IOException, InterruptedException {
        assumeTrue(
                Files.isExecutable(UNSHARE) && Files.exists(Path.of(LIMIT)) && limited(1, List.of("true")) == 0,
                "this user cannot run a process with a limit of its own");
        home = ProjectedHome.sqlite(folder);
        for (String scope : ProjectedHome.SCOPES) {
            home.write(scope, 4, "first");
        }
    }

    /** Runs in the limited process: follows the home, changes it, and compares its answers with the files. */
    public static void main(String[] arguments) throws IOException {
        ProjectedHome home = ProjectedHome.sqlite(Path.of(arguments[0]));
        try (Engine engine = home.following()) {
            home.requireAgreement(engine);
            for (String scope : ProjectedHome.SCOPES) {
                home.write(scope, 5, "changed");
            }
            home.awaitAgreement(engine);
            SurfaceHealth health =
                    Objects.requireNonNull(engine.health().surfaces().get("notes"));
            System.out.println("state " + health.state() + ", following " + health.following() + ", because "
                    + health.followingReason().orElse("nothing is in the way"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whatCannotBeWatchedIsPolledWithTheReason(int watches) throws IOException, InterruptedException {
        assertThat(follow(watches))
                .contains("state OK, following POLLING, because ")
                .contains("limit");
    }

    @Test
    void whatCanBeWatchedIsWatched() throws IOException, InterruptedException {
        assertThat(follow(100)).contains("state OK, following WATCHING, because nothing is in the way");
    }

    private String follow(int watches) throws IOException, InterruptedException {
        int code = limited(
                watches,
                List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WatchQuotaTest.class.getName(),
                        folder.toString()));
        String output = Files.readString(output());
        assertThat(code).as(output).isZero();
        return output;
    }

    private Path output() {
        return folder.resolve("output");
    }

    /** Runs a command in a user namespace that may watch so many folders. */
    private int limited(int watches, List<String> command) throws IOException, InterruptedException {
        List<String> setting = List.of(
                UNSHARE.toString(),
                "--user",
                "--map-root-user",
                "sh",
                "-c",
                "echo " + watches + " > " + LIMIT + " && exec \"$@\"",
                "sh");
        Process process = new ProcessBuilder(
                        Stream.concat(setting.stream(), command.stream()).toList())
                .redirectErrorStream(true)
                .redirectOutput(output().toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
        return process.exitValue();
    }
}
