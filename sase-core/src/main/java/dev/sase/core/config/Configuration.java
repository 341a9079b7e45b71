package dev.sase.core.config;

import dev.sase.core.home.PathChoices;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration of one invocation: environment variables over files over defaults. Options of the command line are stronger
 * than all of it and are the caller's to apply. Immutable.
 */
public final class Configuration {
    /** The variable that keeps a command away from the daemon. It has no counterpart in files. */
    public static final String NO_DAEMON_VARIABLE = "SASE_NO_DAEMON";

    private final Map<ConfigurationKey, ConfigurationValue> values = new EnumMap<>(ConfigurationKey.class);
    private final ReadGroups groups;
    private final List<BeadStore> beadStores;
    private final boolean daemonDisabled;
    private final List<String> warnings;

    private Configuration(Map<String, String> environment, Setting.Mapping files, List<String> problems) {
        List<String> found = new ArrayList<>();
        ValueReader reader = new ValueReader(environment, files, problems, found);
        for (ConfigurationKey key : ConfigurationKey.values()) {
            if (key != ConfigurationKey.READ_GROUP && key != ConfigurationKey.BEAD_STORES) {
                values.put(key, reader.value(key));
            }
        }
        this.beadStores = List.copyOf(reader.beadStores());
        values.put(ConfigurationKey.BEAD_STORES, reader.beadStoresValue(beadStores));
        this.groups = new ReadGroups(reader.groups(), environment, found);
        this.daemonDisabled =
                Switch.read(environment, NO_DAEMON_VARIABLE, found).orElse(false);
        new KeyNames(problems, found).check(files);
        this.warnings = List.copyOf(found);
    }

    /**
     * Reads the user's files in {@code ~/.config/sase} and the {@code sase.yml} of a project folder, and puts the environment
     * over them. Where there is no file, no YAML class is loaded.
     *
     * @param environment the variables of the process that asks; {@code HOME} says where the user's files are
     * @param projectFolder the folder of the request
     * @throws SaseException {@code INVALID_CONFIGURATION} naming every problem with its file and line
     */
    public static Configuration load(Map<String, String> environment, Path projectFolder) {
        List<String> problems = new ArrayList<>();
        Setting.Mapping none = new Setting.Mapping(Map.of(), new Setting.Place(projectFolder, 1));
        Optional<Setting> files = ConfigurationFiles.merge(environment, projectFolder, problems);
        Configuration configuration = new Configuration(
                environment, files.orElse(none) instanceof Setting.Mapping map ? map : none, problems);
        if (!problems.isEmpty()) {
            throw new SaseException(
                    ErrorCode.INVALID_CONFIGURATION,
                    "the configuration cannot be used, correct each of these: " + String.join("; ", problems));
        }
        return configuration;
    }

    /** What was ignored and why, one line each, naming file and line or the variable; empty if nothing was. */
    public List<String> warnings() {
        return warnings;
    }

    /** The paths that files choose, absolute. */
    public PathChoices paths() {
        return new PathChoices(
                Optional.of(text(ConfigurationKey.SASE_HOME)),
                Optional.of(text(ConfigurationKey.RUN_ROOT)),
                Optional.of(text(ConfigurationKey.SOCKET_PATH)));
    }

    /** How long an explicit start of the daemon is watched; above zero. */
    public Duration startupTimeout() {
        double seconds = Double.parseDouble(text(ConfigurationKey.STARTUP_TIMEOUT));
        return Duration.ofNanos(Math.max(1, Math.round(seconds * 1e9)));
    }

    /** Whether {@code SASE_NO_DAEMON} keeps this invocation away from the daemon. */
    public boolean daemonDisabled() {
        return daemonDisabled;
    }

    /** Whether sources are indexed in the background. */
    public boolean shadowIndexing() {
        return isOn(ConfigurationKey.SHADOW_INDEXING);
    }

    /** Whether the milestone that lets reads through the daemon is reached. */
    public boolean readThrough() {
        return isOn(ConfigurationKey.READ_THROUGH);
    }

    /** Whether reads go through the daemon. */
    public boolean readsEnabled() {
        return isOn(ConfigurationKey.READS_ENABLED);
    }

    /** Whether every read goes straight to the files. */
    public boolean forceDirect() {
        return isOn(ConfigurationKey.FORCE_DIRECT);
    }

    /** Whether routing results carry diagnostics. */
    public boolean fallbackDiagnostics() {
        return isOn(ConfigurationKey.FALLBACK_DIAGNOSTICS);
    }

    /**
     * Whether the reads of a group go through the daemon. Any name is a group; one that nobody configured is on, but for the five
     * groups of the ACE program.
     *
     * @param group the group, in lower case as in files
     */
    public boolean readGroupEnabled(String group) {
        return Boolean.parseBoolean(groups.value(group).text());
    }

    /** The engine that holds the projection. */
    public ProjectionEngine projectionEngine() {
        return ProjectionEngine.ofToken(text(ConfigurationKey.PROJECTION_ENGINE))
                .orElseThrow();
    }

    /** The bead stores outside the SASE home, weaker layers first; empty if none is named. */
    public List<BeadStore> beadStores() {
        return beadStores;
    }

    /** Every value in effect with its origin: keys in order of their table, each known or configured group on its own. */
    public List<ConfigurationValue> values() {
        List<ConfigurationValue> all = new ArrayList<>();
        for (ConfigurationKey key : ConfigurationKey.values()) {
            if (key == ConfigurationKey.READ_GROUP) {
                groups.names().forEach(group -> all.add(groups.value(group)));
            } else {
                all.add(value(key));
            }
        }
        return List.copyOf(all);
    }

    private boolean isOn(ConfigurationKey key) {
        return Boolean.parseBoolean(text(key));
    }

    private String text(ConfigurationKey key) {
        return value(key).text();
    }

    private ConfigurationValue value(ConfigurationKey key) {
        ConfigurationValue value = values.get(key);
        if (value == null) {
            throw new IllegalStateException("no value of " + key);
        }
        return value;
    }
}
