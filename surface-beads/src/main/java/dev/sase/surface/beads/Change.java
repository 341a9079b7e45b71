package dev.sase.surface.beads;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** What an event does to its issue: one case for each operation of the format. */
sealed interface Change {
    /** The issue comes into being. */
    record Created(BeadDraft issue) implements Change {}

    /** Some fields get new values; those that are empty stay. */
    record Updated(Fields fields) implements Change {}

    /** A note is added at the end. */
    record Noted(String entry) implements Change {}

    /** The issue is opened again. */
    record Opened() implements Change {}

    /** The issue is closed. */
    record Closed(Optional<String> reason, Optional<String> resolution) implements Change {}

    /** The issue and others with it vanish. */
    record Removed(List<String> others) implements Change {}

    /** The issue waits for another. */
    record DependencyAdded(BeadDependency dependency) implements Change {}

    /** The issue no longer waits for another. */
    record DependencyRemoved(BeadDependency dependency) implements Change {}

    /** The issue refers to an artifact. */
    record ReferenceAdded(String reference) implements Change {}

    /** The issue no longer refers to an artifact. */
    record ReferenceRemoved(String reference) implements Change {}

    /** The issue gets a relation, or a new description and origin of one that it has. */
    record LinkAdded(BeadLink link) implements Change {}

    /** The issue loses a relation. */
    record LinkRemoved(String targetRef, String relation) implements Change {}

    /** The plan is released for work, or no longer. */
    record ReadyMarked(boolean ready) implements Change {}

    /** An agent takes the issue before it is launched. */
    record Preclaimed(String agent) implements Change {}

    /** Somebody reports that a task is still needed. */
    record PlusOne(PlusOneEvidence evidence) implements Change {}

    /** A task is put off. */
    record Snoozed(Snooze snooze) implements Change {}

    /** A task is no longer put off. */
    record Woken() implements Change {}

    /**
     * The values that an update sets.
     *
     * @param clearsResolution whether the resolution is taken away, which absence does not mean
     */
    record Fields(
            Optional<String> title,
            Optional<BeadStatus> status,
            Optional<String> assignee,
            Optional<String> description,
            Optional<String> notes,
            Optional<String> design,
            Optional<String> model,
            Optional<String> size,
            Optional<String> closedAt,
            Optional<String> closeReason,
            Optional<String> resolution,
            boolean clearsResolution,
            Optional<String> changespecName,
            Optional<String> changespecBugId,
            Optional<String> externalRef,
            Optional<BeadTier> tier,
            Optional<Boolean> readyToWork,
            Optional<SortedMap<String, String>> taskTypeFields) {}
}
