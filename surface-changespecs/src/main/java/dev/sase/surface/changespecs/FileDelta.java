package dev.sase.surface.changespecs;

/**
 * A file that a ChangeSpec changes.
 *
 * @param path the file
 * @param changeType {@code A} for added, {@code M} for modified, {@code D} for deleted
 */
public record FileDelta(String path, String changeType) {}
