package dev.sase.core.home;

import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Checks and creates the folders that a daemon runs in. */
final class RunFolders {
    private RunFolders() {}

    static void requireHome(Path home) {
        if (!Files.isDirectory(home)) {
            String found = Files.exists(home) ? "is not a folder" : "does not exist";
            throw new SaseException(
                    ErrorCode.HOME_NOT_FOUND,
                    "the SASE home " + home + " " + found
                            + "; create it, or name another one with --sase-home or SASE_HOME");
        }
    }

    static void createPrivate(String what, Path folder) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
        try {
            Files.createDirectories(folder, attributes);
        } catch (IOException e) {
            throw notWritable(what, folder, "cannot be created (" + e + ")", e);
        }
        if (!Files.isWritable(folder)) {
            throw notWritable(what, folder, "is read-only for this user", null);
        }
    }

    static void requireTrustedOwner(Path folder) {
        long owner;
        try {
            owner = ((Number) Files.getAttribute(folder, "unix:uid")).longValue();
        } catch (IOException e) {
            throw notWritable("the socket folder", folder, "cannot be examined (" + e + ")", e);
        }
        if (owner != 0 && owner != NativeCalls.get().userId()) {
            throw notWritable("the socket folder", folder, "belongs to another user (uid " + owner + ")", null);
        }
    }

    private static SaseException notWritable(String what, Path folder, String found, @Nullable Exception e) {
        return new SaseException(
                ErrorCode.NOT_WRITABLE,
                what + " " + folder + " " + found
                        + "; correct its permissions or choose another with --run-root or --socket-path",
                e);
    }

    /** The path with the links of its existing part resolved; the part that does not exist is kept as written. */
    static Path realPath(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException _) {
            Path parent = path.getParent();
            return parent == null ? path : realPath(parent).resolve(path.getFileName());
        }
    }

    static Path parentOf(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }
}
