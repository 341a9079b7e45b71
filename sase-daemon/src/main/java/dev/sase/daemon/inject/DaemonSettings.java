package dev.sase.daemon.inject;

import dev.sase.core.engine.EngineOptions;
import dev.sase.core.home.Locations;
import dev.sase.daemon.server.ServerLimits;
import java.time.Duration;

/**
 * Everything that a daemon is made from. Collected at the edge, so that no part of it looks at the environment or the working
 * folder.
 *
 * @param locations the home, the run root and the socket
 * @param engine the surfaces, the store and the clock
 * @param limits what clients get
 * @param idleLimit how long nobody may use the daemon before it stops; zero means for ever
 * @param onQuiet what else to do when nobody has asked for a while
 * @param version the version to publish
 */
public record DaemonSettings(
        Locations locations,
        EngineOptions engine,
        ServerLimits limits,
        Duration idleLimit,
        Runnable onQuiet,
        String version) {
    /** The same, whose projection the operating system tells of changes. */
    public DaemonSettings watched() {
        return new DaemonSettings(locations, engine.watched(), limits, idleLimit, onQuiet, version);
    }
}
