package dev.sase.core.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sase.core.home.Ownership.Recovery;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class OwnershipTest {
    @TempDir
    Path home;

    private OwnedRunRoot root;
    private Locations locations;

    @BeforeEach
    void createRunRoot() {
        root = new OwnedRunRoot(home);
        locations = root.locations;
    }

    @Test
    void anOwnerHoldsTheLockOfAnEmptyFileAndDescribesItself() {
        try (Ownership ownership = root.take()) {
            assertThat(ownership.recovery()).isEqualTo(Recovery.CLEAN);
            assertThat(ownership.isHeld()).isTrue();
            assertThat(KernelLock.isHeld(locations.lockPath())).isTrue();
            assertThat(locations.lockPath()).isEmptyFile();
            assertThat(OwnershipMetadata.read(locations.metadataPath()).readable())
                    .contains(ownership.metadata());
            assertThat(ownership.metadata().buildVersion()).isEqualTo("2.0.0");
        }
    }

    @Test
    void closingRemovesSocketMetadataAndLockFile() throws IOException {
        Ownership ownership = root.take();
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(locations.socketPath()));
        }
        assertThat(locations.socketPath()).exists();

        ownership.close();
        ownership.close();

        assertThat(locations.runRoot()).isEmptyDirectory();
        assertThat(ownership.isHeld()).isFalse();
    }

    @Test
    void closingKeepsAFileThatIsNoSocket() throws IOException {
        Ownership ownership = root.take();
        Files.writeString(locations.socketPath(), "precious");

        ownership.close();

        assertThat(locations.socketPath()).hasContent("precious");
        assertThat(locations.metadataPath()).doesNotExist();
    }

    @Test
    void aHeldLockNamesItsHolderAndTheNextStep() {
        try (Ownership _ = root.take()) {
            assertRefused(
                    ErrorCode.ALREADY_OWNED,
                    "process " + ProcessHandle.current().pid(),
                    "host atlas",
                    "sase daemon stop");
        }
    }

    @Test
    void aLockHeldByAnotherProcessWithoutMetadataIsRefused() {
        try (OtherProcess _ = OtherProcess.holding(locations.lockPath(), KernelLock.Mode.EXCLUSIVE)) {
            assertRefused(ErrorCode.ALREADY_OWNED, "not written its metadata");
            assertThat(locations.metadataPath()).doesNotExist();
        }
    }

    @Test
    void metadataOfAnotherHostIsRefusedAndKept() throws IOException {
        root.leaveMetadataOfHost("nova");
        byte[] before = Files.readAllBytes(locations.metadataPath());

        assertRefused(ErrorCode.OWNERSHIP_CONFLICT, "host nova", "atlas", "--run-root");

        assertThat(Files.readAllBytes(locations.metadataPath())).isEqualTo(before);
        assertThat(KernelLock.probe(locations.lockPath())).isEqualTo(KernelLock.Probe.FREE);
    }

    @Test
    void metadataOfAnotherSchemaIsRefusedAndKeptAndTheHostIsTestedFirst() throws IOException {
        root.leaveMetadata("{\"schema_version\": 2, \"hostname\": \"atlas\"}");
        assertRefused(ErrorCode.OWNERSHIP_CONFLICT, "schema 2");
        assertThat(locations.metadataPath()).hasContent("{\"schema_version\": 2, \"hostname\": \"atlas\"}");

        root.leaveMetadata("{\"schema_version\": 2, \"hostname\": \"nova\"}");
        assertRefused(ErrorCode.OWNERSHIP_CONFLICT, "host nova");
    }

    @Test
    void unreadableMetadataIsRefused() throws IOException {
        Files.createDirectory(locations.metadataPath());

        assertRefused(ErrorCode.OWNERSHIP_CONFLICT, "cannot be read");
    }

    @Test
    void leftoversOfThisHostAreTakenOver() throws IOException, InterruptedException {
        root.leaveLockFile();
        assertRecovered(Recovery.MISSING_METADATA);
        root.leaveMetadata("{");
        assertRecovered(Recovery.MALFORMED_METADATA);
        root.leaveMetadata(OwnedRunRoot.deadPid());
        assertRecovered(Recovery.DEAD_PROCESS);
        root.leaveMetadata(0);
        assertRecovered(Recovery.DEAD_PROCESS);
        root.leaveMetadataOfEarlierBoot();
        assertRecovered(Recovery.DEAD_PROCESS);
    }

    @Test
    void aLiveProcessWithoutTheLockIsNoOwner() throws IOException {
        root.leaveMetadata(ProcessHandle.current().pid());
        assertRecovered(Recovery.PROCESS_WITHOUT_LOCK);
        root.leaveMetadataOfProgram("/usr/bin/editor");
        assertRecovered(Recovery.PROCESS_WITHOUT_LOCK);
    }

    @Test
    void anOwnerWhoseLockFileWasDeletedKnowsItAndLeavesItsSuccessorAlone() throws IOException {
        Ownership lost = root.take();
        Files.delete(locations.lockPath());
        assertThat(lost.isHeld()).isFalse();
        try (Ownership successor = root.take()) {
            lost.close();
            assertThat(successor.isHeld()).isTrue();
            assertThat(locations.metadataPath()).exists();
        }
        assertThat(locations.runRoot()).isEmptyDirectory();
    }

    @Test
    void aLookFromOutsideDelaysAnOwnerButDoesNotKeepItOut() throws IOException, InterruptedException {
        root.leaveLockFile();
        AtomicReference<Recovery> result = new AtomicReference<>();
        Thread taker = Thread.ofPlatform().unstarted(() -> {
            try (Ownership ownership = root.take()) {
                result.set(ownership.recovery());
            }
        });
        try (KernelLock _ = KernelLock.tryAcquire(locations.lockPath(), KernelLock.Mode.SHARED)
                .orElseThrow()) {
            taker.start();
            while (taker.isAlive() && taker.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            assertThat(result).hasNullValue();
        }
        taker.join();
        assertThat(result).hasValue(Recovery.MISSING_METADATA);
    }

    private void assertRecovered(Recovery expected) {
        try (Ownership ownership = root.take()) {
            assertThat(ownership.recovery()).isEqualTo(expected);
            assertThat(OwnershipMetadata.read(locations.metadataPath()).readable())
                    .contains(ownership.metadata());
        }
    }

    private void assertRefused(ErrorCode code, String... parts) {
        assertThatThrownBy(() -> root.take().close())
                .isInstanceOfSatisfying(
                        SaseException.class, e -> assertThat(e.code()).isEqualTo(code))
                .message()
                .contains(locations.runRoot().toString())
                .contains(parts);
    }
}
