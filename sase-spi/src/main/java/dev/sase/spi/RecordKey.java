package dev.sase.spi;

/**
 * What identifies one copy of a record in a surface.
 *
 * @param unit the id of the source unit, see {@link SourceUnit#id}
 * @param handle the record's handle
 * @param occurrence 0 for the first record with this handle in the unit, then 1, 2 …
 */
public record RecordKey(long unit, String handle, int occurrence) {}
