package dev.sase.core.registry;

import dev.sase.core.store.RecordHash;
import dev.sase.spi.RawJson;
import dev.sase.spi.SaseException;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Surface;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Under which circumstances a process reads the sources of its surfaces, as digests that a client compares with its daemon's. Computed
 * when asked for, once. Thread-safe.
 */
public final class SourceCircumstances {
    private static final Logger log = LoggerFactory.getLogger(SourceCircumstances.class);

    private final SurfaceRegistry registry;
    private final SaseHome home;
    private final Map<String, String> digests = new ConcurrentHashMap<>();

    /**
     * The circumstances of a process.
     *
     * @param registry its surfaces
     * @param home its home, settings and variables
     */
    public SourceCircumstances(SurfaceRegistry registry, SaseHome home) {
        this.registry = registry;
        this.home = home;
    }

    /** The digest of a surface; empty for one that this process does not have. */
    public Optional<String> digest(String surface) {
        return registry.surface(surface).map(found -> digests.computeIfAbsent(surface, _ -> digest(found)));
    }

    /** The digests of all surfaces that can say, by id: one that is broken keeps no other from being served. */
    public Map<String, String> digests() {
        Map<String, String> all = new LinkedHashMap<>();
        for (Surface surface : registry.surfaces()) {
            String id = surface.descriptor().id();
            try {
                digest(id).ifPresent(digest -> all.put(id, digest));
            } catch (SaseException e) {
                log.warn("surface does not say where its sources are surface={}", id, e);
            }
        }
        return all;
    }

    private String digest(Surface surface) {
        String text = home.path() + "\n" + surface.loader().circumstances(home);
        return RecordHash.of(RawJson.of(text)).toString();
    }
}
