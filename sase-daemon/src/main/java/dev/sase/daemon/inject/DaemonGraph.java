package dev.sase.daemon.inject;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.Stage;
import dev.sase.daemon.lifecycle.DaemonLifecycle;
import java.util.List;

/** Makes a daemon from its modules. Making one touches no file and no socket. */
public final class DaemonGraph {
    private DaemonGraph() {}

    /** A daemon that is not started. */
    public static DaemonLifecycle create(DaemonSettings settings) {
        return injector(settings).getInstance(DaemonLifecycle.class);
    }

    static Injector injector(DaemonSettings settings) {
        return Guice.createInjector(Stage.PRODUCTION, modules(settings));
    }

    private static List<Module> modules(DaemonSettings settings) {
        return List.of(
                new StrictModule(),
                new HomeModule(settings),
                new SurfacesModule(settings.engine().registry()),
                new ProjectionModule(),
                new TransportModule(),
                new LifecycleModule());
    }

    /** Demands that every binding is written down. */
    private static final class StrictModule extends AbstractModule {
        @Override
        protected void configure() {
            binder().requireExplicitBindings();
            binder().requireExactBindingAnnotations();
            binder().disableCircularProxies();
        }
    }
}
