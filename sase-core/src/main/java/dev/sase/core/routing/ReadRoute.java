package dev.sase.core.routing;

import java.util.Optional;

/**
 * Where a read belongs, and what it asks of the daemon.
 *
 * @param surface the routing name of the read
 * @param group the read group that switches it
 * @param capability the token that the daemon must announce; empty for a read that needs none
 * @param wireSurface the name on the wire, which differs for reads that have a routing name of their own
 * @param proved whether the daemon has to prove how new its answer is, which not every one can, and which takes its time
 */
public record ReadRoute(String surface, String group, Optional<String> capability, String wireSurface, boolean proved) {
    /**
     * A read that the daemon can answer at once.
     *
     * @param surface the routing name of the read
     * @param group the read group that switches it
     * @param capability the token that the daemon must announce; empty for a read that needs none
     * @param wireSurface the name on the wire
     */
    public ReadRoute(String surface, String group, Optional<String> capability, String wireSurface) {
        this(surface, group, capability, wireSurface, false);
    }

    /**
     * A read whose name on the wire is its routing name.
     *
     * @param surface the routing name of the read
     * @param group the read group that switches it
     * @param capability the token that the daemon must announce
     */
    public ReadRoute(String surface, String group, String capability) {
        this(surface, group, Optional.of(capability), surface);
    }

    /** The same read, of which the daemon has to prove how new it is. */
    public ReadRoute proving() {
        return new ReadRoute(surface, group, capability, wireSurface, true);
    }
}
