package dev.sase.daemon.server;

import dev.sase.core.engine.EngineOptions;
import dev.sase.core.home.Locations;
import dev.sase.core.registry.SurfaceRegistry;

/** Puts the server together. */
public final class DaemonServer {
    private DaemonServer() {}

    /**
     * A server of the given projection, not yet bound.
     *
     * @param identity who answers
     * @param locations the socket and the layout that health tells
     * @param options how the projection was made
     * @param registry what is served
     * @param projection where reads are answered from
     * @param limits what clients get
     * @param traffic told of every request
     */
    public static SocketServer create(
            ServiceIdentity identity,
            Locations locations,
            EngineOptions options,
            SurfaceRegistry registry,
            Projection projection,
            ServerLimits limits,
            Traffic traffic) {
        FoundDifferences differences = new FoundDifferences();
        WorkUnderWay work = new WorkUnderWay();
        IndexingReport indexing = new IndexingReport(projection, differences, work);
        HealthReport health = new HealthReport(
                identity,
                locations,
                options,
                projection,
                indexing,
                AbsentParts.diagnostics(),
                CapabilityTokens.served(registry, options));
        MaintenanceRequests maintenance = new MaintenanceRequests(registry, projection, indexing, differences, work);
        Dispatcher dispatcher = new Dispatcher(health, registry, projection, maintenance);
        return new SocketServer(locations, dispatcher, identity, limits, traffic);
    }
}
