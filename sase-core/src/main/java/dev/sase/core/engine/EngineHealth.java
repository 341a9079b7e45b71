package dev.sase.core.engine;

import java.util.Map;
import java.util.Optional;

/**
 * What an engine knows of itself without asking a store.
 *
 * @param open whether the stores could be opened
 * @param message why not, or what is wrong
 * @param lastSequence the last event applied to any surface; 0 when there is none
 * @param surfaces by surface id: {@code ok}, {@code building} or {@code degraded}
 * @param indexedSources source units applied since the start
 * @param failedParses parts of sources that could not be read, as of the last look at each source
 * @param watching whether the operating system tells of changes of every surface
 */
public record EngineHealth(
        boolean open,
        Optional<String> message,
        long lastSequence,
        Map<String, String> surfaces,
        long indexedSources,
        long failedParses,
        boolean watching) {
    public EngineHealth {
        surfaces = Map.copyOf(surfaces);
    }

    /** Whether some surface cannot be served. */
    public boolean degraded() {
        return !open || surfaces.containsValue(SurfaceSummary.DEGRADED);
    }
}
