package dev.sase.core.config;

import dev.sase.core.home.PathChoices;
import dev.sase.core.routing.RoutingPolicy;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration of one invocation: environment variables over files over defaults. Options of the command line are stronger
 * than all of it and are the caller's to apply. Immutable.
 */
public final class Configuration {
    private final Map<ConfigurationKey, ConfigurationValue> values = new EnumMap<>(ConfigurationKey.class);
    private final ReadGroups groups;
    private final List<ConfigurationValue> operations;
    private final List<BeadStore> beadStores;
    private final boolean daemonDisabled;
    private final List<String> problems;
    private final List<String> warnings;

    private Configuration(
            Map<String, String> environment, Setting.Mapping files, List<String> problems, List<String> warnings) {
        ValueReader reader = new ValueReader(environment, files, problems, warnings);
        for (ConfigurationKey key : ConfigurationKey.values()) {
            if (!key.isPattern() && key != ConfigurationKey.BEAD_STORES) {
                values.put(key, reader.value(key));
            }
        }
        this.beadStores = List.copyOf(reader.beadStores());
        values.put(ConfigurationKey.BEAD_STORES, reader.beadStoresValue(beadStores));
        this.operations = List.copyOf(reader.unused(ConfigurationKey.PROVIDER_HOST_OPERATION));
        this.groups = new ReadGroups(reader.groups(), environment, warnings);
        this.daemonDisabled = Switch.read(environment, EnvironmentVariable.NO_DAEMON.variable(), warnings)
                .orElse(false);
        new KeyNames(problems, warnings).check(files);
        this.problems = List.copyOf(problems);
        this.warnings = List.copyOf(warnings);
    }

    /**
     * Reads the user's files in {@code ~/.config/sase} and the {@code sase.yml} of a project folder, and puts the environment
     * over them. The defaults of plugins are not looked for, which takes opening every jar: this is for whoever only wants to
     * know where the daemon is. Where there is no file, no YAML class is loaded.
     *
     * @param environment the variables of the process that asks; {@code HOME} says where the user's files are
     * @param projectFolder the folder of the request
     * @throws SaseException {@code INVALID_CONFIGURATION} naming every problem with its file and line
     */
    public static Configuration load(Map<String, String> environment, Path projectFolder) {
        return usable(read(environment, projectFolder, Optional.empty()));
    }

    /**
     * Reads all layers: the same over the defaults of plugins.
     *
     * @param environment the variables of the process that asks; {@code HOME} says where the user's files are
     * @param projectFolder the folder of the request
     * @param plugins where plugins are found
     * @throws SaseException {@code INVALID_CONFIGURATION} naming every problem with its file and line
     */
    public static Configuration load(Map<String, String> environment, Path projectFolder, ClassLoader plugins) {
        return usable(examine(environment, projectFolder, plugins));
    }

    private static Configuration usable(Configuration configuration) {
        if (!configuration.problems.isEmpty()) {
            throw new SaseException(
                    ErrorCode.INVALID_CONFIGURATION,
                    "the configuration cannot be used, correct each of these: "
                            + String.join("; ", configuration.problems));
        }
        return configuration;
    }

    /**
     * Reads all layers for whoever wants to look at them: a value with a problem has its default.
     *
     * @param environment the variables of the process that asks; {@code HOME} says where the user's files are
     * @param projectFolder the folder of the request
     * @param plugins where plugins are found
     * @return the configuration, perhaps with {@link #problems}
     */
    public static Configuration examine(Map<String, String> environment, Path projectFolder, ClassLoader plugins) {
        return read(environment, projectFolder, Optional.of(plugins));
    }

    private static Configuration read(
            Map<String, String> environment, Path projectFolder, Optional<ClassLoader> plugins) {
        List<String> problems = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        Optional<Setting> files = ConfigurationFiles.merge(environment, projectFolder, plugins, problems, warnings);
        Source nowhere = new Source(projectFolder.toString(), Optional.of(projectFolder), Layer.PROJECT);
        Setting.Mapping none = new Setting.Mapping(Map.of(), new Setting.Place(nowhere, 1));
        return new Configuration(
                environment, files.orElse(none) instanceof Setting.Mapping map ? map : none, problems, warnings);
    }

