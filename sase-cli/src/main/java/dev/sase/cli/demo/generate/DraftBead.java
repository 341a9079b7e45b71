package dev.sase.cli.demo.generate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A bead and what became of it, before it is written in the form of a store.
 *
 * @param id the id
 * @param title the title
 * @param type {@code plan}, {@code phase} or {@code task}
 * @param tier of a plan
 * @param parent the id of the bead it belongs to
 * @param fate what became of it
 * @param createdBy who made it
 * @param created when it was made
 * @param changed when it last changed, not before it was made
 * @param description a text
 * @param notes a text, often empty
 * @param blockers ids of beads made before it that it waits for
 */
record DraftBead(
        String id,
        String title,
        String type,
        Optional<String> tier,
        Optional<String> parent,
        Fate fate,
        String createdBy,
        Instant created,
        Instant changed,
        String description,
        String notes,
        List<String> blockers) {
    /** What becomes of beads. */
    enum Fate {
        /** Nobody began. */
        OPEN,
        /** Somebody works on it. */
        STARTED,
        /** It is done. */
        CLOSED,
        /** It was done, and turned out not to be. */
        REOPENED,
        /** Others reported it too. */
        CONFIRMED,
        /** It waits for a day to come. */
        SNOOZED
    }

    boolean isTask() {
        return type.equals("task");
    }

    boolean isPlan() {
        return type.equals("plan");
    }
}
