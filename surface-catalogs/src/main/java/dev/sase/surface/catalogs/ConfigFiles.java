package dev.sase.surface.catalogs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The settings files of a site. Later ones win. */
final class ConfigFiles {
    private static final String LOCAL = "local_config";
    private static final String NAME = "sase.yml";

    /** The places of a project's settings below its root, the one that wins last. */
    static final List<String> PROJECT_FILES = List.of(NAME, "sase/sase.yml");

    private final Site site;

    ConfigFiles(Site site) {
        this.site = site;
    }

    /** The files whose xprompts are merged, in their order. */
    List<ConfigFile> merged(Problems problems) {
        List<ConfigFile> files = new ArrayList<>(shared(problems));
        site.root()
                .ifPresent(root -> PROJECT_FILES.forEach(
                        name -> files.add(new ConfigFile(LOCAL, root.resolve(name), site.project(), List.of(root)))));
        return files;
    }

    /** The files of known projects, whose xprompts the catalog of no project has beside the merged ones. */
    List<ConfigFile> ofKnownProjects() {
        if (site.project().isPresent()) {
            return List.of();
        }
        List<ConfigFile> files = new ArrayList<>();
        for (Map.Entry<String, Path> known : site.workspaces().entrySet()) {
            for (String name : PROJECT_FILES) {
                files.add(new ConfigFile(
                        "project_" + LOCAL + ":" + known.getKey(),
                        known.getValue().resolve(name),
                        Optional.of(known.getKey()),
                        List.of(known.getValue())));
            }
        }
        return files;
    }

    /** What has to be looked at: the files, and the folder of the user's overlays. */
    List<Path> inputs() {
        List<Path> inputs = new ArrayList<>();
        site.defaultConfig().ifPresent(inputs::add);
        site.pluginConfigs().forEach(plugin -> inputs.add(plugin.path()));
        userFolder().ifPresent(inputs::add);
        site.root().ifPresent(root -> PROJECT_FILES.forEach(name -> inputs.add(root.resolve(name))));
        ofKnownProjects().forEach(file -> inputs.add(file.path()));
        return inputs;
    }

    private List<ConfigFile> shared(Problems problems) {
        List<ConfigFile> files = new ArrayList<>();
        site.defaultConfig().ifPresent(path -> files.add(file("default_config", path)));
        site.pluginConfigs().forEach(plugin -> files.add(file("plugin_config:" + plugin.module(), plugin.path())));
        Stream<Path> home = site.userHome().stream();
        List<Path> bounds = Stream.concat(home, userFolder().stream()).toList();
        userFolder().ifPresent(folder -> {
            files.add(new ConfigFile("config", folder.resolve(NAME), Optional.empty(), bounds));
            new SourceFolder(folder, bounds)
                    .files(ConfigFiles::isOverlay, problems)
                    .forEach(found -> files.add(new ConfigFile(
                            "config_overlay:" + SourceFolder.nameOf(found.path()),
                            found.path(),
                            Optional.empty(),
                            bounds)));
        });
        return files;
    }

    private Optional<Path> userFolder() {
        return site.userHome().map(home -> home.resolve(".config/sase"));
    }

    private static ConfigFile file(String label, Path path) {
        return new ConfigFile(label, path, Optional.empty(), List.of());
    }

    private static boolean isOverlay(String name) {
        return name.startsWith("sase_") && (name.endsWith(".yml") || name.endsWith(".yaml"));
    }
}
