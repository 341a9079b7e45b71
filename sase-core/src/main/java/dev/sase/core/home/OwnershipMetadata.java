package dev.sase.core.home;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The content of {@code daemon.lock.json}: who owns a run root. It describes an owner for people and clients; it proves nothing.
 *
 * @param pid the owner's process id, 0 to 4294967295
 * @param hostname the owner's sanitised host identity
 * @param bootSessionHint the kernel's boot id; empty if unknown
 * @param executablePath the real path of the owner's program; empty if unknown, which matches every program
 * @param socketPath the socket in use
 * @param startedAt RFC 3339 in UTC with whole seconds when written by us; any text when read
 * @param saseHome the SASE home in use
 * @param buildVersion the owner's version
 */
public record OwnershipMetadata(
        long pid,
        String hostname,
        Optional<String> bootSessionHint,
        Optional<String> executablePath,
        String socketPath,
        String startedAt,
        String saseHome,
        String buildVersion) {
    /** The only schema that this version reads and writes. */
    public static final int SCHEMA_VERSION = 1;

    static final long MAX_UNSIGNED = 0xFFFF_FFFFL;

    /** Rejects a process id outside 32 unsigned bits. */
    public OwnershipMetadata {
        if (pid < 0 || pid > MAX_UNSIGNED) {
            throw new IllegalArgumentException("not a process id: " + pid);
        }
    }

    /**
     * Describes this process as the owner.
     *
     * @param locations the home and socket in use
     * @param buildVersion the version of the program
     * @param clock says when the owner started
     */
    public static OwnershipMetadata ofThisProcess(Locations locations, String buildVersion, Clock clock) {
        long pid = ProcessHandle.current().pid();
        return new OwnershipMetadata(
                pid,
                locations.host().name(),
                RunningProcess.bootId(),
                RunningProcess.executable(pid),
                locations.socketPath().toString(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                locations.saseHome().toString(),
                buildVersion);
    }

    /** Reads the file of a run root; every outcome is a value. */
    public static MetadataReading read(Path file) {
        // The usual answer of a host without a daemon; it should not wait for the JSON classes.
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? MetadataJson.read(file) : new MetadataReading.Absent();
    }

    /** The bytes of the file: UTF-8 JSON, keys in their published order, indented by two blanks, one newline at the end. */
    public byte[] toJson() {
        return MetadataJson.write(this);
    }

    /**
     * Replaces the file in one step, so that nobody ever reads half of it, not even after a power failure.
     *
     * @param file the metadata file; {@code <file>.tmp} beside it is used for staging
     * @throws IOException if the folder cannot be written
     */
    public void write(Path file) throws IOException {
        Path staging = file.resolveSibling(file.getFileName() + ".tmp");
        try (FileChannel channel = FileChannel.open(
                staging, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(toJson());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(staging, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Whether a process of this id exists on this host, as far as this process can see. */
    public boolean isProcessAlive() {
        return RunningProcess.isAlive(pid);
    }

    /** Whether that process runs the recorded program; true where either is unknown. */
    public boolean isExecutableMatching() {
        Optional<String> recorded = executablePath.filter(path -> !path.isEmpty());
        Optional<String> running = RunningProcess.executable(pid);
        return recorded.isEmpty() || running.isEmpty() || recorded.equals(running);
    }

    /** Whether the record was written before the last boot, so that its process id says nothing; false where unknown. */
    public boolean isFromEarlierBoot() {
        Optional<String> boot = RunningProcess.bootId();
        return bootSessionHint.isPresent() && boot.isPresent() && !bootSessionHint.equals(boot);
    }
}
