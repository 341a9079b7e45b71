package dev.sase.core;

import dev.sase.core.config.BeadStore;
import dev.sase.core.config.Configuration;
import dev.sase.core.home.Locations;
import dev.sase.core.home.PathChoices;
import dev.sase.core.read.Arguments;
import dev.sase.core.read.DirectReads;
import dev.sase.core.read.ReadPage;
import dev.sase.core.read.ReadRequest;
import dev.sase.core.read.WireReads;
import dev.sase.core.registry.ServedRead;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.core.routing.DaemonSession;
import dev.sase.core.routing.FailureMemory;
import dev.sase.core.routing.ReadRoute;
import dev.sase.core.routing.ReadRouter;
import dev.sase.core.routing.Routed;
import dev.sase.core.routing.RoutingPolicy;
import dev.sase.core.transport.ClientInfo;
import dev.sase.core.transport.DaemonEndpoint;
import dev.sase.spi.Query;
import dev.sase.spi.RawJson;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.SaseHome;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The front door: reads go to the daemon when one serves, and to the files otherwise, with the reason. The answer is the same either
 * way. Thread-safe.
 */
public final class Sase implements AutoCloseable {
    private static final List<String> INTERFACE_GROUPS =
            List.of("ace_agents", "ace_changespecs", "ace_notifications", "ace_artifacts", "ace_archive_search");

    private final SurfaceRegistry registry;
    private final Configuration configuration;
    private final Locations locations;
    private final SaseHome home;
    private final Path folder;
    private final Clock clock;
    private final DirectReads direct;
    private final DaemonSession session;
    private final ReadRouter router;

    private Sase(Builder builder) {
        this.clock = builder.clock;
        this.folder = builder.folder;
        this.configuration = Configuration.load(builder.environment, folder);
        this.locations = Locations.resolve(builder.paths, configuration.paths(), builder.environment, folder);
        locations.requireHome();
        this.registry = builder.registry == null
                ? SurfaceRegistry.load(Thread.currentThread().getContextClassLoader())
                : builder.registry;
        this.home = new SaseHome(locations.saseHome(), settings(configuration));
        this.direct = new DirectReads(home, clock);
        DaemonEndpoint endpoint =
                new DaemonEndpoint(locations.socketPath(), ClientInfo.of(builder.clientName, version()));
        this.session = new DaemonSession(endpoint, new FailureMemory(locations.runRoot(), clock));
        this.router = new ReadRouter(policy(configuration, registry, builder.noDaemon), session);
    }

    /**
     * Opens a SASE home with the surfaces on the class path and the environment of this process.
     *
     * @param home the home
     * @return the front door; to be closed
     * @throws dev.sase.spi.SaseException when the home does not exist or the configuration cannot be used
     */
    public static Sase open(Path home) {
        return builder().home(home).open();
    }

    /** Starts with the environment, the working folder and the clock of this process. */
    public static Builder builder() {
        return new Builder();
    }

    /** The settings that loaders may look at. */
    public static Map<String, Object> settings(Configuration configuration) {
        List<Map<String, String>> stores =
                configuration.beadStores().stream().map(Sase::setting).toList();
        return stores.isEmpty() ? Map.of() : Map.of("beads", Map.of("stores", stores));
    }

    private static Map<String, String> setting(BeadStore store) {
        Map<String, String> setting = new HashMap<>(Map.of("path", store.path().toString()));
        store.project().ifPresent(project -> setting.put("project", project));
        return setting;
    }

    /** The version of this build, {@code dev} when it does not run from a jar. */
    public static String version() {
        @Nullable String version = Sase.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }

    /** Reads the first page. */
    public Routed<ReadPage> read(String read, Map<String, Object> arguments) {
        return read(ReadRequest.of(read, arguments));
    }

