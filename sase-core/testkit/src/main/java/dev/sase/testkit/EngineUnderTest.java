package dev.sase.testkit;

import dev.sase.core.engine.Engine;
import dev.sase.core.engine.EngineOptions;
import dev.sase.core.engine.Selection;
import dev.sase.core.engine.SurfaceHealth;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.spi.RecordReader;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Surface;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An engine over one surface of a home. */
public final class EngineUnderTest implements HostUnderTest, AutoCloseable {
    private final ContractStorage storage;
    private final Surface surface;
    private final Instant now;
    private final Engine engine;

    private EngineUnderTest(ContractStorage storage, Surface surface, Instant now, Engine engine) {
        this.storage = storage;
        this.surface = surface;
        this.now = now;
        this.engine = engine;
    }

    /**
     * Opens an engine and projects the surface.
     *
     * @param storage which engine
     * @param folder where its files go, if it has any
     * @param surface the surface
     * @param home the home
     * @param now the time of every read
     * @return the engine, to be closed
     */
    public static EngineUnderTest open(
            ContractStorage storage, Path folder, Surface surface, SaseHome home, Instant now) {
        SurfaceRegistry registry = SurfaceRegistry.of(List.of(surface));
        Engine engine =
                Engine.open(new EngineOptions(home, registry, storage.in(folder), Clock.fixed(now, ZoneOffset.UTC)));
        engine.backfill();
        EngineUnderTest opened = new EngineUnderTest(storage, surface, now, engine);
        @Nullable
        SurfaceHealth health =
                engine.health().surfaces().get(surface.descriptor().id());
        String state = health == null ? "absent" : health.state().token();
        if (engine.health().degraded()) {
            engine.close();
            throw new AssertionError(
                    storage + " cannot project " + surface.descriptor().id() + ": " + state + ", "
                            + engine.health().message().orElse("no message"));
        }
        return opened;
    }

    @Override
    public String name() {
        return storage.name();
    }

    @Override
    public <T> T read(Function<RecordReader, T> work) {
        return read(now, work);
    }

    /** Reads at a time. */
    <T> T read(Instant time, Function<RecordReader, T> work) {
        return engine.query(surface, time, work);
    }

    /** The engine. */
    public Engine engine() {
        return engine;
    }

    /** Applies every change of the sources. */
    void refresh() {
        engine.refresh(Selection.all());
    }

    @Override
    public void close() {
        engine.close();
    }
}
