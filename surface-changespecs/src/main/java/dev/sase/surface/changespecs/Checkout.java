package dev.sase.surface.changespecs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The git checkout that a folder lies in, as far as its files tell; git itself is never run.
 *
 * @param branch the branch; empty where there is no checkout, or none of its branches is checked out
 * @param folders the folder asked for, and that of the repository that a worktree belongs to
 */
record Checkout(Optional<String> branch, List<Path> folders) {
    private static final String GIT = ".git";
    private static final String GITDIR = "gitdir:";
    private static final String BRANCH = "ref: refs/heads/";
    private static final int MAX_POINTER_BYTES = 64 * 1024;

    /** Looks at the folder and those above it. */
    static Checkout of(Path folder) {
        Path start = folder.toAbsolutePath().normalize();
        List<Path> folders = new ArrayList<>(List.of(start));
        Optional<Path> git = gitFolder(start);
        git.flatMap(Checkout::repository).ifPresent(folders::add);
        return new Checkout(
                git.flatMap(path -> firstLine(path.resolve("HEAD")))
                        .filter(head -> head.startsWith(BRANCH))
                        .map(head -> head.substring(BRANCH.length()))
                        .filter(name -> !name.isEmpty()),
                List.copyOf(folders));
    }

    private static Optional<Path> gitFolder(Path start) {
        for (@Nullable Path at = start; at != null; at = at.getParent()) {
            Path git = at.resolve(GIT);
            if (Files.isDirectory(git)) {
                return Optional.of(git);
            }
            if (Files.isRegularFile(git)) {
                return firstLine(git)
                        .filter(line -> line.startsWith(GITDIR))
                        .flatMap(line -> resolved(git.resolveSibling("."), line.substring(GITDIR.length())));
            }
        }
        return Optional.empty();
    }

    /** The checkout of the repository that a worktree's folder of git files belongs to. */
    private static Optional<Path> repository(Path git) {
        return firstLine(git.resolve("commondir"))
                .flatMap(common -> resolved(git, common))
                .filter(common -> common.endsWith(GIT))
                .flatMap(common -> Optional.ofNullable(common.getParent()));
    }

    private static Optional<Path> resolved(Path folder, String path) {
        try {
            return Optional.of(folder.resolve(Whitespace.trim(path)).normalize());
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> firstLine(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MAX_POINTER_BYTES) {
                return Optional.empty();
            }
            return Files.readString(file).lines().findFirst().map(Whitespace::trim);
        } catch (IOException _) {
            // What cannot be read names no branch.
            return Optional.empty();
        }
    }
}
