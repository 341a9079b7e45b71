package dev.sase.core.engine;

import dev.sase.spi.SourceUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;

/** Looks at the fingerprints of many units, on two threads when they are many: most of the time goes to the kernel. */
final class Scan {
    private static final int WORTH_TWO_THREADS = 2_000;

    private final SurfaceRuntime runtime;
    private final Ingest ingest;

    Scan(SurfaceRuntime runtime, Ingest ingest) {
        this.runtime = runtime;
        this.ingest = ingest;
    }

    /**
     * The units that may have changed since they were applied, in order.
     *
     * @param units the units
     * @param stopped ends the scan with a {@link CancellationException}
     */
    List<SourceUnit> changed(List<SourceUnit> units, BooleanSupplier stopped) {
        if (units.size() < WORTH_TWO_THREADS) {
            return part(units, stopped);
        }
        int half = units.size() / 2;
        CompletableFuture<List<SourceUnit>> second = new CompletableFuture<>();
        Thread.ofPlatform().name("sase-scan").daemon().start(() -> {
            try {
                second.complete(part(units.subList(half, units.size()), stopped));
            } catch (RuntimeException | Error e) {
                second.completeExceptionally(e);
            }
        });
        List<SourceUnit> changed = new ArrayList<>(part(units.subList(0, half), stopped));
        try {
            changed.addAll(second.join());
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
        return changed;
    }

    private List<SourceUnit> part(List<SourceUnit> units, BooleanSupplier stopped) {
        List<SourceUnit> changed = new ArrayList<>();
        for (SourceUnit unit : units) {
            if (stopped.getAsBoolean()) {
                throw new CancellationException("the engine is being closed");
            }
            if (ingest.mayHaveChanged(runtime, unit)) {
                changed.add(unit);
            }
        }
        return changed;
    }
}
