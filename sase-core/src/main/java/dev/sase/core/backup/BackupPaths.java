package dev.sase.core.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Which paths name a backup: files below one folder that end with {@code .sqlite}, reached without {@code ..} and without a symbolic
 * link. The folder may lie behind links itself, but must not be one. Immutable.
 */
final class BackupPaths {
    static final String EXTENSION = ".sqlite";

    private final Path folder;

    BackupPaths(Path folder) {
        this.folder = folder;
    }

    /** The file that a text names; a relative one is taken below the folder. */
    Path ofAny(String text) {
        Path path = path(text);
        return inside(text, path.isAbsolute() ? path : folder.resolve(path));
    }

    /** The file that a text names with its full path. */
    Path ofAbsolute(String text) {
        Path path = path(text);
        if (!path.isAbsolute()) {
            throw refused(text, "is no full path");
        }
        return inside(text, path);
    }

    private Path inside(String text, Path path) {
        for (Path part : path) {
            if (part.toString().equals("..")) {
                throw refused(text, "goes up with '..'");
            }
        }
        Path plain = path.normalize();
        Path root = plain.startsWith(folder) ? folder : real(folder);
        if (!plain.startsWith(root) || plain.equals(root)) {
            throw refused(text, "is not inside " + folder);
        }
        Path file = folder.resolve(root.relativize(plain));
        String name = String.valueOf(file.getFileName());
        if (!name.endsWith(EXTENSION) || name.equals(EXTENSION)) {
            throw refused(text, "does not end with " + EXTENSION + " behind a name");
        }
        requireNoLink(text, file);
        return file;
    }

    /** Refuses a folder that is a link, which would lead out of the run root. */
    void requireFolder() {
        requireNoLink(folder.toString(), folder);
    }

    private void requireNoLink(String text, Path file) {
        for (Path at = file; at != null && at.startsWith(folder); at = at.getParent()) {
            if (Files.isSymbolicLink(at)) {
                throw refused(text, "leads through the symbolic link " + at);
            }
        }
        Path parent = real(file.resolveSibling(""));
        if (!file.equals(folder) && !parent.startsWith(real(folder))) {
            throw refused(text, "lies in " + parent + ", which is not inside " + folder);
        }
    }

    /** The path without links, as far as it exists. */
    private static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            return absolute.toRealPath();
        } catch (IOException e) {
            Path parent = absolute.getParent();
            return parent == null ? absolute : real(parent).resolve(String.valueOf(absolute.getFileName()));
        }
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw refused(text, "is no path: " + e.getReason());
        }
    }

    private static BackupRefusal refused(String text, String found) {
        return new BackupRefusal(
                BackupRefusal.Subject.PATH,
                "the backup path '" + text + "' " + found
                        + "; name a file *.sqlite in the folder of the backups, which 'sase daemon list-backups' shows");
    }

    /** Whether something of that name is there, a link that leads nowhere included. */
    static boolean isTaken(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }
}
