package dev.sase.daemon.inject;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.sase.core.engine.EngineOptions;
import dev.sase.daemon.server.Projection;

/** The projection, not yet open. */
final class ProjectionModule extends AbstractModule {
    @Provides
    @Singleton
    Projection projection(EngineOptions options) {
        return new Projection(options);
    }
}
