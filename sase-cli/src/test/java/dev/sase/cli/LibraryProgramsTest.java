package dev.sase.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.testkit.SaseHomeFixture;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the programs of {@code examples/library} that keep a projection of their own. */
@Timeout(180)
class LibraryProgramsTest {
    @TempDir
    private Path folder;

    private Path classes;

    @BeforeEach
    void compile() throws Exception {
        classes = Files.createDirectories(folder.resolve("classes"));
        assertThat(Checkout.compile(Checkout.find().files("examples/library", ".java"), classes))
                .isEmpty();
        SaseHomeFixture.at(folder.resolve("home"))
                .write(
                        "notifications/notifications.jsonl",
                        "{\"id\":\"n-1\",\"timestamp\":\"2026-05-01T09:00:00+00:00\",\"sender\":\"build\",\"notes\":[\"green\"]}\n");
    }

    @Test
    void aProjectionInMemoryIsBuiltAndRead() throws Exception {
        assertThat(run("ProjectIntoMemory"))
                .contains("notifications: ok", "beads: ok")
                .last()
                .asString()
                .startsWith("{")
                .contains("\"active\":1");
        assertThat(folder.resolve("home/run")).doesNotExist();
    }

    @Test
    void anEmbeddedDaemonAnswersAndIsGoneWhenTheProgramEnds() throws Exception {
        assertThat(run("EmbedTheDaemon")).containsExactly("serves home", "from the daemon");
        assertThat(folder.resolve("home/run/sase-host/daemon.lock")).doesNotExist();
    }

    private List<String> run(String program) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
                        "-cp",
                        classes + File.pathSeparator + System.getProperty("java.class.path"),
                        program,
                        folder.resolve("home").toString())
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("output").toFile())
                .redirectError(folder.resolve("errors").toFile());
        builder.environment().clear();
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("errors")))
                .isZero();
        return Files.readAllLines(folder.resolve("output"), StandardCharsets.UTF_8);
    }
}
