package dev.sase.core.backup;

import dev.sase.core.fault.FaultPoint;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The backups of a run root. A backup is whole when its metadata lies beside it, which is written last; anything else is not listed and
 * not restored. Only the owner of the run root may write here, one call at a time.
 */
public final class BackupFolder {
    /** How many backups are listed when nobody says. */
    public static final int DEFAULT_LIMIT = 20;

    /** The most that are listed. */
    public static final int MAX_LIMIT = 500;

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern UNFINISHED = Pattern.compile("\\..+\\.sqlite(\\.json)?\\.part(-journal|-wal|-shm)?");
    private static final Comparator<BackupReport> NEWEST_FIRST = Comparator.comparing(
                    (BackupReport backup) -> backup.metadata().createdAt())
            .thenComparing(BackupReport::path)
            .reversed();

    private final BackupPlace place;
    private final BackupPaths paths;

    /** The folder of a place, which need not exist. */
    public BackupFolder(BackupPlace place) {
        this.place = place;
        this.paths = new BackupPaths(place.folder());
    }

    /** Writes the content of a backup to a file that does not exist. */
    @FunctionalInterface
    public interface Content {
        /** Writes the file. */
        void writeTo(Path file) throws IOException;
    }

    /**
     * Makes a backup. Nothing that exists is overwritten.
     *
     * @param given the file wanted, relative to the folder or inside it; otherwise it is named after the second
     * @param original what is copied
     * @param now the time
     * @param content writes the copy
     * @return the backup
     * @throws BackupRefusal if the path is not acceptable or taken
     * @throws IOException if it cannot be written; no part of it is left
     */
    public BackupReport add(Optional<String> given, Path original, Instant now, Content content) throws IOException {
        Path file = given.isPresent() ? unused(paths.ofAny(given.get())) : free("projection-", now);
        prepare(file);
        Path part = DurableFiles.unfinished(file);
        try {
            content.writeTo(part);
            DurableFiles.force(part);
            return finish(part, file, original, now);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Gives a written copy its name, then its metadata. */
    BackupReport finish(Path part, Path file, Path original, Instant now) throws IOException {
        BackupMetadata metadata = BackupMetadata.of(place, now, SnapshotFile.lastSequence(part), original, file);
        FaultPoint.BACKUP_COPY_WRITTEN.reached();
        Files.move(part, file);
        DurableFiles.forceFolder(file);
        FaultPoint.BACKUP_WITHOUT_METADATA.reached();
        try {
            MetadataFile.write(MetadataFile.of(file), metadata);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        return report(file, metadata);
    }

    /** A name that no file has, for a backup of this second. */
    Path free(String prefix, Instant now) {
        String stem = prefix + SECOND.format(now);
        Path file = place.folder().resolve(stem + BackupPaths.EXTENSION);
        for (int number = 2; isTaken(file); number++) {
            // Sorts behind the first of its second, so that the newest of them is listed first.
            file = place.folder().resolve(String.format(Locale.ROOT, "%s_%02d%s", stem, number, BackupPaths.EXTENSION));
        }
        return file;
    }

    /** Creates the folder of a new backup, and removes what a process that was killed left unfinished. */
    void prepare(Path file) throws IOException {
        paths.requireFolder();
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] mine = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
        Files.createDirectories(file.resolveSibling(""), mine);
        visit((found, _) -> {
            if (UNFINISHED.matcher(String.valueOf(found.getFileName())).matches()) {
                Files.deleteIfExists(found);
            }
        });
    }

    private Path unused(Path file) {
        if (isTaken(file)) {
            throw new BackupRefusal(
                    BackupRefusal.Subject.CONTENT,
                    file + " exists already and is not overwritten; give another --path, or none");
        }
        return file;
    }

    private static boolean isTaken(Path file) {
        return BackupPaths.isTaken(file) || BackupPaths.isTaken(MetadataFile.of(file));
    }

    /**
     * Lists the whole backups.
     *
     * @param limit at most so many, 1 to 500
     * @param skipped is told why a backup is left out
     * @return the newest first, then by path, the last first; empty if there is no folder
     * @throws BackupRefusal if the folder cannot be read
     */
    public List<BackupReport> list(int limit, Consumer<String> skipped) {
        paths.requireFolder();
        List<BackupReport> backups = new ArrayList<>();
        try {
            visit((file, attributes) -> {
                boolean named = String.valueOf(file.getFileName()).endsWith(BackupPaths.EXTENSION);
                if (named && attributes.isRegularFile() && BackupPaths.isTaken(MetadataFile.of(file))) {
                    try {
                        backups.add(report(file, MetadataFile.read(MetadataFile.of(file))));
                    } catch (BackupRefusal | NoSuchFileException e) {
                        skipped.accept("the backup " + file + " is not listed: " + e.getMessage());
                    }
                }
            });
        } catch (IOException e) {
            throw new BackupRefusal(
                    BackupRefusal.Subject.LISTING,
                    "the folder " + place.folder() + " cannot be read: " + e + "; correct its permissions",
                    e);
        }
        backups.sort(NEWEST_FIRST);
        return List.copyOf(backups.subList(0, Math.min(backups.size(), Math.clamp(limit, 1, MAX_LIMIT))));
    }

    /**
     * A backup that may be restored here: place, metadata, schema and host, in this order. Its content is not looked at.
     *
     * @param text its full path
     * @param allowHostMismatch whether another host may have made it
     * @throws BackupRefusal if it may not
     */
    BackupReport acceptable(String text, boolean allowHostMismatch) {
        Path file = paths.ofAbsolute(text);
        BackupMetadata metadata = MetadataFile.read(MetadataFile.of(file));
        metadata.requireSchema(file);
        if (!allowHostMismatch) {
            metadata.requireHost(file, place.host());
        }
        try {
            return report(file, metadata);
        } catch (IOException e) {
            throw new BackupRefusal(
                    BackupRefusal.Subject.CONTENT,
                    "the backup " + file + " cannot be read: " + e + "; choose a backup of 'sase daemon list-backups'",
                    e);
        }
    }

    private static BackupReport report(Path file, BackupMetadata metadata) throws IOException {
        return new BackupReport(file, MetadataFile.of(file), Files.size(file), metadata);
    }

    private interface Visitor {
        void visit(Path file, BasicFileAttributes attributes) throws IOException;
    }

    /** Looks at every file below the folder without following links. */
    private void visit(Visitor visitor) throws IOException {
        if (!BackupPaths.isTaken(place.folder())) {
            return;
        }
        Files.walkFileTree(place.folder(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                visitor.visit(file, attributes);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (file.equals(place.folder())) {
                    throw e;
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
