package dev.sase.surface.changespecs;

import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Texts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Says which project a folder belongs to, by the {@code WORKSPACE_DIR} in the headers of project files. */
final class Workspaces {
    private static final String WORKSPACE_DIR = "WORKSPACE_DIR:";

    private final SaseHome home;

    Workspaces(SaseHome home) {
        this.home = home;
    }

    /**
     * The project whose workspace holds one of the folders, the innermost workspace if several do.
     *
     * @throws SaseException if two projects name this workspace, or the projects cannot be listed
     */
    Optional<String> ownerOf(List<Path> folders) {
        TreeSet<String> owners = new TreeSet<>(Texts::compare);
        int depth = -1;
        for (ProjectFolders.Folder project : projects()) {
            int found = workspace(project)
                    .filter(path ->
                            folders.stream().anyMatch(folder -> real(folder).startsWith(path)))
                    .map(Path::getNameCount)
                    .orElse(-1);
            if (found > depth) {
                owners.clear();
                depth = found;
            }
            if (found >= 0 && found == depth) {
                owners.add(project.projectId());
            }
        }
        if (owners.size() > 1) {
            throw new SaseException(
                    ErrorCode.AMBIGUOUS,
                    "the folder " + folders.getFirst() + " is the workspace of the projects "
                            + String.join(", ", owners) + "; name a project file with --project-file");
        }
        return owners.stream().findFirst();
    }

    /** The file of a project's active ChangeSpecs, if there is such a project. */
    Optional<Path> fileOf(String projectId) {
        return projects().stream()
                .filter(project -> project.projectId().equals(projectId))
                .flatMap(project -> project.files().reversed().stream())
                .findFirst();
    }

    private List<ProjectFolders.Folder> projects() {
        try {
            return ProjectFolders.find(home);
        } catch (IOException e) {
            throw new SaseException(
                    ErrorCode.SOURCE_UNREADABLE,
                    "the projects in " + ProjectFolders.root(home) + " cannot be listed (" + e
                            + "); check its permissions",
                    e);
        }
    }

    private Optional<Path> workspace(ProjectFolders.Folder project) {
        return project.files().reversed().stream()
                .flatMap(file -> header(file).stream())
                .findFirst()
                .flatMap(this::expanded)
                .filter(Path::isAbsolute)
                .map(Workspaces::real);
    }

    /** The first workspace that the header names; a file that cannot be read has no header. */
    private static Optional<String> header(Path file) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            String line;
            while ((line = lines.readLine()) != null && !line.startsWith("NAME:")) {
                if (line.startsWith(WORKSPACE_DIR)) {
                    return Optional.of(Whitespace.trim(line.substring(WORKSPACE_DIR.length())));
                }
            }
        } catch (IOException _) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private Optional<Path> expanded(String text) {
        try {
            if (text.equals("~") || text.startsWith("~/")) {
                return home.userHome().map(user -> user.resolve(text.substring(Math.min(2, text.length()))));
            }
            return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException _) {
            return folder.toAbsolutePath().normalize();
        }
    }
}
