package dev.sase.core.backup;

import dev.sase.core.home.Locations;
import dev.sase.core.home.Ownership;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a backup into place where no daemon runs. */
public final class OfflineRestore {
    private static final Logger log = LoggerFactory.getLogger(OfflineRestore.class);

    private OfflineRestore() {}

    /**
     * Owns the run root for as long as it takes. The next start of a daemon compares every source with the restored rows.
     *
     * @param locations the run root
     * @param version of this program
     * @param clock tells the time
     * @param path the full path of the backup
     * @param allowHostMismatch whether another host may have made it
     * @return what was done
     * @throws BackupRefusal if the backup is not acceptable
     * @throws SaseException {@link ErrorCode#ALREADY_OWNED} if a daemon runs after all, {@link ErrorCode#NOT_WRITABLE}; the projection is
     *     then what it was
     */
    public static RestoreReport run(
            Locations locations, String version, Clock clock, String path, boolean allowHostMismatch) {
        BackupPlace place = BackupPlace.of(locations, version);
        // Before anything is created: a mistyped path leaves no trace.
        BackupReport _ = new BackupFolder(place).acceptable(path, allowHostMismatch);
        try (Ownership _ = Ownership.take(locations, version, clock);
                Restoration restoration =
                        Restoration.prepare(place, locations.projectionPath(), path, allowHostMismatch)) {
            foldLog(locations.projectionPath());
            return restoration.swapIn(clock.instant());
        } catch (IOException e) {
            throw new SaseException(
                    ErrorCode.NOT_WRITABLE,
                    "the backup " + path + " cannot be restored: " + e.getMessage()
                            + "; check permissions and free space",
                    e);
        }
    }

    /** A daemon that was killed leaves a part of its database in the log, without which the safety copy would be of no use. */
    private static void foldLog(Path database) {
        if (Files.exists(database)) {
            try {
                SnapshotFile.foldLog(database);
            } catch (SQLException e) {
                log.info("the projection that is replaced cannot be opened file={}", database, e);
            }
        }
    }
}
