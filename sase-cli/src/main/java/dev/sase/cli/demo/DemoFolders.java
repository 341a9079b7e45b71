package dev.sase.cli.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the folders of a home in which questions are asked. */
final class DemoFolders {
    private static final int MOST_PROJECTS = 3;
    private static final int HEADER_LINES = 200;
    private static final String WORKSPACE = "WORKSPACE_DIR:";

    private DemoFolders() {}

    /**
     * The folders of some projects and those that people work in, the former first; the home when it has no project.
     *
     * @throws IOException if the projects cannot be listed
     */
    static List<Path> of(Path home) throws IOException {
        Path root = home.resolve("projects");
        if (!Files.isDirectory(root)) {
            return List.of(home);
        }
        List<Path> projects;
        try (Stream<Path> found = Files.list(root)) {
            projects = found.filter(Files::isDirectory)
                    .sorted()
                    .limit(MOST_PROJECTS)
                    .toList();
        }
        List<Path> folders = new ArrayList<>(projects);
        projects.forEach(project -> workspace(project).ifPresent(folders::add));
        return folders.isEmpty() ? List.of(home) : folders;
    }

    private static Optional<Path> workspace(Path project) {
        return Stream.of(".sase", ".gp")
                .map(ending -> project.resolve(project.getFileName() + ending))
                .filter(Files::isRegularFile)
                .flatMap(file -> named(file).stream())
                .findFirst();
    }

    /** The folder that the header of a project file names, if there is such a folder. */
    private static Optional<Path> named(Path file) {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (int i = 0; i < HEADER_LINES; i++) {
                String line = lines.readLine();
                if (line == null || line.startsWith("NAME:")) {
                    return Optional.empty();
                }
                if (line.startsWith(WORKSPACE)) {
                    return Optional.of(
                                    Path.of(line.substring(WORKSPACE.length()).strip()))
                            .filter(Path::isAbsolute)
                            .filter(Files::isDirectory);
                }
            }
        } catch (IOException | InvalidPathException _) {
            // The surface of the project files says what is wrong with it; here it names no folder.
            return Optional.empty();
        }
        return Optional.empty();
    }
}
