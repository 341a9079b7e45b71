package dev.sase.surface.agents.sidecar;

import dev.sase.spi.Texts;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lists folders. */
final class Folders {
    private Folders() {}

    /** The folders in a folder by name, hidden ones left out; none when it is not there. */
    static List<Path> in(Path folder) throws IOException {
        List<Path> folders = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (!nameOf(entry).startsWith(".") && Files.isDirectory(entry)) {
                    folders.add(entry);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException _) {
            return List.of();
        }
        folders.sort(Comparator.comparing(Folders::nameOf, Texts::compare));
        return folders;
    }

    /** The name of a folder. */
    static String nameOf(Path folder) {
        return Texts.wellFormed(String.valueOf(folder.getFileName()));
    }
}
