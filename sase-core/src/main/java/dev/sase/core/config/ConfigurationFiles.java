package dev.sase.core.config;

import dev.sase.core.home.PathText;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds and merges the configuration files of one user in one folder. */
final class ConfigurationFiles {
    private final List<String> problems;
    private Optional<Setting> merged = Optional.empty();

    private ConfigurationFiles(List<String> problems) {
        this.problems = problems;
    }

    /**
     * Merges {@code sase.yml} and then the {@code sase_*.yml} files of {@code ~/.config/sase}, in order of their names, and the
     * {@code sase.yml} of the project folder, later ones stronger.
     *
     * @param problems receives one line for each file that cannot be used; the others still count
     * @return the merged map; empty where there is no file
     */
    static Optional<Setting> merge(Map<String, String> environment, Path projectFolder, List<String> problems) {
        ConfigurationFiles files = new ConfigurationFiles(problems);
        Optional<Path> userFolder =
                new PathText(environment, projectFolder).userHome().map(home -> home.resolve(".config/sase"));
        userFolder.ifPresent(files::addUserFiles);
        Path projectFile = projectFolder.toAbsolutePath().normalize().resolve("sase.yml");
        boolean isUserFile = userFolder
                .map(folder -> projectFile.equals(folder.resolve("sase.yml")))
                .orElse(false);
        if (!isUserFile) {
            files.add(projectFile, false);
        }
        return files.merged;
    }

    private void addUserFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        add(folder.resolve("sase.yml"), true);
        List<Path> overlays = new ArrayList<>();
        try (DirectoryStream<Path> listing = Files.newDirectoryStream(folder, "sase_*.{yml,yaml}")) {
            listing.forEach(overlays::add);
        } catch (IOException | DirectoryIteratorException e) {
            problems.add(folder + ": cannot be listed (" + e + ")");
        }
        overlays.sort(null);
        overlays.forEach(overlay -> add(overlay, false));
    }

    private void add(Path file, boolean replaceLists) {
        if (!Files.exists(file)) {
            return;
        }
        if (!Files.isRegularFile(file)) {
            problems.add(file + ": not a regular file");
            return;
        }
        try {
            Setting layer = YamlFile.read(file);
            merged = Optional.of(
                    merged.map(weaker -> weaker.under(layer, replaceLists)).orElse(layer));
        } catch (YamlFile.UnusableException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
    }
}
