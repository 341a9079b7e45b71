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
import dev.sase.core.registry.SourceCircumstances;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.core.routing.DaemonSession;
import dev.sase.core.routing.FailureMemory;
import dev.sase.core.routing.ReadRoute;
import dev.sase.core.routing.ReadRouter;
import dev.sase.core.routing.Routed;
import dev.sase.core.routing.RoutingNames;
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
        this.registry = builder.registry == null ? surfaces(builder) : builder.registry;
        // After the surfaces, whose search has opened every jar: to look for the defaults of plugins then costs
        // nothing.
        this.configuration = Configuration.load(builder.environment, folder, Sase.class.getClassLoader());
        this.locations = Locations.resolve(builder.paths, configuration.paths(), builder.environment, folder);
        locations.requireHome();
        this.home = home(locations, configuration, builder.environment);
        this.direct = new DirectReads(home, clock);
        DaemonEndpoint endpoint =
                new DaemonEndpoint(locations.socketPath(), ClientInfo.of(builder.clientName, version()));
        this.session = new DaemonSession(
                endpoint, new FailureMemory(locations.runRoot(), clock), new SourceCircumstances(registry, home));
        List<String> surfaces = registry.surfaces().stream()
                .map(surface -> surface.descriptor().id())
                .toList();
        this.router = new ReadRouter(configuration.routingPolicy(surfaces, builder.noDaemon), session);
    }

    /**
     * Opens a SASE home with the surfaces on the class path, those of the jars that the user has allowed on this host, and the
     * environment of this process.
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

    /**
     * A home as loaders see it.
     *
     * @param locations where it lies
     * @param configuration the settings
     * @param environment the variables of the process; loaders get {@code HOME} and those of sase
     * @return the home
     */
    public static SaseHome home(Locations locations, Configuration configuration, Map<String, String> environment) {
        Map<String, String> known = new HashMap<>(environment);
        known.keySet().removeIf(name -> !name.equals("HOME") && !name.startsWith("SASE_"));
        return new SaseHome(locations.saseHome(), settings(configuration), known);
    }

    private static SurfaceRegistry surfaces(Builder builder) {
        ClassLoader classes = Thread.currentThread().getContextClassLoader();
        return builder.allowedJars ? SurfaceRegistry.load(classes, builder.environment) : SurfaceRegistry.load(classes);
    }

    private static Map<String, Object> settings(Configuration configuration) {
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
     * @param request what to read, by the name of a read or one of {@link RoutingNames}; its time and folder are this
     *     program's when it states none; how new the answer has to be concerns the daemon alone, the files are always new
     * @return the page and the path it came by
     * @throws dev.sase.spi.SaseException when the request is wrong, asks for something that does not exist, or a source cannot be
     *     read
     */
    public Routed<ReadPage> read(ReadRequest request) {
        ServedRead served = registry.requireRead(RoutingNames.wireRead(request.read()));
        ReadRequest complete = resolved(served.operation(), request);
        ReadRoute plain = RoutingNames.route(request.read(), served.surface().descriptor());
        ReadRoute route = request.fresh().isProved() ? plain.proving() : plain;
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

    /** Collects what a front door is made of. */
    public static final class Builder {
        private PathChoices paths = PathChoices.NONE;
        private Map<String, String> environment = System.getenv();
        private Path folder = Path.of("").toAbsolutePath();
        private Clock clock = Clock.systemUTC();
        private String clientName = "sase";
        private boolean noDaemon;
        private boolean allowedJars = true;
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

        /**
         * Whether the jars that the user has allowed with {@code sase surface add} are loaded too. The default is yes: the user allowed
         * them for sase on this host, whichever program runs it. A program that wants its own class path and nothing else says no.
         */
        public Builder allowedJars(boolean loaded) {
            this.allowedJars = loaded;
            return this;
        }

        /** Uses these surfaces instead of those on the class path and of allowed jars. */
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
