package dev.sase.core.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A user's home and a project folder, both temporary, with the configuration files that a test writes. */
final class ConfigurationHome {
    final Path user;
    final Path project;
    private final Map<String, String> environment = new TreeMap<>();

    ConfigurationHome(Path folder) throws IOException {
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

    Configuration load() {
        return Configuration.load(environment, project);
    }
}