    /**
     * Reads a page.
     *
     * @param request what to read; its time and folder are this program's when it states none
     * @return the page and the path it came by
     * @throws dev.sase.spi.SaseException when the request is wrong, asks for something that does not exist, or a source cannot be
     *     read
     */
    public Routed<ReadPage> read(ReadRequest request) {
        ServedRead served = registry.requireRead(request.read());
        ReadRequest complete = resolved(served.operation(), request);
        ReadRoute route = new ReadRoute(
                served.name(),
                served.surface().descriptor().id(),
                served.surface().descriptor().readCapability());
        RawJson body = WireReads.requestData(served.operation(), complete);
        return router.read(
                route,
                Optional.of(body),
                data -> WireReads.page(served.operation(), data.bytes()),
                () -> direct.read(served, complete));
    }

    /** The surfaces that can be read. */
    public SurfaceRegistry registry() {
        return registry;
    }

    /** The files that are read. */
    public SaseHome home() {
        return home;
    }

    /** Where the daemon of this home and host lives. */
    public Locations locations() {
        return locations;
    }

    /** The configuration in force. */
    public Configuration configuration() {
        return configuration;
    }

    @Override
    public void close() {
        session.close();
    }

    /** Fills in what the context implies, once, so that both paths answer the same question. */
    private ReadRequest resolved(ReadOperation operation, ReadRequest request) {
        ReadRequest timed = request.now().isPresent() ? request : request.now(clock.instant());
        ReadRequest placed = timed.folder().isPresent() ? timed : timed.folder(folder);
        Query query = Query.of(
                        Arguments.check(operation, placed.values()),
                        placed.now().orElseThrow())
                .in(placed.folder().orElseThrow());
        Map<String, Object> values = operation.resolve(query, home).values();
        Arguments.requireComplete(operation, values);
        return placed.values(values);
    }

    private static RoutingPolicy policy(Configuration configuration, SurfaceRegistry registry, boolean noDaemon) {
        Map<String, Boolean> groups = new HashMap<>();
        registry.surfaces()
                .forEach(surface -> groups.put(
                        surface.descriptor().id(),
                        configuration.readGroupEnabled(surface.descriptor().id())));
        INTERFACE_GROUPS.forEach(group -> groups.put(group, configuration.readGroupEnabled(group)));
        return new RoutingPolicy(
                noDaemon || configuration.daemonDisabled(),
                configuration.readThrough(),
                configuration.forceDirect(),
                configuration.readsEnabled(),
                groups,
                configuration.fallbackDiagnostics());
    }

    /** Collects what a front door is made of. */
    public static final class Builder {
        private PathChoices paths = PathChoices.NONE;
        private Map<String, String> environment = System.getenv();
        private Path folder = Path.of("").toAbsolutePath();
        private Clock clock = Clock.systemUTC();
        private String clientName = "sase";
        private boolean noDaemon;
        private @Nullable SurfaceRegistry registry;

        private Builder() {}

        /** Reads this home; without it, the configured or default one. */
        public Builder home(Path home) {
            return paths(new PathChoices(Optional.of(home.toString()), paths.runRoot(), paths.socketPath()));
        }

        /** Chooses home, run root and socket. */
        public Builder paths(PathChoices choices) {
            this.paths = choices;
            return this;
        }

        /** Uses these surfaces instead of those on the class path. */
        public Builder registry(SurfaceRegistry surfaces) {
            this.registry = surfaces;
            return this;
        }

        /** Uses these variables instead of the process's. */
        public Builder environment(Map<String, String> variables) {
            this.environment = Map.copyOf(variables);
            return this;
        }

        /** Asks as from this folder instead of the working folder. */
        public Builder folder(Path requestFolder) {
            this.folder = requestFolder.toAbsolutePath();
            return this;
        }

        /** Tells the time by this clock. */
        public Builder clock(Clock requestClock) {
            this.clock = requestClock;
            return this;
        }

        /** Names the program to the daemon. */
        public Builder clientName(String name) {
            this.clientName = name;
            return this;
        }

        /** Never asks the daemon. */
        public Builder noDaemon(boolean never) {
            this.noDaemon = never;
            return this;
        }

        /** Opens the home. */
        public Sase open() {
            return new Sase(this);
        }
    }
}
