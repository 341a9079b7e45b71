package dev.sase.surface.beads;

/**
 * A relation of a bead to an artifact.
 *
 * @param targetRef what it points to: {@code bead:demo-1}
 * @param relation the kind of relation: {@code related}
 * @param description one line of why
 * @param origin how it came about: {@code manual}
 */
public record BeadLink(String targetRef, String relation, String description, String origin) {}
