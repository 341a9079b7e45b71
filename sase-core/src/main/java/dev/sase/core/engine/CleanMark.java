package dev.sase.core.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A note beside a database of how its file looked when it was closed in order. A file that looks otherwise was written by somebody
 * else, or its process died: its rows are hashed again before they are served.
 *
 * @param database the database
 * @param note the note
 */
record CleanMark(Path database, Path note) {
    private static final Logger log = LoggerFactory.getLogger(CleanMark.class);

    static CleanMark of(Path database) {
        return new CleanMark(database, database.resolveSibling(database.getFileName() + ".clean"));
    }

    /** Whether the file is as it was when it was closed; the note is gone afterwards. */
    boolean take() {
        try {
            String noted = Files.readString(note);
            Files.delete(note);
            return look().map(noted::equals).orElse(false);
        } catch (NoSuchFileException _) {
            return false;
        } catch (IOException e) {
            log.warn("the note {} cannot be read, rows are hashed again", note, e);
            return false;
        }
    }

    /** Notes how the closed file looks. */
    void put() {
        try {
            Optional<String> look = look();
            if (look.isPresent()) {
                Files.writeString(note, look.get());
            }
        } catch (IOException e) {
            log.warn("the note {} cannot be written, the next start hashes rows again", note, e);
        }
    }

    /** How the file looks; empty when there is none. */
    Optional<String> look() {
        try {
            BasicFileAttributes file = Files.readAttributes(database, BasicFileAttributes.class);
            return Optional.of(String.join(
                    " ",
                    Long.toString(file.size()),
                    Long.toString(file.lastModifiedTime().to(TimeUnit.NANOSECONDS)),
                    Objects.toString(file.fileKey())));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
