package dev.sase.core.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A user's home, a project folder and class path folders of plugins, all temporary, with the files that a test writes. */
final class ConfigurationHome {
    final Path user;
    final Path project;
    private final Path folder;
    private final Map<String, String> environment = new TreeMap<>();
    private final List<URL> plugins = new ArrayList<>();

    ConfigurationHome(Path folder) throws IOException {
        this.folder = folder;
        user = Files.createDirectories(folder.resolve("ada/.config/sase"));
        project = Files.createDirectories(folder.resolve("project"));
        environment.put("HOME", folder.resolve("ada").toString());
    }

    ConfigurationHome variable(String name, String text) {
        environment.put(name, text);
        return this;
    }

    ConfigurationHome userFile(String name, String content) throws IOException {
        Files.writeString(user.resolve(name), content);
        return this;
    }

    ConfigurationHome userFile(String content) throws IOException {
        return userFile("sase.yml", content);
    }

    ConfigurationHome projectFile(String content) throws IOException {
        Files.writeString(project.resolve("sase.yml"), content);
        return this;
    }

    /** Puts a class path folder with defaults behind those of earlier calls. */
    ConfigurationHome plugin(String content) throws IOException {
        Path root = folder.resolve("plugin" + plugins.size());
        Path file = root.resolve(PluginDefaults.RESOURCE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        plugins.add(root.toUri().toURL());
        return this;
    }

    Configuration load() {
        try (URLClassLoader loader = new URLClassLoader(plugins.toArray(URL[]::new), null)) {
            return Configuration.load(environment, project, loader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Configuration examine() {
        try (URLClassLoader loader = new URLClassLoader(plugins.toArray(URL[]::new), null)) {
            return Configuration.examine(environment, project, loader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
