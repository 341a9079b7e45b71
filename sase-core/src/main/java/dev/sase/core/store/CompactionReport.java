package dev.sase.core.store;

/**
 * What a slice of compaction did.
 *
 * @param units how many units, or parts of long histories, were compacted
 * @param events how many events were deleted
 * @param droppedBytes by how many bytes events became less
 * @param unreadable how many units were left as they are because an event of theirs is not readable
 * @param bytes the size of the journal without its free pages
 * @param more whether another slice has something to do
 */
public record CompactionReport(long units, long events, long droppedBytes, long unreadable, long bytes, boolean more) {}
