package dev.sase.core.routing;

import java.util.Map;
import java.util.Optional;

/**
 * The switches that keep a read away from the daemon, already merged from flag, environment and configuration. Immutable.
 *
 * @param noDaemon the flag or the environment variable that switches the daemon off
 * @param m1ReadThrough the milestone of daemon reads
 * @param forceDirect whether direct reads are forced
 * @param readsEnabled whether daemon reads are on
 * @param groups whether each read group is on; a group that is absent is on
 * @param fallbackDiagnostics whether the debug form of a result shows the diagnostics
 */
public record RoutingPolicy(
        boolean noDaemon,
        boolean m1ReadThrough,
        boolean forceDirect,
        boolean readsEnabled,
        Map<String, Boolean> groups,
        boolean fallbackDiagnostics) {
    /** Every switch lets reads through. */
    public static final RoutingPolicy OPEN = new RoutingPolicy(false, true, false, true, Map.of(), false);

    /** The one switch that keeps everything away from the daemon. */
    public static final RoutingPolicy NO_DAEMON = new RoutingPolicy(true, true, false, true, Map.of(), false);

    /** Copies the map. */
    public RoutingPolicy {
        groups = Map.copyOf(groups);
    }

    /**
     * Which switch keeps a read of this group away from the daemon; the first in the order of the routing contract.
     *
     * @param group the read group
     * @return empty if the daemon may be asked
     */
    public Optional<FallbackReason> closedBy(String group) {
        if (noDaemon) {
            return Optional.of(FallbackReason.DAEMON_DISABLED);
        }
        if (!m1ReadThrough) {
            return Optional.of(FallbackReason.M1_READ_THROUGH_DISABLED);
        }
        if (forceDirect) {
            return Optional.of(FallbackReason.FORCE_DIRECT);
        }
        if (!readsEnabled) {
            return Optional.of(FallbackReason.DAEMON_READS_DISABLED);
        }
        return groups.getOrDefault(group, true) ? Optional.empty() : Optional.of(FallbackReason.SURFACE_DISABLED);
    }
}
