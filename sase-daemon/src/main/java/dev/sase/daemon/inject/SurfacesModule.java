package dev.sase.daemon.inject;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.spi.Surface;

/** The surfaces that are served. A feature that looks at all of them takes the set; who needs one by name takes the registry. */
final class SurfacesModule extends AbstractModule {
    private final SurfaceRegistry registry;

    SurfacesModule(SurfaceRegistry registry) {
        this.registry = registry;
    }

    @Override
    protected void configure() {
        bind(SurfaceRegistry.class).toInstance(registry);
        Multibinder<Surface> surfaces = Multibinder.newSetBinder(binder(), Surface.class);
        registry.surfaces().forEach(surface -> surfaces.addBinding().toInstance(surface));
    }
}
