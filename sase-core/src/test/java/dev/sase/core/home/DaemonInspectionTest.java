package dev.sase.core.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.core.home.DaemonInspection.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DaemonInspectionTest {
    @TempDir
    Path home;

    private OwnedRunRoot root;

    @BeforeEach
    void createRunRoot() {
        root = new OwnedRunRoot(home);
    }

    @Test
    void anOwnerRunsUntilItCloses() {
        assertThat(root.state()).isEqualTo(State.STOPPED);
        try (Ownership ownership = root.take()) {
            DaemonInspection inspection = DaemonInspection.inspect(root.locations);
            assertThat(inspection.state()).isEqualTo(State.RUNNING);
            assertThat(inspection.metadata()).contains(ownership.metadata());
            assertThat(inspection.message())
                    .contains("process " + ownership.metadata().pid());
        }
        assertThat(root.state()).isEqualTo(State.STOPPED);
    }

    @Test
    void leftoversWithoutAHeldLockAreStaleEvenIfTheProcessIdLives() throws IOException, InterruptedException {
        root.leaveLockFile();
        assertThat(root.state()).isEqualTo(State.STALE);
        root.leaveMetadata("{");
        assertThat(root.state()).isEqualTo(State.STALE);
        root.leaveMetadata(OwnedRunRoot.deadPid());
        assertThat(root.state()).isEqualTo(State.STALE);
        root.leaveMetadata(ProcessHandle.current().pid());
        assertThat(root.state()).isEqualTo(State.STALE);
        Files.delete(root.locations.lockPath());
        assertThat(root.state()).isEqualTo(State.STALE);
    }

    @Test
    void aHeldLockThatTheMetadataDoesNotDescribeIsAConflict() throws IOException, InterruptedException {
        try (OtherProcess _ = OtherProcess.holding(root.locations.lockPath(), KernelLock.Mode.EXCLUSIVE)) {
            assertThat(root.state()).isEqualTo(State.CONFLICT);
            root.leaveMetadata("[]");
            assertThat(root.state()).isEqualTo(State.CONFLICT);
            root.leaveMetadata(OwnedRunRoot.deadPid());
            assertThat(root.state()).isEqualTo(State.CONFLICT);
            root.leaveMetadataOfEarlierBoot();
            assertThat(root.state()).isEqualTo(State.CONFLICT);
            root.leaveMetadataOfProgram("/usr/bin/editor");
            assertThat(root.state()).isEqualTo(State.CONFLICT);
            root.leaveMetadataOfProgram("");
            assertThat(root.state()).isEqualTo(State.RUNNING);
        }
    }

    @Test
    void anotherHostIsAConflictAndAnotherSchemaIncompatibleWhateverTheLock() throws IOException {
        root.leaveMetadataOfHost("nova");
        assertThat(root.state()).isEqualTo(State.CONFLICT);
        root.leaveMetadata("{\"schema_version\": 2, \"hostname\": \"nova\"}");
        assertThat(root.state()).isEqualTo(State.INCOMPATIBLE);
        try (OtherProcess _ = OtherProcess.holding(root.locations.lockPath(), KernelLock.Mode.EXCLUSIVE)) {
            assertThat(root.state()).isEqualTo(State.INCOMPATIBLE);
            root.leaveMetadataOfHost("nova");
            assertThat(root.state()).isEqualTo(State.CONFLICT);
        }
    }

    @Test
    void aLockThatCannotBeTestedIsIncompatible() throws IOException {
        Files.createSymbolicLink(root.locations.lockPath(), root.locations.lockPath());

        assertThat(root.state()).isEqualTo(State.INCOMPATIBLE);
    }

    @Test
    void inspectingChangesNothing() throws IOException {
        root.leaveMetadata("{");
        assertThat(root.state()).isEqualTo(State.STALE);

        try (Stream<Path> files = Files.list(root.locations.runRoot())) {
            assertThat(files).containsExactly(root.locations.metadataPath());
        }
    }

    @Test
    void statesHaveTheTokensThatClientsKnow() {
        assertThat(Arrays.stream(State.values()).map(State::token))
                .containsExactly("stopped", "running", "stale", "conflict", "incompatible");
    }
}
