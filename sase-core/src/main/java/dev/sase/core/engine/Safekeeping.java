package dev.sase.core.engine;

import dev.sase.core.backup.BackupFolder;
import dev.sase.core.backup.BackupPlace;
import dev.sase.core.backup.BackupReport;
import dev.sase.core.backup.Restoration;
import dev.sase.core.backup.RestoreReport;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checkpoints, backups and restores of a projection that is open. One at a time makes or restores a backup; lists wait for nobody.
 * Thread-safe.
 */
final class Safekeeping {
    private static final Logger log = LoggerFactory.getLogger(Safekeeping.class);
    private static final int MAX_REMEMBERED = 64;

    private final StoreExchange exchange;
    private final EngineOptions options;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    Safekeeping(StoreExchange exchange, EngineOptions options) {
        this.exchange = exchange;
        this.options = options;
    }

    CheckpointReport checkpoint(CheckpointMode mode) {
        Path _ = database("checkpoints");
        return exchange.checkpoint(mode);
    }

    synchronized BackupReport backup(Optional<String> path) {
        Path database = database("backups");
        try {
            BackupReport report = new BackupFolder(place())
                    .add(path, database, options.clock().instant(), exchange::copyInto);
            log.info(
                    "backed up path={} bytes={} seq={}",
                    report.path(),
                    report.bytes(),
                    report.metadata().eventMaxSequence());
            return report;
        } catch (IOException e) {
            throw failed("the backup in " + place().folder() + " cannot be written", e);
        }
    }

    List<BackupReport> backups(int limit) {
        Path _ = database("backups");
        return new BackupFolder(place()).list(limit, skipped -> {
            if (told.size() < MAX_REMEMBERED && told.add(skipped)) {
                log.warn("{}", skipped);
            }
        });
    }

    synchronized RestoreReport restore(String path, boolean allowHostMismatch) {
        Path database = database("backups");
        try (Restoration restoration = Restoration.prepare(place(), database, path, allowHostMismatch)) {
            RestoreReport report = exchange.whileClosed(
                    () -> restoration.swapIn(options.clock().instant()));
            log.info("restored path={} bytes={}", report.backupPath(), report.bytes());
            return report;
        } catch (IOException e) {
            throw failed("the backup " + path + " cannot be restored", e);
        }
    }

    private Path database(String what) {
        if (options.backups().isPresent() && options.storage() instanceof Storage.Files(Path _, Path projection)) {
            return projection;
        }
        throw new SaseException(
                ErrorCode.BACKUP_REFUSED,
                "there are no " + what + " of this projection, which is not in SQLite files with a folder for backups;"
                        + " run 'sase daemon rebuild' to make it again from the files");
    }

    private BackupPlace place() {
        return options.backups().orElseThrow();
    }

    private static SaseException failed(String what, IOException e) {
        return new SaseException(
                ErrorCode.NOT_WRITABLE, what + ": " + e.getMessage() + "; check permissions and free space", e);
    }
}
