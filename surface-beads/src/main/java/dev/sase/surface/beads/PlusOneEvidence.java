package dev.sase.surface.beads;

import java.util.List;
import java.util.Optional;

/**
 * A report that a task is still needed.
 *
 * @param timestamp when it was reported
 * @param observedSince since when the reporter has seen it, RFC 3339
 * @param reporter who reported it
 * @param note what was seen
 * @param refs artifact references
 */
public record PlusOneEvidence(
        String timestamp, Optional<String> observedSince, String reporter, String note, List<String> refs) {
    public PlusOneEvidence {
        refs = List.copyOf(refs);
    }
}
