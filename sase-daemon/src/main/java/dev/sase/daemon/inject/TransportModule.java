package dev.sase.daemon.inject;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.sase.core.engine.EngineOptions;
import dev.sase.core.home.Locations;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.daemon.server.DaemonServer;
import dev.sase.daemon.server.Projection;
import dev.sase.daemon.server.ServerLimits;
import dev.sase.daemon.server.ServiceIdentity;
import dev.sase.daemon.server.SocketServer;
import dev.sase.daemon.server.Traffic;

/** The socket and what is answered on it, not yet bound. */
final class TransportModule extends AbstractModule {
    @Provides
    @Singleton
    Traffic traffic() {
        return new Traffic();
    }

    @Provides
    @Singleton
    SocketServer server(
            ServiceIdentity identity,
            Locations locations,
            EngineOptions options,
            SurfaceRegistry registry,
            Projection projection,
            ServerLimits limits,
            Traffic traffic) {
        return DaemonServer.create(identity, locations, options, registry, projection, limits, traffic);
    }
}
