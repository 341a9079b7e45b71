package dev.sase.core.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.core.engine.Engine;
import dev.sase.core.fault.FaultPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process is killed at each named step of a backup or restore; the next one finds nothing wrong. */
@Timeout(120)
class KilledBackupTest {
    @TempDir
    private Path folder;

    private BackedUpHome home;
    private BackupReport whole;

    @BeforeEach
    void makeBackup() throws IOException {
        home = new BackedUpHome(folder.resolve("home"));
        home.write("a", "n1|open|First\nn2|done|Second\n");
        try (Engine engine = home.served()) {
            whole = engine.backup(Optional.empty());
        }
        home.write("a", "n1|open|First, changed\n");
        home.write("b", "m1|open|New\n");
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultPoint.class,
            names = {"BACKUP_COPY_WRITTEN", "BACKUP_WITHOUT_METADATA"})
    void aKilledBackupIsNotListed(FaultPoint point) throws Exception {
        killAt(point, "backup");

        assertSound();
        try (Engine engine = home.served(Clock.systemUTC())) {
            assertThat(engine.backups(20)).containsExactly(whole);
            BackupReport next = engine.backup(Optional.empty());
            assertThat(engine.backups(20)).containsExactly(next, whole);
            assertThat(home.names()).noneMatch(name -> name.contains(".part"));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultPoint.class,
            names = {"RESTORE_COPY_WRITTEN", "RESTORE_SAFETY_COPY_MADE", "RESTORE_SWAPPED"})
    void aKilledRestoreLeavesTheOldOrTheRestoredProjection(FaultPoint point) throws Exception {
        killAt(point, "restore", whole.path().toString());

        assertSound();
        home.write("b", "m1|open|New, and changed after the kill\n");
        try (Engine engine = home.served(Clock.systemUTC())) {
            assertThat(engine.backups(20)).containsExactly(whole);
            engine.restore(whole.path().toString(), false);
            assertThat(BackedUpHome.texts(engine, "b")).containsExactly("New, and changed after the kill");
            BackedUpHome.assertClean(engine);
            assertThat(engine.backups(20)).hasSize(2);
            assertThat(home.names()).noneMatch(name -> name.contains(".part"));
            assertThat(BackedUpHome.names(home.locations.projectionPath().resolveSibling("")))
                    .allMatch(name -> name.startsWith("projection.sqlite"));
        }
    }

    private void assertSound() {
        try (Engine engine = home.served(Clock.systemUTC())) {
            assertThat(BackedUpHome.texts(engine, "a")).containsExactly("First, changed");
            assertThat(BackedUpHome.texts(engine, "b")).containsExactly("New");
            BackedUpHome.assertClean(engine);
        }
    }

    private void killAt(FaultPoint point, String... what) throws Exception {
        Path reached = folder.resolve("reached");
        Path output = folder.resolve("output");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dsase.fault=" + point.token(),
                "-Dsase.fault.file=" + reached,
                "-cp",
                System.getProperty("java.class.path"),
                BackedUpHome.class.getName(),
                home.locations.saseHome().toString()));
        command.addAll(List.of(what));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            while (!Files.exists(reached)) {
                boolean ended = process.waitFor(10, TimeUnit.MILLISECONDS);
                assertThat(ended)
                        .as(() -> "it was to stop at " + point + ": " + text(output))
                        .isFalse();
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
