package dev.sase.surface.catalogs;

import dev.sase.spi.SaseHome;
import dev.sase.spi.Texts;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What decides where the sources of one catalog are. Immutable by agreement.
 *
 * @param home the SASE home
 * @param scope a project, or {@link #ALL} for the catalog of no project
 * @param variables the variables of the environment that are set
 * @param workspaces the known workspaces by project
 */
record Site(Path home, String scope, SortedMap<String, String> variables, SortedMap<String, Path> workspaces) {
    /** The scope of the catalog of no project. */
    static final String ALL = "all";

    private static final String PACKAGE_DIR = "SASE_XPROMPT_PACKAGE_DIR";
    private static final String BUILTIN_DIR = "SASE_XPROMPT_BUILTIN_DIR";
    private static final String DEFAULT_DIR = "SASE_XPROMPT_DEFAULT_DIR";
    private static final String DEFAULT_CONFIG = "SASE_DEFAULT_CONFIG_PATH";
    private static final String PLUGIN_DIRS = "SASE_XPROMPT_PLUGIN_DIRS_JSON";
    private static final String PLUGIN_CONFIGS = "SASE_XPROMPT_PLUGIN_CONFIG_PATHS_JSON";
    private static final String SKILL_DIRS = "SASE_SKILL_PLUGIN_DIRS_JSON";
    private static final String USER_HOME = "HOME";
    private static final List<String> VARIABLES = List.of(
            USER_HOME, PACKAGE_DIR, BUILTIN_DIR, DEFAULT_DIR, DEFAULT_CONFIG, PLUGIN_DIRS, PLUGIN_CONFIGS, SKILL_DIRS);

    /** The site of a scope of a home. */
    static Site of(SaseHome home, String scope, Map<String, Path> workspaces) {
        SortedMap<String, String> variables = new TreeMap<>();
        VARIABLES.forEach(name -> home.variable(name).ifPresent(text -> variables.put(name, Texts.wellFormed(text))));
        SortedMap<String, Path> known = new TreeMap<>(Texts::compare);
        known.putAll(workspaces);
        return new Site(home.path(), scope, variables, known);
    }

    /** The project asked for; empty in the catalog of no project. */
    Optional<String> project() {
        return scope.equals(ALL) ? Optional.empty() : Optional.of(scope);
    }

    /** The project's workspace where it is known, otherwise its folder in the home. */
    Optional<Path> root() {
        return project().map(name -> {
            Path known = workspaces.get(name);
            return known == null ? home.resolve("projects").resolve(name) : known;
        });
    }

    /** The user's own folder. */
    Optional<Path> userHome() {
        return path(USER_HOME);
    }

    /** The folder of the xprompts that come with the installation. */
    Optional<Path> builtinFolder() {
        return path(BUILTIN_DIR).or(() -> path(PACKAGE_DIR).map(folder -> folder.resolve("xprompts")));
    }

    /** The folder of the default xprompts of the installation. */
    Optional<Path> defaultFolder() {
        return path(DEFAULT_DIR).or(() -> path(PACKAGE_DIR).map(folder -> folder.resolve("default_xprompts")));
    }

    /** The settings that come with the installation. */
    Optional<Path> defaultConfig() {
        return path(DEFAULT_CONFIG).or(() -> path(PACKAGE_DIR).map(folder -> folder.resolve("default_config.yml")));
    }

    /** The folders of xprompts that plugins bring, by module. */
    List<PluginPath> pluginFolders() {
        return PluginPath.list(variables.get(PLUGIN_DIRS));
    }

    /** The settings that plugins bring, by module. */
    List<PluginPath> pluginConfigs() {
        return PluginPath.list(variables.get(PLUGIN_CONFIGS));
    }

    /** The folders of skills that plugins bring, by module. */
    List<PluginPath> pluginSkillFolders() {
        return PluginPath.list(variables.get(SKILL_DIRS));
    }

    private Optional<Path> path(String variable) {
        try {
            return Optional.ofNullable(variables.get(variable)).map(Path::of).filter(Path::isAbsolute);
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }
}
