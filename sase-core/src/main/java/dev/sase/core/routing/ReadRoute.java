package dev.sase.core.routing;

import java.util.Optional;

/**
 * Where a read belongs.
 *
 * @param surface the routing name of the read
 * @param group the read group that switches it
 * @param capability the token that the daemon must announce; empty for a read that needs none
 * @param wireSurface the name on the wire, which differs for reads that have a routing name of their own
 */
public record ReadRoute(String surface, String group, Optional<String> capability, String wireSurface) {
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
}
