package dev.sase.surface.changespecs;

import java.util.Optional;

/**
 * A workspace of the project in which something runs for a ChangeSpec.
 *
 * @param number the number of the workspace; 0 for one that is not yet given
 * @param pid the process
 * @param workflow what runs
 * @param timestamp when it was claimed, as written
 * @param pinned whether the claim outlives the process
 */
public record WorkspaceClaim(long number, long pid, String workflow, Optional<String> timestamp, boolean pinned) {}
