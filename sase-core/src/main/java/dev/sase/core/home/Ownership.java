package dev.sase.core.home;

import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One process's ownership of a run root: the held kernel lock and the metadata that describes the holder.
 *
 * <p>Only the kernel lock proves that an owner lives. Whoever holds it therefore takes over metadata of this host whatever its
 * process id says: the process may be dead, the id may belong to an unrelated program, to a process of another boot or (in a
 * container, where every daemon is process 1) to this very process. A live process without the lock is no owner and would
 * otherwise block every start until somebody repaired the file by hand. Metadata of another host or another schema is refused and
 * left as it is, because a lock on a synced or shared folder may not reach across hosts.
 *
 * <p>Thread-safe. Closing twice does nothing.
 */
public final class Ownership implements AutoCloseable {
    /** What an earlier owner had left behind. */
    public enum Recovery {
        /** Nothing. */
        CLEAN,
        /** A lock file without metadata. */
        MISSING_METADATA,
        /** Metadata that is not in its format. */
        MALFORMED_METADATA,
        /** Metadata of a process that is gone, or of a boot that is over. */
        DEAD_PROCESS,
        /** Metadata whose process id lives but does not hold the lock. */
        PROCESS_WITHOUT_LOCK
    }

    private static final Logger log = LoggerFactory.getLogger(Ownership.class);

    /** Longer than any look from outside holds the lock, shorter than anybody notices. */
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final Locations locations;
    private final KernelLock lock;
    private final OwnershipMetadata metadata;
    private final Recovery recovery;
    private boolean open = true;

    private Ownership(Locations locations, KernelLock lock, OwnershipMetadata metadata, Recovery recovery) {
        this.locations = locations;
        this.lock = lock;
        this.metadata = metadata;
        this.recovery = recovery;
    }

    /**
     * Takes the run root: creates it, takes its lock, examines what is there, writes this process's metadata.
     *
     * @param locations the run root and what belongs to it
     * @param buildVersion the version to publish
     * @param clock says when this process started
     * @return the ownership, to be closed at the end
     * @throws SaseException {@code ALREADY_OWNED} if another process holds the lock, {@code OWNERSHIP_CONFLICT} for metadata of
     *     another host or schema, {@code INVALID_CONFIGURATION} for a run root among the sources, {@code HOME_NOT_FOUND},
     *     {@code NOT_WRITABLE} or {@code UNSUPPORTED_PLATFORM}
     */
    public static Ownership take(Locations locations, String buildVersion, Clock clock) {
        locations.requireSafeRunRoot();
        locations.createRunRoot();
        boolean lockFileExisted = Files.exists(locations.lockPath(), LinkOption.NOFOLLOW_LINKS);
        KernelLock lock = KernelLock.acquire(locations.lockPath(), KernelLock.Mode.EXCLUSIVE, PATIENCE)
                .orElseThrow(() -> alreadyOwned(locations));
        boolean taken = false;
        try {
            Recovery recovery = examine(locations, lockFileExisted);
            if (recovery != Recovery.CLEAN) {
                log.info(
                        "took over a run root that its last owner did not clean up, run_root={} found={}",
                        locations.runRoot(),
                        recovery);
            }
            OwnershipMetadata metadata = OwnershipMetadata.ofThisProcess(locations, buildVersion, clock);
            metadata.write(locations.metadataPath());
            taken = true;
            return new Ownership(locations, lock, metadata, recovery);
        } catch (IOException e) {
            throw new SaseException(
                    ErrorCode.NOT_WRITABLE,
                    "the ownership metadata " + locations.metadataPath() + " cannot be written (" + e
                            + "); check the permissions and free space of the run root",
                    e);
        } finally {
            if (!taken) {
                lock.close();
            }
        }
    }

    private static SaseException alreadyOwned(Locations locations) {
        String holder = OwnershipMetadata.read(locations.metadataPath())
                .readable()
                .map(found ->
                        "process " + found.pid() + " on host " + found.hostname() + ", started " + found.startedAt())
                .orElse("a process that has not written its metadata");
        return new SaseException(
                ErrorCode.ALREADY_OWNED,
                "the run root " + locations.runRoot() + " is owned by " + holder
                        + "; use that daemon, or stop it with \"sase daemon stop\"");
    }

    private static Recovery examine(Locations locations, boolean lockFileExisted) {
        return switch (OwnershipMetadata.read(locations.metadataPath())) {
            case MetadataReading.Absent() -> lockFileExisted ? Recovery.MISSING_METADATA : Recovery.CLEAN;
            case MetadataReading.Malformed(String _) -> Recovery.MALFORMED_METADATA;
            case MetadataReading.Unreadable(String problem) ->
                throw conflict(locations, "cannot be read (" + problem + "), so its owner is unknown");
            case MetadataReading.OtherSchema(long schema, Optional<String> host) -> {
                host.ifPresent(name -> requireThisHost(locations, name));
                throw conflict(
                        locations,
                        "has schema " + schema + " and this version knows " + OwnershipMetadata.SCHEMA_VERSION);
            }
            case MetadataReading.Present(OwnershipMetadata found) -> {
                requireThisHost(locations, found.hostname());
                if (!found.isProcessAlive() || found.isFromEarlierBoot()) {
                    yield Recovery.DEAD_PROCESS;
                }
                yield Recovery.PROCESS_WITHOUT_LOCK;
            }
        };
    }

    private static void requireThisHost(Locations locations, String hostname) {
        if (!hostname.equals(locations.host().name())) {
            throw conflict(locations, "belongs to host " + hostname + " and this host is " + locations.host());
        }
    }

    private static SaseException conflict(Locations locations, String found) {
        return new SaseException(
                ErrorCode.OWNERSHIP_CONFLICT,
                "the ownership metadata " + locations.metadataPath() + " " + found
                        + "; choose another folder with --run-root, or remove the file once its owner is known to be gone");
    }

    /** What this process published about itself. */
    public OwnershipMetadata metadata() {
        return metadata;
    }

    /** What the last owner had left behind. */
    public Recovery recovery() {
        return recovery;
    }

    /**
     * Whether this process still owns the run root. It does not after closing, nor once somebody deleted the lock file, since
     * another process can then take the run root; the daemon should leave.
     */
    public synchronized boolean isHeld() {
        return open && lock.namesItsPath();
    }

    /**
     * Gives the run root back: socket, metadata and lock file go, and only then the lock. An owner whose lock file was deleted or
     * replaced removes nothing, because what lies there may be its successor's.
     */
    @Override
    public synchronized void close() {
        if (!open) {
            return;
        }
        open = false;
        try {
            if (lock.namesItsPath()) {
                deleteSocket(locations.socketPath());
                Files.deleteIfExists(locations.metadataPath());
            }
        } catch (IOException e) {
            log.warn(
                    "could not remove runtime files, the next start will take them over, run_root={}",
                    locations.runRoot(),
                    e);
        } finally {
            lock.deleteAndClose();
        }
    }

    /** Deletes a socket; a regular file or folder at a mistyped socket path stays. */
    private static void deleteSocket(Path socket) throws IOException {
        if (Files.exists(socket, LinkOption.NOFOLLOW_LINKS)
                && Files.readAttributes(socket, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                        .isOther()) {
            Files.deleteIfExists(socket);
        }
    }
}
