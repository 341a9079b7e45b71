package dev.sase.daemon.inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.ConfigurationException;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import dev.sase.core.engine.EngineOptions;
import dev.sase.core.engine.Storage;
import dev.sase.core.home.Locations;
import dev.sase.core.home.PathChoices;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.daemon.lifecycle.DaemonLifecycle;
import dev.sase.daemon.server.ServerLimits;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Surface;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonGraphTest {
    @TempDir
    Path home;

    @Test
    void theWholeGraphIsBuiltWithTheSurfacesOfTheClassPathAndTouchesNothing() throws IOException {
        Injector injector = DaemonGraph.injector(settings());
        Set<Surface> surfaces = injector.getInstance(Key.get(new TypeLiteral<Set<Surface>>() {}));
        assertThat(surfaces.stream().map(surface -> surface.descriptor().id())).contains("beads", "notifications");
        assertThat(injector.getInstance(DaemonLifecycle.class)).isSameAs(injector.getInstance(DaemonLifecycle.class));
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void nothingIsBoundThatNobodyWroteDown() {
        Injector injector = DaemonGraph.injector(settings());
        assertThatThrownBy(() -> injector.getInstance(Object.class)).isInstanceOf(ConfigurationException.class);
    }

    private DaemonSettings settings() {
        Locations locations = Locations.resolve(
                new PathChoices(Optional.of(home.toString()), Optional.empty(), Optional.empty()),
                PathChoices.NONE,
                Map.of(),
                home);
        SurfaceRegistry registry = SurfaceRegistry.load(DaemonGraphTest.class.getClassLoader());
        EngineOptions engine =
                new EngineOptions(new SaseHome(home, Map.of()), registry, new Storage.Memory(), Clock.systemUTC());
        return new DaemonSettings(locations, engine, ServerLimits.DEFAULT, Duration.ZERO, () -> {}, "1");
    }
}
