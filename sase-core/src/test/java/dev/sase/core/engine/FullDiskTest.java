package dev.sase.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sase.core.read.ReadRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The device of the stores is full; the sources lie on another one. */
class FullDiskTest {
    private static final int MANY_NOTES = 450;
    private static final int LONG_TEXT = 1_500;

    @TempDir
    Path folder;

    private Path device;
    private boolean mounted;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        device = Files.createDirectory(folder.resolve("device"));
        mounted = Files.isExecutable(Path.of("/bin/mount"))
                && run("/bin/mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", device.toString());
        assumeTrue(mounted, "a small file system cannot be mounted by this user");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (mounted && !run("/bin/umount", device.toString())) {
            assertThat(run("/bin/umount", "-l", device.toString()))
                    .as("unmounted")
                    .isTrue();
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    private ProjectedHome home() {
        return new ProjectedHome(folder, ProjectedHome.sqliteIn(device));
    }

    @Test
    void readsAreRefusedUntilThereIsRoomAgain() throws IOException {
        ProjectedHome home = home();
        for (String scope : ProjectedHome.SCOPES) {
            home.write(scope, 10, "small");
        }
        try (Engine engine = home.ready()) {
            home.requireAgreement(engine);
            Path ballast = fillUp(3_000_000);
            boolean refused = false;
            for (int version = 0; version < 12; version++) {
                for (String scope : ProjectedHome.SCOPES) {
                    home.write(scope, MANY_NOTES, "grown " + version, LONG_TEXT);
                    Optional<String> refusal = refusal(home, engine, scope);
                    if (refusal.isPresent()) {
                        refused = true;
                        assertThat(refusal.get()).contains("make room on the device");
                        EngineHealth health = engine.health();
                        assertThat(health.store()).isEqualTo(StoreState.DISK_FULL);
                        assertThat(health.message().orElseThrow()).contains("make room on the device");
                    }
                }
            }
            assertThat(refused).as("the device was full").isTrue();

            Files.delete(ballast);
            for (String scope : ProjectedHome.SCOPES) {
                home.write(scope, 12, "small again");
            }
            home.awaitAgreement(engine);
            home.requireClean(engine);
            home.requireHealthy(engine);
        }
        try (Engine engine = home.ready()) {
            home.requireHealthy(engine);
        }
    }

    @Test
    void whatCannotBeProjectedForLackOfRoomIsProjectedWhenThereIs() throws IOException {
        ProjectedHome home = home();
        for (String scope : ProjectedHome.SCOPES) {
            home.write(scope, MANY_NOTES, "large", 900);
        }
        Path ballast = fillUp(2_000_000);
        try (Engine engine = home.ready()) {
            for (String scope : ProjectedHome.SCOPES) {
                assertThat(refusal(home, engine, scope)).isPresent();
            }
            EngineHealth health = engine.health();
            assertThat(health.store()).isEqualTo(StoreState.DISK_FULL);
            assertThat(health.message().orElseThrow()).contains("make room on the device");

            Files.delete(ballast);
            for (String scope : ProjectedHome.SCOPES) {
                home.write(scope, 20, "smaller");
            }
            home.awaitAgreement(engine);
            home.requireHealthy(engine);
        }
    }

    @Test
    void storesThatCannotBeMadeForLackOfRoomSaySo() throws IOException {
        ProjectedHome home = home();
        home.write("a", 3, "any");
        Path ballast = fillUp(0);
        try (Engine engine = home.open()) {
            EngineHealth health = engine.health();
            assertThat(health.store()).isEqualTo(StoreState.DISK_FULL);
            assertThat(health.message().orElseThrow()).contains("make room on the device");
            assertThat(refusal(home, engine, "a").orElseThrow()).contains("make room on the device");
        }
        Files.delete(ballast);
        try (Engine engine = home.ready()) {
            home.requireHealthy(engine);
        }
    }

    /** Leaves so many bytes. */
    private Path fillUp(long left) throws IOException {
        Path ballast = device.resolve("ballast");
        Files.write(
                ballast, new byte[(int) Math.max(0, Files.getFileStore(device).getUsableSpace() - left)]);
        return ballast;
    }

    /** Why a read is refused; one that is not has to say what the files say. */
    private static Optional<String> refusal(ProjectedHome home, Engine engine, String scope) {
        ReadRequest request = ProjectedHome.request(scope).fresh(dev.sase.core.read.Freshness.NOW);
        try {
            assertThat(home.answer(engine, request)).isEqualTo(home.truth(request));
            return Optional.empty();
        } catch (EngineRefusal e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
