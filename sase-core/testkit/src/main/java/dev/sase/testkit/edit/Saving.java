package dev.sase.testkit.edit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** How programs put new content into a file. */
enum Saving {
    /** The file is emptied, then written. */
    OVER("written over") {
        @Override
        void save(Path file, byte[] content) throws IOException {
            Files.write(file, content);
        }
    },
    /** A file beside it is written and takes its name. */
    ATOMIC("saved by rename") {
        @Override
        void save(Path file, byte[] content) throws IOException {
            Path next = file.resolveSibling("." + file.getFileName() + ".next");
            Files.write(next, content);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    },
    /** The old file gets another name, the new one is written under its own, the old one is removed. */
    WITH_BACKUP("saved with a backup") {
        @Override
        void save(Path file, byte[] content) throws IOException {
            Path old = file.resolveSibling(file.getFileName() + "~");
            Files.move(file, old, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Files.write(file, content);
            Files.delete(old);
        }
    },
    /** The file is removed, and made again. */
    ANEW("removed and made anew") {
        @Override
        void save(Path file, byte[] content) throws IOException {
            Files.delete(file);
            Files.write(file, content);
        }
    };

    private final String text;

    Saving(String text) {
        this.text = text;
    }

    /** For people. */
    String text() {
        return text;
    }

    /** Puts content into a file that exists. */
    abstract void save(Path file, byte[] content) throws IOException;
}
