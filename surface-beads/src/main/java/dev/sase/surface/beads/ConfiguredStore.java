package dev.sase.surface.beads;

import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Texts;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code beads.stores}: a store's folder, or the folder of a project that has one.
 *
 * @param name what the store is to be called
 * @param path the absolute path given
 */
record ConfiguredStore(String name, Path path) {
    private static final String SETTING = "beads.stores";

    /** The entries of a home's settings, in their order. */
    static List<ConfiguredStore> of(SaseHome home) {
        Object setting = home.setting(SETTING).orElse(List.of());
        if (!(setting instanceof List<?> entries)) {
            throw invalid(setting);
        }
        List<ConfiguredStore> stores = new ArrayList<>();
        for (Object entry : entries) {
            stores.add(entry(entry, home));
        }
        return stores;
    }

    /** The store's folder, if it exists. */
    Optional<Path> folder() {
        if (!Files.isDirectory(path)) {
            return Optional.empty();
        }
        if (StoreLayout.isStore(path)) {
            return Optional.of(path);
        }
        return StoreLayout.presentIn(path).stream()
                .map(layout -> layout.folderIn(path))
                .findFirst()
                .or(() -> Optional.of(path));
    }

    private static ConfiguredStore entry(@Nullable Object entry, SaseHome home) {
        if (entry instanceof Map<?, ?> map && map.get("path") != null) {
            Path path = path(map.get("path"), home);
            Object project = map.get("project");
            return new ConfiguredStore(project == null ? nameOf(path) : Texts.wellFormed(project.toString()), path);
        }
        if (entry instanceof String || entry instanceof Path) {
            Path path = path(entry, home);
            return new ConfiguredStore(nameOf(path), path);
        }
        throw invalid(entry);
    }

    private static Path path(@Nullable Object value, SaseHome home) {
        String text = String.valueOf(value);
        try {
            boolean ofUser = text.equals("~") || text.startsWith("~/");
            Path path = ofUser ? Path.of(System.getProperty("user.home", ""), text.substring(1)) : Path.of(text);
            return home.path().resolve(path).normalize();
        } catch (InvalidPathException e) {
            throw new SaseException(
                    ErrorCode.INVALID_CONFIGURATION,
                    SETTING + " names '" + text + "', which is not a path; correct or remove it",
                    e);
        }
    }

    /** The name of the project's folder that a path lies in, or that it is. */
    private static String nameOf(Path path) {
        Path project = Arrays.stream(StoreLayout.values())
                .flatMap(layout -> layout.projectOf(path).stream())
                .findFirst()
                .orElse(path);
        Path name = project.getFileName();
        return name == null ? "default" : Texts.wellFormed(name.toString());
    }

    private static SaseException invalid(@Nullable Object found) {
        return new SaseException(
                ErrorCode.INVALID_CONFIGURATION,
                SETTING + " is a list of paths or of maps with 'project' and 'path', found '" + found
                        + "'; correct it");
    }
}
