package dev.sase.surface.changespecs;

/**
 * Something that happened to a ChangeSpec.
 *
 * @param timestamp when, as written but without brackets
 * @param event {@code COMMIT}, {@code STATUS}, {@code SYNC}, {@code REWORD}, {@code REWIND} or {@code RENAME}
 * @param detail what exactly
 */
public record TimestampEntry(String timestamp, String event, String detail) {}
