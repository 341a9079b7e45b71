package dev.sase.core.engine;

import java.util.Optional;
import java.util.OptionalLong;

/** Says how far surfaces are indexed, from what their health says and nothing else. */
final class IndexStatus {
    private static final String REBUILDING = "it is projected anew; reads are answered from the rows before";

    private IndexStatus() {}

    static SurfaceSummary of(String surface, SurfaceHealth health, Selection selection) {
        boolean served = health.state() == SurfaceHealth.State.OK || health.state() == SurfaceHealth.State.REBUILDING;
        Optional<String> message = health.message()
                .or(() ->
                        health.state() == SurfaceHealth.State.REBUILDING ? Optional.of(REBUILDING) : Optional.empty());
        return new SurfaceSummary(
                        surface,
                        selection.project(),
                        served ? SurfaceSummary.OK : SurfaceSummary.DEGRADED,
                        OptionalLong.of(health.lastSequence()),
                        DiffCounts.NONE,
                        health.sources(),
                        health.records(),
                        0,
                        health.corruptParts(),
                        0,
                        Optional.of(served ? verify(surface, selection) : "sase daemon status --json"),
                        message)
                .following(health);
    }

    private static String verify(String surface, Selection selection) {
        return "sase daemon verify --surface " + surface
                + selection.project().map(project -> " --project " + project).orElse("") + " --json";
    }
}
