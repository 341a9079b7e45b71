package dev.sase.core.config;

import dev.sase.core.home.PathText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads the value of each known key from environment and files, and collects what is wrong with them. Confined to one load. */
final class ValueReader {
    /** Booleans of YAML 1.1, in which these files were first read; to a parser of YAML 1.2 they are texts. */
    private static final Map<String, String> OLD_BOOLEANS =
            Map.of("yes", "true", "on", "true", "no", "false", "off", "false");

    private final Map<String, String> environment;
    private final Setting.Mapping files;
    private final List<String> problems;
    private final List<String> warnings;

    ValueReader(Map<String, String> environment, Setting.Mapping files, List<String> problems, List<String> warnings) {
        this.environment = environment;
        this.files = files;
        this.problems = problems;
        this.warnings = warnings;
    }

    /** The value of a key that is neither a group nor a list of stores. */
    ConfigurationValue value(ConfigurationKey key) {
        Optional<ConfigurationValue> fromVariable = key.variable()
                .flatMap(variable -> Switch.read(environment, variable, warnings)
                        .map(on -> new ConfigurationValue(key.path(), String.valueOf(on), "environment " + variable)));
        // The file is read in any case, so that its problems are reported whatever the environment says.
        Optional<ConfigurationValue> fromFile = files.at(key.path())
                .flatMap(setting -> text(key, key.path(), setting)
                        .map(text -> new ConfigurationValue(
                                key.path(), text, setting.place().toString())));
        return fromVariable
                .or(() -> fromFile)
                .orElseGet(() -> new ConfigurationValue(key.path(), key.defaultText(), "default"));
    }

    private Optional<String> text(ConfigurationKey key, String path, Setting setting) {
        if (setting instanceof Setting.Nothing) {
            return Optional.empty();
        }
        return switch (key.type()) {
            case SWITCH -> switchText(path, setting);
            case PATH -> pathText(key, setting);
            case SECONDS -> {
                if (setting instanceof Setting.Scalar(Double seconds, var _)
                        && seconds > 0
                        && seconds <= ConfigurationKey.MAX_SECONDS) {
                    yield Optional.of(seconds.toString());
                }
                yield wrong(key, path, setting);
            }
            case ENGINE -> {
                if (setting instanceof Setting.Scalar(String token, var _)
                        && ProjectionEngine.ofToken(token).isPresent()) {
                    yield Optional.of(token);
                }
                yield wrong(key, path, setting);
            }
            case BEAD_STORES -> wrong(key, path, setting);
        };
    }

    private Optional<String> switchText(String path, Setting setting) {
        if (setting instanceof Setting.Scalar(Boolean on, var _)) {
            return Optional.of(on.toString());
        }
        if (setting instanceof Setting.Scalar(String word, var _)) {
            String value = OLD_BOOLEANS.get(word.toLowerCase(Locale.ROOT));
            if (value != null) {
                return Optional.of(value);
            }
        }
        if (!(setting instanceof Setting.Nothing)) {
            warnings.add(setting.place() + ": " + path + " holds " + setting.found() + " where "
                    + ConfigurationKey.Type.SWITCH.wanted() + " is wanted; it is ignored");
        }
        return Optional.empty();
    }

    private Optional<String> pathText(ConfigurationKey key, Setting setting) {
        if (!(setting instanceof Setting.Scalar(String text, var place))) {
            return wrong(key, key.path(), setting);
        }
        return text.isEmpty() ? Optional.empty() : path(key, text, place).map(Path::toString);
    }

    /** Resolves a path against the folder of its file, so that it means the same wherever a command is started. */
    private Optional<Path> path(ConfigurationKey key, String text, Setting.Place place) {
        try {
            return Optional.of(new PathText(environment, place.file().resolveSibling(".")).resolve(text));
        } catch (IllegalArgumentException e) {
            problems.add(place + ": " + key.path() + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private <T> Optional<T> wrong(ConfigurationKey key, String path, Setting setting) {
        problems.add(setting.place() + ": " + path + " holds " + setting.found() + " where "
                + key.type().wanted() + " is wanted");
        return Optional.empty();
    }

    /** The switches of read groups that files set, by group. */
    Map<String, ConfigurationValue> groups() {
        Map<String, ConfigurationValue> groups = new TreeMap<>();
        Optional<Setting> section = files.at("daemon.reads.surfaces");
        if (section.isPresent() && section.get() instanceof Setting.Mapping surfaces) {
            surfaces.entries()
                    .forEach((group, setting) -> switchText(ReadGroups.path(group), setting)
                            .ifPresent(text -> groups.put(
                                    group,
                                    new ConfigurationValue(
                                            ReadGroups.path(group),
                                            text,
                                            setting.place().toString()))));
        }
        return groups;
    }

    /** The bead stores in order of declaration; entries that are wrong become problems. */
    List<BeadStore> beadStores() {
        ConfigurationKey key = ConfigurationKey.BEAD_STORES;
        Optional<Setting> setting = files.at(key.path());
        if (setting.isEmpty() || setting.get() instanceof Setting.Nothing) {
            return List.of();
        }
        if (!(setting.get() instanceof Setting.Sequence(List<Setting> items, var _))) {
            wrong(key, key.path(), setting.get());
            return List.of();
        }
        List<BeadStore> stores = new ArrayList<>();
        for (Setting item : items) {
            beadStore(key, item).ifPresent(stores::add);
        }
        return stores;
    }

    private Optional<BeadStore> beadStore(ConfigurationKey key, Setting item) {
        if (item instanceof Setting.Scalar(String text, var place) && !text.isEmpty()) {
            return path(key, text, place).map(path -> new BeadStore(Optional.empty(), path));
        }
        if (item instanceof Setting.Mapping(var entries, var _)
                && entries.get("path") instanceof Setting.Scalar(String text, var place)
                && !text.isEmpty()) {
            Setting project = entries.get("project");
            if (project == null || project instanceof Setting.Nothing) {
                return path(key, text, place).map(path -> new BeadStore(Optional.empty(), path));
            }
            if (project instanceof Setting.Scalar(String name, var _) && !name.isEmpty()) {
                return path(key, text, place).map(path -> new BeadStore(Optional.of(name), path));
            }
        }
        return wrong(key, key.path(), item);
    }

    /** The stores as one value, for output. */
    ConfigurationValue beadStoresValue(List<BeadStore> stores) {
        ConfigurationKey key = ConfigurationKey.BEAD_STORES;
        String text = stores.stream().map(store -> store.path().toString()).collect(Collectors.joining(", "));
        String origin =
                files.at(key.path()).map(setting -> setting.place().toString()).orElse("default");
        return new ConfigurationValue(key.path(), text, stores.isEmpty() ? "default" : origin);
    }
}
