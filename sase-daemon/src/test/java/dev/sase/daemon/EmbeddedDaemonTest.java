package dev.sase.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sase.core.engine.Storage;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EmbeddedDaemonTest {
    @Test
    void startsAndClosesTwiceInOneJvmAndLeavesNothingButItsDatabases() throws IOException {
        try (DaemonFixture fixture = new DaemonFixture()) {
            for (int i = 0; i < 2; i++) {
                SaseDaemon daemon = fixture.builder().start();
                try (RawClient client = fixture.client()) {
                    Backfill.await(client);
                    assertThat(mode(fixture.socket())).isEqualTo("rw-------");
                    assertThat(mode(fixture.runRoot())).isEqualTo("rwx------");
                    assertThat(daemon.isStopped()).isFalse();
                    daemon.close();
                    assertThat(daemon.isStopped()).isTrue();
                    assertThat(client.isClosedByDaemon()).isTrue();
                }
                assertThat(names(fixture.runRoot())).containsExactly("journal", "projections");
            }
            long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
            while (!daemonThreads().isEmpty() && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            assertThat(daemonThreads()).isEmpty();
        }
    }

    @Test
    void keepsItsProjectionInMemoryWhenToldSo() throws IOException {
        try (DaemonFixture fixture = new DaemonFixture()) {
            try (SaseDaemon _ = fixture.builder().storage(new Storage.Memory()).start();
                    RawClient client = fixture.client()) {
                Backfill.await(client);
                assertThat(client.request("health", "{\"include_capabilities\":false}")
                                .at("/data/details/projection_db/path")
                                .stringValue())
                        .isEqualTo(":memory:");
            }
            assertThat(names(fixture.runRoot())).isEmpty();
        }
    }

    @Test
    void aSecondDaemonOfTheRunRootIsRefusedAndTheFirstServesOn() throws IOException {
        try (DaemonFixture fixture = new DaemonFixture();
                SaseDaemon _ = fixture.builder().start();
                RawClient client = fixture.client()) {
            assertThatThrownBy(() -> fixture.builder().start())
                    .isInstanceOfSatisfying(
                            SaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ALREADY_OWNED))
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
            assertThat(client.request("capabilities", "").get("type").stringValue())
                    .isEqualTo("capabilities");
            assertThat(fixture.socket()).exists();
        }
    }

    @Test
    void startFailuresNameTheirCauseAndLeaveNothing() throws IOException {
        try (DaemonFixture fixture = new DaemonFixture()) {
            Path missing = fixture.home.resolve("missing");
            assertCode(
                    ErrorCode.HOME_NOT_FOUND,
                    () -> SaseDaemon.builder(missing).environment(Map.of()).start());
            assertThat(missing).doesNotExist();
            Path tooLong = fixture.home.resolve("x".repeat(120));
            assertCode(
                    ErrorCode.SOCKET_PATH_TOO_LONG,
                    () -> fixture.builder().socketPath(tooLong).start());
            assertCode(
                    ErrorCode.INVALID_CONFIGURATION,
                    () -> fixture.builder()
                            .runRoot(fixture.home.resolve("projects/run"))
                            .start());
            Path file = Files.writeString(fixture.home.resolve("precious"), "keep me");
            assertCode(
                    ErrorCode.NOT_WRITABLE,
                    () -> fixture.builder().socketPath(file).start());
            assertThat(file).hasContent("keep me");
            assertThat(names(fixture.runRoot())).isEmpty();
        }
    }

    @Test
    void aLeftOverSocketIsTakenOver() throws IOException {
        try (DaemonFixture fixture = new DaemonFixture()) {
            Files.createDirectories(fixture.runRoot());
            try (var left = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                left.bind(UnixDomainSocketAddress.of(fixture.socket()));
            }
            assertThat(fixture.socket()).exists();
            try (SaseDaemon _ = fixture.builder().start();
                    RawClient client = fixture.client()) {
                assertThat(client.request("capabilities", "").get("type").stringValue())
                        .isEqualTo("capabilities");
            }
        }
    }

    @Test
    void leavesByItselfWhenNobodyUsesIt() throws IOException {
        try (DaemonFixture fixture = new DaemonFixture()) {
            try (SaseDaemon daemon =
                            fixture.builder().idleExit(Duration.ofMillis(200)).start();
                    RawClient idleClient = fixture.client()) {
                long start = System.nanoTime();
                daemon.awaitStopped();
                assertThat(Duration.ofNanos(System.nanoTime() - start))
                        .isBetween(Duration.ofMillis(50), Duration.ofSeconds(5));
                assertThat(idleClient.isClosedByDaemon()).isTrue();
            }
            assertThat(fixture.socket()).doesNotExist();
        }
    }

    @Test
    void leavesWhenItsLockFileIsTakenAway() throws IOException {
        try (DaemonFixture fixture = new DaemonFixture();
                SaseDaemon daemon = fixture.builder().start()) {
            Files.delete(fixture.runRoot().resolve("daemon.lock"));
            try (RawClient client = fixture.client()) {
                assertThat(client.isClosedByDaemon()).isTrue();
            }
            daemon.awaitStopped();
        }
    }

    private static void assertCode(ErrorCode code, ThrowingCallable start) {
        assertThatThrownBy(start)
                .isInstanceOfSatisfying(
                        SaseException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static List<String> names(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static List<String> daemonThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("sase-"))
                .toList();
    }
}
