package dev.sase.core.engine;

import java.util.List;

/**
 * What maintenance did.
 *
 * @param summaries one a surface
 * @param elapsedMillis how long all of it took, milliseconds
 */
public record Report(List<SurfaceSummary> summaries, long elapsedMillis) {
    public Report {
        summaries = List.copyOf(summaries);
    }

    /** Whether every surface is in order. */
    public boolean ok() {
        return summaries.stream().allMatch(summary -> summary.state().equals(SurfaceSummary.OK));
    }
}
