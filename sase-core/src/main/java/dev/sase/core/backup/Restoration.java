package dev.sase.core.backup;

import dev.sase.core.fault.FaultPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A backup that was found sound and waits beside the database to take its place. Until {@link #swapIn} nothing that is served has been
 * touched. The journal is never touched, so that no write to a file is ever done again. Confined to one thread.
 */
public final class Restoration implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Restoration.class);

    private final BackupFolder folder;
    private final Path database;
    private final BackupReport backup;
    private final Path copy;
    private Optional<Path> replaced = Optional.empty();
    private Instant replacedAt = Instant.EPOCH;

    private Restoration(BackupFolder folder, Path database, BackupReport backup) {
        this.folder = folder;
        this.database = database;
        this.backup = backup;
        this.copy = database.resolveSibling("." + database.getFileName() + ".restore");
    }

    /**
     * Checks a backup and copies it beside the database.
     *
     * @param place where backups lie
     * @param database the projection's file, which may be in use
     * @param text the full path of the backup
     * @param allowHostMismatch whether another host may have made it
     * @return what {@link #swapIn} puts into place; to be closed in any case
     * @throws BackupRefusal if the backup is not acceptable
     * @throws IOException if it cannot be copied
     */
    public static Restoration prepare(BackupPlace place, Path database, String text, boolean allowHostMismatch)
            throws IOException {
        BackupFolder folder = new BackupFolder(place);
        Restoration restoration = new Restoration(folder, database, folder.acceptable(text, allowHostMismatch));
        boolean done = false;
        try {
            restoration.copy();
            done = true;
        } finally {
            if (!done) {
                restoration.close();
            }
        }
        return restoration;
    }

    /** What is looked at is the copy, which nobody else can change any more. */
    private void copy() throws IOException {
        Files.createDirectories(copy.resolveSibling(""));
        deleteCopy();
        DurableFiles.copy(backup.path(), copy);
        SnapshotFile.check(copy);
        try {
            SnapshotFile.distrust(copy);
        } catch (SQLException e) {
            throw new BackupRefusal(
                    BackupRefusal.Subject.CONTENT,
                    "the copy of " + backup.path() + " cannot be prepared: " + e.getMessage()
                            + "; choose another backup, or run 'sase daemon rebuild'",
                    e);
        }
        DurableFiles.force(copy);
        FaultPoint.RESTORE_COPY_WRITTEN.reached();
    }

    /**
     * Puts the backup into place. What was there becomes a backup of its own when this is closed,
     * {@code projection-before-restore-<second>.sqlite}.
     *
     * @param now the time
     * @return what was done
     * @throws IOException if it was not done; the database is then what it was
     */
    public RestoreReport swapIn(Instant now) throws IOException {
        boolean replaces = Files.exists(database, LinkOption.NOFOLLOW_LINKS);
        Optional<Path> aside = replaces ? Optional.of(setAside(now)) : Optional.empty();
        try {
            FaultPoint.RESTORE_SAFETY_COPY_MADE.reached();
            deleteLog(database);
            DurableFiles.replace(copy, database);
        } catch (IOException e) {
            if (aside.isPresent()) {
                Files.deleteIfExists(DurableFiles.unfinished(aside.get()));
            }
            throw e;
        }
        replaced = aside;
        replacedAt = now;
        FaultPoint.RESTORE_SWAPPED.reached();
        return new RestoreReport(backup.path(), database, backup.bytes(), replaces, backup.metadata());
    }

    /**
     * Gives the database a second name in the folder of the backups. It is not that of a backup yet: until the swap, whoever writes to the
     * database would write to it.
     */
    private Path setAside(Instant now) throws IOException {
        Path file = folder.free("projection-before-restore-", now);
        folder.prepare(file);
        Path part = DurableFiles.unfinished(file);
        try {
            Files.createLink(part, database);
        } catch (IOException | UnsupportedOperationException e) {
            Files.deleteIfExists(part);
            DurableFiles.copy(database, part);
        }
        return file;
    }

    /** Makes a backup of what was replaced, unless that was damaged, and removes the copy if it was not put into place. */
    @Override
    public void close() {
        replaced.ifPresent(this::keep);
        replaced = Optional.empty();
        try {
            deleteCopy();
        } catch (IOException e) {
            log.warn("the copy of a backup cannot be removed file={}", copy, e);
        }
    }

    private void keep(Path file) {
        Path part = DurableFiles.unfinished(file);
        try {
            SnapshotFile.check(part);
            BackupReport _ = folder.finish(part, file, database, replacedAt);
        } catch (BackupRefusal | IOException e) {
            log.warn("the replaced projection cannot be kept as a backup file={}", file, e);
            delete(part);
        }
    }

    private void deleteCopy() throws IOException {
        Files.deleteIfExists(copy);
        deleteLog(copy);
    }

    private static void deleteLog(Path file) throws IOException {
        for (String suffix : new String[] {"-wal", "-shm", "-journal"}) {
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("a file cannot be removed file={}", file, e);
        }
    }
}
