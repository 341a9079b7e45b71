package dev.sase.surface.catalogs;

import dev.sase.spi.SaseHome;
import dev.sase.spi.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The projects of a home and the folders in which people work on them. A project file, {@code <name>.sase} or {@code <name>.gp} in a
 * project's folder, names the workspace in a line {@code WORKSPACE_DIR: <path>}.
 */
final class KnownWorkspaces {
    private static final String KEY = "WORKSPACE_DIR:";
    private static final String ARCHIVE = "-archive";
    private static final int MOST_BYTES = 1 << 20;

    private final List<Path> folders;
    private final SortedMap<String, Path> byProject = new TreeMap<>(Texts::compare);

    private KnownWorkspaces(List<Path> folders) {
        this.folders = folders;
    }

    /**
     * Looks at the projects of a home.
     *
     * @throws IOException if the folder of the projects exists but cannot be listed
     */
    static KnownWorkspaces find(SaseHome home) throws IOException {
        KnownWorkspaces known = new KnownWorkspaces(list(projects(home)).stream()
                .filter(folder -> !SourceFolder.nameOf(folder).startsWith("."))
                .filter(Files::isDirectory)
                .toList());
        for (Path folder : known.folders) {
            known.addFrom(folder);
        }
        return known;
    }

    /** The folder of the projects. */
    static Path projects(SaseHome home) {
        return home.path().resolve("projects");
    }

    /** The workspaces by project. */
    SortedMap<String, Path> byProject() {
        return byProject;
    }

    /** The names of all projects, those with a folder and those with a workspace, in code point order. */
    List<String> names() {
        SortedMap<String, Path> names = new TreeMap<>(byProject);
        folders.forEach(folder -> names.put(SourceFolder.nameOf(folder), folder));
        return List.copyOf(names.keySet());
    }

    /** The project in whose workspace a folder lies; of nested ones the innermost. */
    Optional<String> projectOf(Path folder) {
        Path real = RealPaths.of(folder);
        return byProject.entrySet().stream()
                .filter(known -> real.startsWith(RealPaths.of(known.getValue())))
                .max(Comparator.comparingInt(
                        known -> RealPaths.of(known.getValue()).getNameCount()))
                .map(Map.Entry::getKey);
    }

    private void addFrom(Path folder) throws IOException {
        SortedMap<String, Path> files = new TreeMap<>(Texts::compare);
        for (Path file : list(folder)) {
            String name = SourceFolder.nameOf(file);
            String stem = SourceFolder.stemOf(file);
            if (name.startsWith(".") || stem.endsWith(ARCHIVE)) {
                continue;
            }
            if (name.endsWith(".sase")) {
                files.put(stem, file);
            } else if (name.endsWith(".gp")) {
                files.putIfAbsent(stem, file);
            }
        }
        files.forEach((project, file) -> workspace(file).ifPresent(path -> {
            if (project.equals(SourceFolder.nameOf(folder))) {
                byProject.put(project, path);
            } else {
                byProject.putIfAbsent(project, path);
            }
        }));
    }

    private static Optional<Path> workspace(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(KEY))
                    .findFirst()
                    .map(line -> Path.of(Whitespace.trim(line.substring(KEY.length()))))
                    .filter(Path::isAbsolute)
                    .filter(Files::isDirectory)
                    .map(Path::normalize);
        } catch (IOException | InvalidPathException _) {
            // The surface of the project files says what is wrong with one; here it names no workspace.
            return Optional.empty();
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (NoSuchFileException | NotDirectoryException _) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        entries.sort(Comparator.comparing(Path::toString, Texts::compare));
        return entries;
    }
}
