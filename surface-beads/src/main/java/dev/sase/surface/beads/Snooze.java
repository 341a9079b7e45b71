package dev.sase.surface.beads;

import java.util.OptionalLong;

/**
 * Until when a task is put off.
 *
 * @param until the end, RFC 3339 with any offset
 * @param snoozedAt when it was put off
 * @param snoozedBy by whom
 * @param plusOneTarget the number of reports that wakes it earlier
 * @param plusOneBaseline the number of reports when it was put off
 * @param reason why; may be empty
 */
public record Snooze(
        String until,
        String snoozedAt,
        String snoozedBy,
        OptionalLong plusOneTarget,
        OptionalLong plusOneBaseline,
        String reason) {}
