package dev.sase.surface.catalogs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folders of xprompts of a site. Later ones win. */
final class PromptFolders {
    private static final String SHARED = "xprompts";
    private static final String HIDDEN = ".xprompts";
    private static final String CURRENT = "sase/xprompts";
    private static final String SKILLS = "sase/skills";

    private final Site site;

    PromptFolders(Site site) {
        this.site = site;
    }

    /** Those that settings and notes win over: of the installation and of plugins. */
    List<PromptFolder> installed() {
        List<PromptFolder> folders = new ArrayList<>();
        site.builtinFolder().ifPresent(folder -> {
            folders.add(installed(folder, Optional.empty()));
            folders.add(installed(folder.resolve("skills"), Optional.empty()));
        });
        site.defaultFolder().ifPresent(folder -> folders.add(installed(folder, Optional.empty())));
        site.pluginFolders().forEach(plugin -> folders.add(installed(plugin.path(), Optional.of(plugin.module()))));
        site.pluginSkillFolders()
                .forEach(plugin -> folders.add(new PromptFolder(
                        new SourceFolder(plugin.path(), List.of()), Optional.of(plugin.module()), false, true)));
        return folders;
    }

    /** Those that win over settings and notes: of the user and of the project. */
    List<PromptFolder> personal() {
        List<PromptFolder> folders = new ArrayList<>();
        site.userHome().ifPresent(home -> {
            site.project().ifPresent(project -> {
                folders.add(ofUser(home, home.resolve(".config/sase/xprompts").resolve(project), true, false));
                folders.add(ofUser(home, home.resolve(CURRENT).resolve(project), true, false));
                folders.add(ofUser(home, home.resolve(SKILLS).resolve(project), true, true));
            });
            Stream.of(SHARED, HIDDEN, CURRENT)
                    .forEach(name -> folders.add(ofUser(home, home.resolve(name), false, false)));
            folders.add(ofUser(home, home.resolve(SKILLS), false, true));
        });
        site.root().ifPresent(root -> {
            Stream.of(SHARED, HIDDEN, CURRENT).forEach(name -> folders.add(ofProject(root, name, false)));
            folders.add(ofProject(root, SKILLS, true));
        });
        return folders;
    }

    /** Those in which workflows are looked for. */
    List<PromptFolder> ofWorkflows() {
        List<PromptFolder> folders = new ArrayList<>();
        site.builtinFolder().ifPresent(folder -> folders.add(installed(folder, Optional.empty())));
        site.pluginFolders().forEach(plugin -> folders.add(installed(plugin.path(), Optional.of(plugin.module()))));
        personal().stream().filter(folder -> !folder.skills()).forEach(folders::add);
        return folders;
    }

    /** All of them. */
    List<Path> paths() {
        return Stream.concat(installed().stream(), personal().stream())
                .map(folder -> folder.folder().path())
                .toList();
    }

    private static PromptFolder installed(Path path, Optional<String> module) {
        return new PromptFolder(new SourceFolder(path, List.of()), module, false, false);
    }

    private static PromptFolder ofUser(Path home, Path path, boolean own, boolean skills) {
        return new PromptFolder(new SourceFolder(path, List.of(home, path)), Optional.empty(), own, skills);
    }

    private static PromptFolder ofProject(Path root, String name, boolean skills) {
        return new PromptFolder(new SourceFolder(root.resolve(name), List.of(root)), Optional.empty(), true, skills);
    }
}
