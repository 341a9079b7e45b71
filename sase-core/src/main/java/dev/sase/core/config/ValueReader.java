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

    /** The value of a key that stands for itself and holds one value. */
    ConfigurationValue value(ConfigurationKey key) {
        Optional<ConfigurationValue> fromVariable = key.variable()
                .flatMap(variable -> variableText(key, variable)
                        .map(text -> new ConfigurationValue(key, text, Origin.variable(variable))));
        // The file is read in any case, so that its problems are reported whatever the environment says.
        Optional<ConfigurationValue> fromFile = files.at(key.path())
                .flatMap(setting -> text(key, setting)
                        .map(text -> new ConfigurationValue(key, text, Origin.file(setting.place()))));
        return fromVariable
                .or(() -> fromFile)
                .orElseGet(() -> new ConfigurationValue(key, key.defaultText(), Origin.DEFAULT));
    }

    private Optional<String> variableText(ConfigurationKey key, String variable) {
        return key.isUsed()
                ? Switch.read(environment, variable, warnings).map(String::valueOf)
                : Optional.ofNullable(environment.get(variable)).filter(text -> !text.isBlank());
    }

    private Optional<String> text(ConfigurationKey key, Setting setting) {
        if (setting instanceof Setting.Nothing) {
            return Optional.empty();
        }
        if (!key.isUsed()) {
            return Optional.of(asWritten(setting));
        }
        return switch (key.type()) {
            case SWITCH -> switchText(key.path(), setting);
            case PATH -> pathText(key, setting);
            case SECONDS -> {
                if (setting instanceof Setting.Scalar(Double seconds, var _)
                        && seconds > 0
                        && seconds <= ConfigurationKey.MAX_SECONDS) {
                    yield Optional.of(seconds.toString());
                }
                yield ignored(key.path(), key.type(), setting);
            }
            case HOURS -> whole(key, setting, 0, ConfigurationKey.MAX_HOURS);
            case MEGABYTES -> whole(key, setting, 1, ConfigurationKey.MAX_MEGABYTES);
            case ENGINE -> {
                if (setting instanceof Setting.Scalar(String token, var _)
                        && ProjectionEngine.ofToken(token).isPresent()) {
                    yield Optional.of(token);
                }
                yield ignored(key.path(), key.type(), setting);
            }
            case BEAD_STORES, COMMAND, SCHEDULER_MODE, AXE_MODE, HOST_MODE ->
                throw new IllegalArgumentException(key + " holds no single value");
        };
    }

    private Optional<String> whole(ConfigurationKey key, Setting setting, double least, double most) {
        if (setting instanceof Setting.Scalar(Double number, var _)
                && number >= least
                && number <= most
                && number == Math.rint(number)) {
            return Optional.of(Long.toString(number.longValue()));
        }
        return ignored(key.path(), key.type(), setting);
    }

    /** The text of a setting that nothing reads yet, so that it can be shown. */
    private static String asWritten(Setting setting) {
        return switch (setting) {
            case Setting.Scalar(Object value, var _) -> value.toString();
            case Setting.Sequence(List<Setting> items, var _) ->
                items.stream().map(ValueReader::asWritten).collect(Collectors.joining(", "));
            case Setting.Mapping _, Setting.Nothing _ -> setting.found();
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
        return setting instanceof Setting.Nothing
                ? Optional.empty()
                : ignored(path, ConfigurationKey.Type.SWITCH, setting);
    }

    private Optional<String> pathText(ConfigurationKey key, Setting setting) {
        if (!(setting instanceof Setting.Scalar(String text, var place))) {
            return unusable(key, setting);
        }
        return text.isEmpty() ? Optional.empty() : path(key, text, place).map(Path::toString);
    }

    /** Resolves a path against the folder of its file, so that it means the same wherever a command is started. */
    private Optional<Path> path(ConfigurationKey key, String text, Setting.Place place) {
        try {
            Optional<Path> folder = place.source().folder();
            boolean relative = !text.startsWith("~") && !Path.of(text).isAbsolute();
            if (folder.isEmpty() && relative) {
                throw new IllegalArgumentException("\"" + text + "\" is relative, which means nothing inside a jar");
            }
            return Optional.of(new PathText(environment, folder.orElse(Path.of("/"))).resolve(text));
        } catch (IllegalArgumentException e) {
            problems.add(place + ": " + key.path() + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    /** A value that the default replaces well. */
    private Optional<String> ignored(String path, ConfigurationKey.Type type, Setting setting) {
        warnings.add(setting.place() + ": " + path + " holds " + setting.found() + " where " + type.wanted()
                + " is wanted; it is ignored");
        return Optional.empty();
    }

    /** A place that cannot be found: to look elsewhere would show other records, or start a second daemon. */
    private <T> Optional<T> unusable(ConfigurationKey key, Setting setting) {
        problems.add(setting.place() + ": " + key.path() + " holds " + setting.found() + " where "
                + key.type().wanted() + " is wanted");
        return Optional.empty();
    }

    /** The switches of read groups that files set, by group. */
    Map<String, ConfigurationValue> groups() {
        Map<String, ConfigurationValue> groups = new TreeMap<>();
        entries(ConfigurationKey.READ_GROUP)
                .forEach((group, setting) -> switchText(ConfigurationKey.READ_GROUP.section() + group, setting)
                        .ifPresent(text ->
                                groups.put(group, ReadGroups.value(group, text, Origin.file(setting.place())))));
        return groups;
    }

    /** The values that files give below a key that stands for any name and is not used yet. */
    List<ConfigurationValue> unused(ConfigurationKey key) {
        List<ConfigurationValue> values = new ArrayList<>();
        entries(key)
                .forEach((name, setting) -> values.add(new ConfigurationValue(
                        key, key.section() + name, asWritten(setting), Origin.file(setting.place()))));
        return values;
    }

    private Map<String, Setting> entries(ConfigurationKey pattern) {
        String section = pattern.section();
        Optional<Setting> node = files.at(section.substring(0, section.length() - 1));
        return node.isPresent() && node.get() instanceof Setting.Mapping map ? map.entries() : Map.of();
    }

    /** The bead stores in order of declaration; entries that are wrong become problems. */
    List<BeadStore> beadStores() {
        ConfigurationKey key = ConfigurationKey.BEAD_STORES;
        Optional<Setting> setting = files.at(key.path());
        if (setting.isEmpty() || setting.get() instanceof Setting.Nothing) {
            return List.of();
        }
        if (!(setting.get() instanceof Setting.Sequence(List<Setting> items, var _))) {
            unusable(key, setting.get());
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
        return unusable(key, item);
    }

    /** The stores as one value, for output; it comes from as many places as its items. */
    ConfigurationValue beadStoresValue(List<BeadStore> stores) {
        ConfigurationKey key = ConfigurationKey.BEAD_STORES;
        if (stores.isEmpty() || !(files.at(key.path()).orElseThrow() instanceof Setting.Sequence(var items, var _))) {
            return new ConfigurationValue(key, "", Origin.DEFAULT);
        }
        String text = stores.stream().map(store -> store.path().toString()).collect(Collectors.joining(", "));
        String places =
                items.stream().map(item -> item.place().toString()).distinct().collect(Collectors.joining(", "));
        return new ConfigurationValue(key, text, new Origin(Origin.Kind.FILE, places));
    }
}
