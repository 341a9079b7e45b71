package dev.sase.surface.beads;

import java.util.Optional;

/**
 * An earlier close of a bead that was opened again.
 *
 * @param closedAt when it was closed
 * @param closeReason why
 * @param resolution how it ended
 * @param reopenedAt when it was opened again
 * @param reopenedVia by what: {@code plus_one}, {@code open}, {@code update} or {@code epic_preclaim}
 * @param reopenedBy by whom, where that is known
 */
public record CloseRecord(
        String closedAt,
        Optional<String> closeReason,
        Optional<String> resolution,
        String reopenedAt,
        String reopenedVia,
        Optional<String> reopenedBy) {}
