package dev.sase.cli.daemon;

import dev.sase.cli.command.Call;
import dev.sase.cli.command.PathOptions;
import dev.sase.cli.command.Version;
import dev.sase.core.config.Configuration;
import dev.sase.core.home.DaemonInspection;
import dev.sase.core.home.Locations;
import dev.sase.core.home.OwnershipMetadata;
import dev.sase.core.transport.ClientInfo;
import dev.sase.core.transport.DaemonEndpoint;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The daemon that a command means.
 *
 * @param locations where it is
 * @param configuration what is configured
 * @param socketChosen whether the user named the socket
 */
public record DaemonTarget(Locations locations, Configuration configuration, boolean socketChosen) {
    /** How long a command waits for the daemon when the user does not say. */
    static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

    /** The daemon that the options, configuration and environment of a call name. */
    static DaemonTarget of(Call call) {
        Configuration configuration = Configuration.load(
                call.terminal().environment(), call.terminal().folder());
        configuration.warnings().forEach(warning -> call.talk().line("Warning: " + warning));
        Locations locations = Locations.resolve(
                PathOptions.chosen(call.arguments()),
                configuration.paths(),
                call.terminal().environment(),
                call.terminal().folder());
        return new DaemonTarget(
                locations,
                configuration,
                PathOptions.given(call.arguments(), "--socket-path").isPresent());
    }

    /** What the files say about the daemon now. */
    DaemonInspection inspect() {
        return DaemonInspection.inspect(locations);
    }

    /** Where the daemon listens: what its metadata says, unless the user chose. */
    DaemonEndpoint endpoint(DaemonInspection inspection) {
        Path socket = socketChosen
                ? locations.socketPath()
                : inspection
                        .metadata()
                        .map(OwnershipMetadata::socketPath)
                        .map(this::path)
                        .orElse(locations.socketPath());
        return new DaemonEndpoint(socket, ClientInfo.of("sase", Version.text()));
    }

    private Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException _) {
            return locations.socketPath();
        }
    }

    /** The time that an option gives in seconds; what is missing, zero or negative means the default. */
    static Duration timeout(Call call, String option, Duration otherwise) {
        Double seconds = call.arguments().matchedOptionValue(option, (Double) null);
        return seconds == null || !(seconds > 0)
                ? otherwise
                : Duration.ofMillis(Math.round(Math.min(seconds, 1e9) * 1000));
    }
}
