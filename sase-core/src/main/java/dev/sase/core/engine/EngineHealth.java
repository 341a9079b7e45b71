package dev.sase.core.engine;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an engine knows of itself without asking a store.
 *
 * @param store how its stores are
 * @param message what is wrong, and what to do about it
 * @param lastSequence the last event applied to any surface; 0 when there is none
 * @param surfaces by surface id, in the order of the registry
 * @param index what the index service has done since the start
 * @param sizes how large the stores are
 * @param movedAside where a damaged database was put when the stores were opened
 */
public record EngineHealth(
        StoreState store,
        Optional<String> message,
        long lastSequence,
        Map<String, SurfaceHealth> surfaces,
        IndexCounters index,
        StoreSizes sizes,
        Optional<Path> movedAside) {
    public EngineHealth {
        surfaces = Collections.unmodifiableMap(new LinkedHashMap<>(surfaces));
    }

    /** Whether the stores are open. */
    public boolean open() {
        return store == StoreState.OK;
    }

    /** Whether some surface cannot be served. */
    public boolean degraded() {
        return !open()
                || surfaces.values().stream()
                        .anyMatch(surface -> surface.state() == SurfaceHealth.State.DEGRADED
                                || surface.state() == SurfaceHealth.State.PARTLY_DEGRADED);
    }

    /** Whether the operating system tells of changes of every surface. */
    public boolean watching() {
        return !surfaces.isEmpty()
                && surfaces.values().stream()
                        .allMatch(surface -> surface.following() == SurfaceHealth.Following.WATCHING);
    }

    /** Parts of sources that could not be read, as of the last look at each source. */
    public long failedParses() {
        return surfaces.values().stream().mapToLong(SurfaceHealth::corruptParts).sum();
    }
}
