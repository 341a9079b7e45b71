package dev.sase.daemon;

import dev.sase.core.Sase;
import dev.sase.core.backup.BackupPlace;
import dev.sase.core.config.Configuration;
import dev.sase.core.config.ProjectionEngine;
import dev.sase.core.engine.EngineOptions;
import dev.sase.core.engine.JournalLimits;
import dev.sase.core.engine.Storage;
import dev.sase.core.home.Locations;
import dev.sase.core.home.PathChoices;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.daemon.inject.DaemonGraph;
import dev.sase.daemon.inject.DaemonSettings;
import dev.sase.daemon.inject.OneShotRebuild;
import dev.sase.daemon.lifecycle.DaemonLifecycle;
import dev.sase.daemon.lifecycle.StopReason;
import dev.sase.daemon.server.ServerLimits;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running daemon: it owns the run root of a SASE home and serves its socket until it is closed, asked to stop, or idle.
 * Several of different run roots may run in one JVM. Thread-safe.
 */
public final class SaseDaemon implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SaseDaemon.class);

    private final Locations locations;
    private final DaemonLifecycle lifecycle;

    private SaseDaemon(Locations locations, DaemonLifecycle lifecycle) {
        this.locations = locations;
        this.lifecycle = lifecycle;
    }

    /** Prepares a daemon for a SASE home. */
    public static Builder builder(Path home) {
        return new Builder(Optional.of(home.toString()));
    }

    /** Prepares a daemon for the home that options, configuration or the environment name. */
    static Builder builder(PathChoices options) {
        Builder builder = new Builder(options.saseHome());
        builder.runRoot = options.runRoot();
        builder.socketPath = options.socketPath();
        return builder;
    }

    /** The home, the run root and the socket. */
    public Locations locations() {
        return locations;
    }

    /** Whether the daemon has stopped. */
    public boolean isStopped() {
        return lifecycle.isStopped();
    }

    /** Waits until the daemon has stopped, whoever stops it. An interrupted wait ends early with the thread's flag set. */
    public void awaitStopped() {
        lifecycle.await();
    }

    /** Stops the daemon: requests in flight get a second, then the socket, the metadata and the lock file are gone. */
    @Override
    public void close() {
        lifecycle.stop(StopReason.CLOSED);
    }

    /** What a daemon is made from. Confined to one thread. */
    public static final class Builder {
        private final Optional<String> home;
        private Optional<String> runRoot = Optional.empty();
        private Optional<String> socketPath = Optional.empty();
        private Optional<SurfaceRegistry> registry = Optional.empty();
        private boolean allowedJars = true;
        private Optional<Storage> storage = Optional.empty();
        private Map<String, String> environment = System.getenv();
        private Path workingFolder = Path.of("").toAbsolutePath();
        private Clock clock = Clock.systemUTC();
        private Duration idleLimit = Duration.ZERO;
        private Runnable onQuiet = () -> {};
        private ServerLimits limits = ServerLimits.DEFAULT;

        private Builder(Optional<String> home) {
            this.home = home;
        }

        /**
         * Whether the jars that the user has allowed with {@code sase surface add} are served too; by default they are. Without effect
         * when {@link #registry} is given.
         */
        public Builder allowedJars(boolean served) {
            allowedJars = served;
            return this;
        }

        /** The surfaces served; by default those that the class loader of this class finds, and those of allowed jars. */
        public Builder registry(SurfaceRegistry surfaces) {
            registry = Optional.of(surfaces);
            return this;
        }

        /** The run root; by default that of the configuration, else {@code <home>/run/<host>}. */
        public Builder runRoot(Path folder) {
            runRoot = Optional.of(folder.toString());
            return this;
        }

        /** The socket; by default that of the configuration, else the one in the run root. */
        public Builder socketPath(Path path) {
            socketPath = Optional.of(path.toString());
            return this;
        }

        /** The variables that stand for the user: host, home, configuration. By default those of this process, read once. */
        public Builder environment(Map<String, String> variables) {
            environment = Map.copyOf(variables);
            return this;
        }

        /** What tells the time. */
        public Builder clock(Clock source) {
            clock = source;
            return this;
        }

        /** Where the projection is kept; by default in the run root, with the engine that the configuration names. */
        public Builder storage(Storage place) {
            storage = Optional.of(place);
            return this;
        }

        /** How long nobody may use the daemon before it stops. Zero, for ever, is the default of an embedded daemon. */
        public Builder idleExit(Duration limit) {
            idleLimit = limit;
            return this;
        }

        /** Does something more when nobody has asked for a few seconds, once after each spell of use. */
        public Builder onQuiet(Runnable action) {
            onQuiet = action;
            return this;
        }

        /** What clients get. */
        public Builder limits(ServerLimits given) {
            limits = given;
            return this;
        }

        /**
         * A daemon that is not started.
         *
         * @throws dev.sase.spi.SaseException if a path or the configuration cannot be used, or no surface is found
         */
        SaseDaemon build() {
            DaemonSettings settings = settings();
            return new SaseDaemon(settings.locations(), DaemonGraph.create(settings.watched()));
        }

        /**
         * Makes the projection anew from the events of its journal, then applies what files have changed since. The run root is owned for
         * as long as it takes; nothing is served.
         *
         * @return what was done, as one JSON object
         * @throws dev.sase.spi.SaseException if a daemon runs, or the stores cannot be opened
         */
        String rebuildOnce() {
            return OneShotRebuild.run(settings());
        }

        private DaemonSettings settings() {
            // A project's file would make one user's daemon depend on where it happened to be started.
            Configuration configuration =
                    Configuration.load(environment, Path.of("/"), SaseDaemon.class.getClassLoader());
            configuration.warnings().forEach(log::warn);
            Locations locations = Locations.resolve(
                    new PathChoices(home, runRoot, socketPath), configuration.paths(), environment, workingFolder);
            SurfaceRegistry surfaces = registry.orElseGet(this::found);
            surfaces.warnings().forEach(log::warn);
            EngineOptions engine = new EngineOptions(
                            Sase.home(locations, configuration, environment),
                            surfaces,
                            storage.orElseGet(() -> storage(configuration.projectionEngine(), locations)),
                            clock)
                    .projecting(configuration.shadowIndexing())
                    .withJournal(new JournalLimits(configuration.journalRetention(), configuration.journalMaxBytes()))
                    .backingUp(BackupPlace.of(locations, Sase.version()));
            return new DaemonSettings(locations, engine, limits, idleLimit, onQuiet, Sase.version());
        }

        /**
         * Starts the daemon and returns when it serves.
         *
         * @throws dev.sase.spi.SaseException if it cannot start; nothing is left behind then
         */
        public SaseDaemon start() {
            return build().start();
        }

        private SurfaceRegistry found() {
            ClassLoader classes = SaseDaemon.class.getClassLoader();
            return allowedJars ? SurfaceRegistry.load(classes, environment) : SurfaceRegistry.load(classes);
        }

        private static Storage storage(ProjectionEngine engine, Locations locations) {
            return switch (engine) {
                case SQLITE -> new Storage.Files(locations.journalPath(), locations.projectionPath());
                case H2 -> new Storage.H2Files(locations.runRoot().resolve("h2"));
            };
        }
    }

    SaseDaemon start() {
        lifecycle.start();
        return this;
    }

    DaemonLifecycle lifecycle() {
        return lifecycle;
    }
}
