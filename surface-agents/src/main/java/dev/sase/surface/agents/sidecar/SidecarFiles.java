package dev.sase.surface.agents.sidecar;

import dev.sase.surface.agents.archive.SourceFiles;
import dev.sase.surface.agents.archive.SourceProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads files of one sidecar and none beside it: a symbolic link that leads out of the sidecar's folder is a problem, not a way.
 * Confined to one thread.
 */
final class SidecarFiles {
    private final Path root;
    private @Nullable Path realRoot;
    private @Nullable Path checkedFolder;

    /**
     * Creates a reader.
     *
     * @param root the folder of the sidecar, which may itself be a link
     */
    SidecarFiles(Path root) {
        this.root = root;
    }

    /** The folder of the sidecar. */
    Path root() {
        return root;
    }

    /**
     * The bytes of a file.
     *
     * @return the bytes, or empty when the file is not there
     * @throws SourceProblem if it cannot be read or lies outside
     */
    Optional<byte[]> read(Path file) throws SourceProblem {
        return isThere(file) ? SourceFiles.read(file) : Optional.empty();
    }

    /** The bytes of a file that has to be there. */
    byte[] require(Path file) throws SourceProblem {
        return read(file).orElseThrow(() -> SourceProblem.in(file, "missing_file", "the file is missing"));
    }

    /** The size of a file, or empty when it is not there. */
    OptionalLong size(Path file) throws SourceProblem {
        try {
            return isThere(file) ? OptionalLong.of(Files.size(file)) : OptionalLong.empty();
        } catch (IOException _) {
            return OptionalLong.empty();
        }
    }

    /** The lower-case hex SHA-256 of bytes. */
    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private boolean isThere(Path file) throws SourceProblem {
        try {
            Path folder = file.getParent();
            if (folder != null && !folder.equals(checkedFolder)) {
                requireInside(folder);
                checkedFolder = folder;
            }
            if (Files.isSymbolicLink(file)) {
                requireInside(file);
            }
            return Files.exists(file);
        } catch (NoSuchFileException | NotDirectoryException _) {
            return false;
        } catch (IOException e) {
            throw SourceProblem.in(file, "unreadable", "the file cannot be looked at: " + e);
        }
    }

    private void requireInside(Path path) throws IOException, SourceProblem {
        if (realRoot == null) {
            realRoot = root.toRealPath();
        }
        Path real = path.toRealPath();
        if (!real.startsWith(realRoot)) {
            throw SourceProblem.in(path, "outside_sidecar", "a symbolic link leads out of the sidecar, to " + real);
        }
    }
}
