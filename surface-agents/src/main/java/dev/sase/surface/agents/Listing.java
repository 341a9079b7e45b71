package dev.sase.surface.agents;

import dev.sase.spi.Texts;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lists folders without looking at what is in them. */
final class Listing {
    private Listing() {}

    /**
     * The names in a folder, by code point.
     *
     * @return the names; none when the folder is no folder or has gone
     * @throws IOException if the folder exists but cannot be listed; the message names it
     */
    static List<String> names(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                names.add(String.valueOf(entry.getFileName()));
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        names.sort(Texts::compare);
        return names;
    }
}
