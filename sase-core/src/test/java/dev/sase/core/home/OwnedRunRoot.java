package dev.sase.core.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** A run root in a temporary home with whatever an earlier owner may have left there. */
final class OwnedRunRoot {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-20T07:59:00Z"), ZoneOffset.UTC);
    static final String OTHER_BOOT = "00000000-0000-0000-0000-000000000000";

    final Locations locations;
    private final OwnershipMetadata ours;

    OwnedRunRoot(Path home) {
        Path runRoot = home.resolve("run/atlas");
        locations = new Locations(HostIdentity.ofHostname("atlas"), home, runRoot, runRoot.resolve("sase-daemon.sock"));
        locations.createRunRoot();
        ours = OwnershipMetadata.ofThisProcess(locations, "1.0.0", CLOCK);
    }

    Ownership take() {
        return Ownership.take(locations, "2.0.0", CLOCK);
    }

    DaemonInspection.State state() {
        return DaemonInspection.inspect(locations).state();
    }

    /** Leaves metadata of this host behind; the program is this process's own. */
    void leaveMetadata(long pid) throws IOException {
        leave(pid, ours.hostname(), ours.bootSessionHint(), ours.executablePath());
    }

    void leaveMetadataOfHost(String hostname) throws IOException {
        leave(ours.pid(), hostname, ours.bootSessionHint(), ours.executablePath());
    }

    void leaveMetadataOfEarlierBoot() throws IOException {
        leave(ours.pid(), ours.hostname(), Optional.of(OTHER_BOOT), ours.executablePath());
    }

    void leaveMetadataOfProgram(String executable) throws IOException {
        leave(ours.pid(), ours.hostname(), ours.bootSessionHint(), Optional.of(executable));
    }

    private void leave(long pid, String hostname, Optional<String> boot, Optional<String> executable)
            throws IOException {
        new OwnershipMetadata(
                        pid,
                        hostname,
                        boot,
                        executable,
                        ours.socketPath(),
                        ours.startedAt(),
                        ours.saseHome(),
                        ours.buildVersion())
                .write(locations.metadataPath());
    }

    void leaveMetadata(String content) throws IOException {
        Files.writeString(locations.metadataPath(), content);
    }

    void leaveLockFile() throws IOException {
        Files.createFile(locations.lockPath());
    }

    /** The id of a process that has ended. */
    static long deadPid() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        return process.pid();
    }
}
