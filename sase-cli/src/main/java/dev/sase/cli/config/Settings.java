package dev.sase.cli.config;

import dev.sase.cli.command.Call;
import dev.sase.cli.command.PathOptions;
import dev.sase.core.config.Configuration;
import dev.sase.core.config.ConfigurationKey;
import dev.sase.core.config.ConfigurationValue;
import dev.sase.core.config.EnvironmentVariable;
import dev.sase.core.config.Origin;
import dev.sase.core.home.Locations;
import dev.sase.spi.SaseException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All settings in effect for a call: its options over the environment over files over defaults.
 *
 * @param shown the settings, in order of their table
 * @param problems what keeps other commands from running
 * @param warnings what is ignored
 */
record Settings(List<Shown> shown, List<String> problems, List<String> warnings) {
    /**
     * Reads them.
     *
     * @param surfaces the ids of the surfaces at hand, which are read groups
     */
    static Settings of(Call call, List<String> surfaces) {
        Map<String, String> environment = call.terminal().environment();
        Configuration configuration =
                Configuration.examine(environment, call.terminal().folder(), Configuration.class.getClassLoader());
        List<String> problems = new ArrayList<>(configuration.problems());
        List<String> warnings = new ArrayList<>(configuration.warnings());
        warnings.addAll(configuration.unknownReadGroups(surfaces));
        Optional<Locations> locations = locations(call, configuration, problems);
        List<Shown> shown = new ArrayList<>();
        shown.add(noDaemon(call, configuration));
        for (ConfigurationValue value : configuration.values(surfaces)) {
            Shown each = Shown.of(value, configuration.beadStores());
            shown.add(
                    locations.map(found -> effective(each, value, call, found)).orElse(each));
        }
        return new Settings(List.copyOf(shown), List.copyOf(problems), List.copyOf(warnings));
    }

    private static Optional<Locations> locations(Call call, Configuration configuration, List<String> problems) {
        try {
            return Optional.of(Locations.resolve(
                    PathOptions.chosen(call.arguments()),
                    configuration.paths(),
                    call.terminal().environment(),
                    call.terminal().folder()));
        } catch (SaseException e) {
            problems.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static Shown noDaemon(Call call, Configuration configuration) {
        boolean flag = call.has("--no-daemon");
        Origin origin = flag
                ? Origin.option("--no-daemon")
                : configuration.daemonDisabled()
                        ? Origin.variable(EnvironmentVariable.NO_DAEMON.variable())
                        : Origin.DEFAULT;
        return Shown.noDaemon(flag || configuration.daemonDisabled(), origin);
    }

    /** The path in use, which is a default where nothing chooses one. */
    private static Shown effective(Shown shown, ConfigurationValue value, Call call, Locations locations) {
        return switch (value.key()) {
            case SASE_HOME -> path(shown, value, call, "--sase-home", locations.saseHome());
            case RUN_ROOT -> path(shown, value, call, "--run-root", locations.runRoot());
            case SOCKET_PATH -> path(shown, value, call, "--socket-path", locations.socketPath());
            default -> shown;
        };
    }

    private static Shown path(Shown shown, ConfigurationValue value, Call call, String option, Path path) {
        if (PathOptions.given(call.arguments(), option)
                .filter(text -> !text.isEmpty())
                .isPresent()) {
            return shown.effective(path.toString(), Origin.option(option));
        }
        String home = EnvironmentVariable.SASE_HOME.variable();
        boolean fromVariable = value.key() == ConfigurationKey.SASE_HOME
                && value.text().isEmpty()
                && !call.terminal().environment().getOrDefault(home, "").isEmpty();
        return shown.effective(path.toString(), fromVariable ? Origin.variable(home) : value.origin());
    }
}
