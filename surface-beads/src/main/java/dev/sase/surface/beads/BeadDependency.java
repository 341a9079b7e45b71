package dev.sase.surface.beads;

/**
 * One bead waits for another.
 *
 * @param issueId the dependent
 * @param dependsOnId the blocker; it need not exist
 * @param createdAt when it was added, as written; may be empty
 * @param createdBy who added it; may be empty
 */
public record BeadDependency(String issueId, String dependsOnId, String createdAt, String createdBy) {}
