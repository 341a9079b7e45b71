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

/** Finds and merges the layers of files of one user in one folder. */
final class ConfigurationFiles {
    /** Where plugins could choose what runs in which process, which is the user's choice. */
    private static final String PROVIDER_HOST = "daemon.provider_host";

    private final List<String> problems;
    private final List<String> warnings;
    private Optional<Setting> merged = Optional.empty();

    private ConfigurationFiles(List<String> problems, List<String> warnings) {
        this.problems = problems;
        this.warnings = warnings;
    }

    /**
     * Merges the defaults of plugins, then {@code sase.yml} and the {@code sase_*.yml} files of {@code ~/.config/sase}, in order of
     * their names, then the {@code sase.yml} of the project folder, later ones stronger.
     *
     * @param plugins where the jars of plugins are found; empty if their defaults do not matter
     * @param problems receives one line for each file that cannot be used; the others still count
     * @param warnings receives one line for each part that a layer may not set
     * @return the merged map; empty where there is no file
     */
    static Optional<Setting> merge(
            Map<String, String> environment,
            Path projectFolder,
            Optional<ClassLoader> plugins,
            List<String> problems,
            List<String> warnings) {
        ConfigurationFiles files = new ConfigurationFiles(problems, warnings);
        if (plugins.isPresent()) {
            for (Setting.Mapping defaults : PluginDefaults.find(plugins.get(), warnings)) {
                files.add(defaults, Layer.PLUGIN);
            }
        }
        Optional<Path> userFolder =
                new PathText(environment, projectFolder).userHome().map(home -> home.resolve(".config/sase"));
        userFolder.ifPresent(files::addUserFiles);
        Path projectFile = projectFolder.toAbsolutePath().normalize().resolve("sase.yml");
        if (userFolder.isEmpty() || !isSame(projectFile, userFolder.get().resolve("sase.yml"))) {
            files.add(projectFile, Layer.PROJECT);
        }
        return files.merged;
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return one.equals(other) || Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
        } catch (IOException _) {
            return false;
        }
    }

    private void addUserFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        add(folder.resolve("sase.yml"), Layer.USER);
        List<Path> overlays = new ArrayList<>();
        try (DirectoryStream<Path> listing = Files.newDirectoryStream(folder, "sase_*.{yml,yaml}")) {
            listing.forEach(overlays::add);
        } catch (IOException | DirectoryIteratorException e) {
            problems.add(folder + ": cannot be listed (" + e + ")");
        }
        overlays.sort(null);
        overlays.forEach(overlay -> add(overlay, Layer.OVERLAY));
    }

    private void add(Path file, Layer layer) {
        if (!Files.exists(file)) {
            return;
        }
        if (!Files.isRegularFile(file)) {
            problems.add(file + ": not a regular file");
            return;
        }
        try {
            add(YamlFile.read(file, layer), layer);
        } catch (YamlFile.UnusableException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
    }

    private void add(Setting.Mapping found, Layer layer) {
        Setting.Mapping allowed = layer.isOwn() ? found : restricted(found, layer);
        merged = Optional.of(merged.map(weaker -> weaker.under(allowed, layer.replacesLists()))
                .orElse(allowed));
    }

    /** Leaves out what says where the daemon is or what runs: whoever wrote this layer is not the one who runs it. */
    private Setting.Mapping restricted(Setting.Mapping found, Layer layer) {
        Setting.Mapping allowed = found;
        for (ConfigurationKey key : ConfigurationKey.values()) {
            if (key.isOwn()) {
                allowed = without(key.path(), allowed, layer);
            }
        }
        return layer == Layer.PLUGIN ? without(PROVIDER_HOST, allowed, layer) : allowed;
    }

    private Setting.Mapping without(String path, Setting.Mapping layer, Layer kind) {
        Optional<Setting> setting = layer.at(path);
        if (setting.isEmpty()) {
            return layer;
        }
        warnings.add(setting.get().place() + ": " + path + " may not be set by " + kind.title()
                + ", so it is ignored; set it in ~/.config/sase/sase.yml");
        return layer.without(path);
    }
}
