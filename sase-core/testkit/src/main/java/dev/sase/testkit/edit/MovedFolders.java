package dev.sase.testkit.edit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;

/** Folders that are elsewhere for a while. What left last comes back first, so that where it belongs is there. */
final class MovedFolders {
    private static final int MOST = 5;

    private final HomeFiles files;
    private final Path attic;
    private final Deque<Moved> away = new ArrayDeque<>();
    private int count;

    private record Moved(Path home, Path place) {}

    MovedFolders(HomeFiles files, Path attic) {
        this.files = files;
        this.attic = attic;
    }

    boolean isFull() {
        return away.size() == MOST;
    }

    boolean isEmpty() {
        return away.isEmpty();
    }

    /** Takes a folder out of the home. */
    void remove(Path folder) throws IOException {
        move(folder, attic.resolve("away-" + ++count));
    }

    /** Gives a folder another name. */
    void rename(Path folder) throws IOException {
        move(folder, folder.resolveSibling(folder.getFileName() + "-" + ++count));
    }

    private void move(Path folder, Path place) throws IOException {
        Files.move(folder, place, StandardCopyOption.ATOMIC_MOVE);
        away.push(new Moved(folder, place));
        files.look();
    }

    /** Puts back what left last. */
    Path putBack() throws IOException {
        Moved moved = away.pop();
        Files.move(moved.place(), moved.home(), StandardCopyOption.ATOMIC_MOVE);
        files.look();
        return moved.home();
    }
}
