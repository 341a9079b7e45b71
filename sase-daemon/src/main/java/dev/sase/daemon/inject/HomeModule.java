package dev.sase.daemon.inject;

import com.google.inject.AbstractModule;
import dev.sase.core.engine.EngineOptions;
import dev.sase.core.home.Locations;
import dev.sase.daemon.server.ServerLimits;
import dev.sase.daemon.server.ServiceIdentity;
import java.time.Clock;

/** The facts that a daemon is made from. */
final class HomeModule extends AbstractModule {
    private final DaemonSettings settings;

    HomeModule(DaemonSettings settings) {
        this.settings = settings;
    }

    @Override
    protected void configure() {
        bind(DaemonSettings.class).toInstance(settings);
        bind(Locations.class).toInstance(settings.locations());
        bind(EngineOptions.class).toInstance(settings.engine());
        bind(Clock.class).toInstance(settings.engine().clock());
        bind(ServerLimits.class).toInstance(settings.limits());
        bind(ServiceIdentity.class).toInstance(ServiceIdentity.ofThisProcess(settings.version()));
    }
}
