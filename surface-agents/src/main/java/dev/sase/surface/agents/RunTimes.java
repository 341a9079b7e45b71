package dev.sase.surface.agents;

import java.util.Optional;

/**
 * When a run began and ended, as its source writes it.
 *
 * @param startedAt the start, ISO 8601 or 14 digits of local time
 * @param finishedAt the end in seconds since the epoch; finite
 * @param lastHeartbeatAt the last sign of life
 */
public record RunTimes(Optional<String> startedAt, Optional<Double> finishedAt, Optional<String> lastHeartbeatAt) {
    public RunTimes {
        finishedAt = finishedAt.filter(Double::isFinite);
    }
}
