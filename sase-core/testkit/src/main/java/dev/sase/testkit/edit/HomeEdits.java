package dev.sase.testkit.edit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Random edits of a home: content and saves of every kind, names, files and folders that come and go, whole roots among them. Many
 * edits put something back as it was in the beginning, so that a home never wears out. The same seed makes the same edits of the same
 * home. Confined to one thread.
 */
public final class HomeEdits {
    private final HomeFiles files;
    private final ContentEdits contents;
    private final NameEdits names;
    private final MovedFolders moved;
    private final RandomGenerator random;
    private long made;

    private HomeEdits(HomeFiles files, Path attic, RandomGenerator random) {
        this.files = files;
        this.random = random;
        this.contents = new ContentEdits(random);
        this.names = new NameEdits(files, random);
        this.moved = new MovedFolders(files, attic);
    }

    /**
     * Gets ready to edit a home.
     *
     * @param home the home, which nobody else edits
     * @param attic an empty folder outside of it, on the same file system, for what is away
     * @param random decides everything
     * @return the edits
     * @throws IOException if the home cannot be read
     */
    public static HomeEdits of(Path home, Path attic, RandomGenerator random) throws IOException {
        return new HomeEdits(new HomeFiles(home), attic, random);
    }

    /**
     * Makes the next edit.
     *
     * @return what it was
     * @throws IOException if the system refuses it
     */
    public Edit next() throws IOException {
        Optional<Edit> edit = Optional.empty();
        while (edit.isEmpty()) {
            edit = attempt();
        }
        return edit.get();
    }

    /**
     * Makes every folder and file what it was in the beginning; only times differ.
     *
     * @throws IOException if the system refuses it
     */
    public void restoreEverything() throws IOException {
        while (!moved.isEmpty()) {
            Path _ = moved.putBack();
        }
        names.restoreAll();
    }

    private Optional<Edit> attempt() throws IOException {
        int choice = random.nextInt(100);
        if (choice < 50) {
            Optional<Path> file = files.any(random);
            return file.isEmpty() ? Optional.empty() : edit(contents.change(file.get()), file.get());
        }
        if (choice < 75) {
            Path file = files.anyOriginal(random);
            return edit(names.restore(file), file);
        }
        if (choice < 97) {
            Optional<Path> file = files.any(random);
            return file.isEmpty() ? Optional.empty() : edit(names.change(file.get()), file.get());
        }
        return folder();
    }

    private Optional<Edit> folder() throws IOException {
        if (moved.isFull() || !moved.isEmpty() && random.nextBoolean()) {
            return edit("folder is back", moved.putBack());
        }
        Optional<Path> folder = files.anyFolder(random);
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        boolean away = random.nextBoolean();
        if (away) {
            moved.remove(folder.get());
        } else {
            moved.rename(folder.get());
        }
        return edit(away ? "folder is away" : "folder is renamed", folder.get());
    }

    private Optional<Edit> edit(String what, Path path) {
        return what.isEmpty() ? Optional.empty() : Optional.of(new Edit(++made, what, files.name(path)));
    }
}
