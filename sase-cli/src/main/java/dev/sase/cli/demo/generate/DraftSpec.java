package dev.sase.cli.demo.generate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A ChangeSpec before it is written as a project file spells it.
 *
 * @param name the name
 * @param number a number of its own in its project
 * @param parent the name of the ChangeSpec that it builds on
 * @param status the base status
 * @param created when it was made
 * @param changed when its status last changed
 * @param commits how many commits it has
 * @param description paragraphs
 */
record DraftSpec(
        String name,
        int number,
        Optional<String> parent,
        String status,
        Instant created,
        Instant changed,
        int commits,
        List<String> description) {
    /** Whether it lies in the archive. */
    boolean isArchived() {
        return status.equals("Submitted") || status.equals("Reverted") || status.equals("Archived");
    }

    /** Whether somebody reviews it, or has. */
    boolean isMailed() {
        return isArchived() || status.equals("Mailed");
    }
}
