package dev.sase.surface.changespecs;

import dev.sase.spi.SaseHome;
import dev.sase.spi.Texts;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folders of a home's projects. A symbolic link to a folder is no project. */
final class ProjectFolders {
    private ProjectFolders() {}

    /**
     * A project.
     *
     * @param projectId the name of its folder
     * @param path the folder
     */
    record Folder(String projectId, Path path) {
        /**
         * The project files that exist, sorted by path: archives before what is active, and in each of them the older spelling
         * before the newer one. Files of other names are none.
         */
        List<Path> files() {
            return Stream.of("-archive.gp", "-archive.sase", ".gp", ".sase")
                    .map(ending -> path.resolve(path.getFileName() + ending))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }

    /** The folder that holds the folders of all projects. */
    static Path root(SaseHome home) {
        return home.path().resolve("projects");
    }

    /**
     * The projects by their ids in code point order; none if there is no folder for them.
     *
     * @throws IOException if the folder exists but cannot be listed
     */
    static List<Folder> find(SaseHome home) throws IOException {
        List<Folder> folders = new ArrayList<>();
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(root(home), entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))) {
            entries.forEach(
                    path -> folders.add(new Folder(Texts.wellFormed(String.valueOf(path.getFileName())), path)));
        } catch (NoSuchFileException _) {
            return List.of();
        }
        folders.sort(Comparator.comparing(Folder::projectId, Texts::compare));
        return folders;
    }
}
