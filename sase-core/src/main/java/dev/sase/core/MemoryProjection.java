package dev.sase.core;

import dev.sase.core.engine.Engine;
import dev.sase.core.engine.EngineOptions;
import dev.sase.core.engine.EngineRefusal;
import dev.sase.core.engine.Served;
import dev.sase.core.engine.Storage;
import dev.sase.core.read.ReadPage;
import dev.sase.core.read.ReadRequest;
import dev.sase.core.read.WireReads;
import dev.sase.core.registry.ServedRead;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.core.routing.FallbackReason;
import dev.sase.core.routing.Routed;
import dev.sase.spi.SaseHome;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A projection of a home in the memory of this program, which follows the files. Surfaces that are not projected yet are read from the
 * files meanwhile. Thread-safe.
 */
final class MemoryProjection implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MemoryProjection.class);

    private final Engine engine;
    private volatile boolean closed;

    MemoryProjection(SaseHome home, SurfaceRegistry registry, Clock clock) {
        engine = Engine.open(new EngineOptions(home, registry, new Storage.Memory(), clock).watched());
        Thread.ofPlatform().name("sase-backfill").daemon().start(this::backfill);
    }

    private void backfill() {
        try {
            engine.backfill();
        } catch (RuntimeException e) {
            if (!closed) {
                log.error("the home cannot be projected into memory, reads come from the files", e);
            }
        }
    }

    Routed<ReadPage> read(ServedRead served, ReadRequest request, Supplier<ReadPage> direct) {
        long begin = System.nanoTime();
        String surface = served.surface().descriptor().id();
        try {
            Served answer = engine.read(request.of(served.operation().name()));
            ReadPage page = WireReads.page(served.operation(), answer.body().bytes());
            return new Routed.FromMemory<>(page, answer.snapshotId(), answer.sequence(), trace(surface, begin));
        } catch (EngineRefusal refusal) {
            Routed.Fallback why = new Routed.Fallback(
                    FallbackReason.ofToken(refusal.reason().token()), String.valueOf(refusal.getMessage()));
            ReadPage page = direct.get();
            return new Routed.FromDirect<>(page, why, trace(surface, begin));
        }
    }

    private static Routed.Trace trace(String surface, long begin) {
        return new Routed.Trace(surface, System.nanoTime() - begin, false, Optional.empty(), false);
    }

    @Override
    public void close() {
        closed = true;
        engine.close();
    }
}