    /** What keeps other commands from running, one line each, naming file and line; empty after {@link #load}. */
    public List<String> problems() {
        return problems;
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

    /** Whether the daemon indexes sources; without it there is nothing that it could serve reads from. */
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
        return readGroup(group).isOn();
    }

    /** The switch of a read group with its origin. */
    public ConfigurationValue readGroup(String group) {
        return groups.value(group);
    }

    /**
     * The read groups: those of the contract, those of the ACE program, the given ones, and those that files set.
     *
     * @param surfaces the ids of the surfaces at hand
     */
    public List<String> readGroups(Collection<String> surfaces) {
        return groups.names(surfaces);
    }

    /**
     * A line for each setting of a group that neither the contract nor a surface has.
     *
     * @param surfaces the ids of the surfaces at hand
     */
    public List<String> unknownReadGroups(Collection<String> surfaces) {
        return groups.strangers(surfaces);
    }

    /**
     * The switches of reads as the router takes them.
     *
     * @param surfaces the ids of the surfaces at hand
     * @param noDaemon whether the command line keeps everything away from the daemon
     */
    public RoutingPolicy routingPolicy(Collection<String> surfaces, boolean noDaemon) {
        Map<String, Boolean> switches = new HashMap<>();
        readGroups(surfaces).forEach(group -> switches.put(group, readGroupEnabled(group)));
        return new RoutingPolicy(
                noDaemon || daemonDisabled,
                readThrough(),
                forceDirect(),
                readsEnabled(),
                switches,
                fallbackDiagnostics());
    }

    /** The engine that holds the projection. */
    public ProjectionEngine projectionEngine() {
        return ProjectionEngine.ofToken(text(ConfigurationKey.PROJECTION_ENGINE))
                .orElseThrow();
    }

    /** How long the event log keeps every event; zero or more. */
    public Duration journalRetention() {
        return Duration.ofHours(Long.parseLong(text(ConfigurationKey.JOURNAL_RETENTION)));
    }

    /** The bytes above which the event log no longer heeds the age of events; above zero. */
    public long journalMaxBytes() {
        return Long.parseLong(text(ConfigurationKey.JOURNAL_SIZE)) * 1024 * 1024;
    }

    /** The bead stores outside the SASE home, weaker layers first; empty if none is named. */
    public List<BeadStore> beadStores() {
        return beadStores;
    }

    /** Every value in effect with its origin: keys in order of their table, each known or configured group on its own. */
    public List<ConfigurationValue> values() {
        return values(List.of());
    }

    /**
     * Every value in effect with its origin: keys in order of their table, each group on its own.
     *
     * @param surfaces the ids of the surfaces at hand, which are groups too
     */
    public List<ConfigurationValue> values(Collection<String> surfaces) {
        List<ConfigurationValue> all = new ArrayList<>();
        for (ConfigurationKey key : ConfigurationKey.values()) {
            if (key == ConfigurationKey.READ_GROUP) {
                groups.names(surfaces).forEach(group -> all.add(groups.value(group)));
            } else if (key == ConfigurationKey.PROVIDER_HOST_OPERATION) {
                all.addAll(operations);
            } else {
                all.add(value(key));
            }
        }
        return List.copyOf(all);
    }

    /**
     * The value in effect of a key that stands for itself.
     *
     * @param key any key but those whose last name stands for any
     */
    public ConfigurationValue value(ConfigurationKey key) {
        ConfigurationValue value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("no single value of " + key);
        }
        return value;
    }

    private boolean isOn(ConfigurationKey key) {
        return value(key).isOn();
    }

    private String text(ConfigurationKey key) {
        return value(key).text();
    }
}
