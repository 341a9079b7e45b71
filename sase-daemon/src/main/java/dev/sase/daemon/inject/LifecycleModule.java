package dev.sase.daemon.inject;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.sase.core.home.Locations;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.daemon.lifecycle.DaemonLifecycle;
import dev.sase.daemon.server.Projection;
import dev.sase.daemon.server.ServiceIdentity;
import dev.sase.daemon.server.SocketServer;
import dev.sase.daemon.server.Traffic;
import java.time.Clock;

/** The order of starting and stopping. */
final class LifecycleModule extends AbstractModule {
    @Provides
    @Singleton
    DaemonLifecycle lifecycle(
            DaemonSettings settings,
            Locations locations,
            ServiceIdentity identity,
            Clock clock,
            SocketServer server,
            Projection projection,
            SurfaceRegistry registry,
            Traffic traffic) {
        return new DaemonLifecycle(
                locations,
                identity,
                clock,
                server,
                projection,
                registry,
                traffic,
                settings.idleLimit(),
                settings.onQuiet());
    }
}
