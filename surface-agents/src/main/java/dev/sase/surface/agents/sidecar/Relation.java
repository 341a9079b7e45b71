package dev.sase.surface.agents.sidecar;

/**
 * What binds a run to another one, by their global names.
 *
 * @param kind how
 * @param source the run that waits, or the child
 * @param target the run that is waited for, or the parent; it need not be published
 */
record Relation(Kind kind, String source, String target) {
    /** The kinds of relations. */
    enum Kind {
        /** The source starts when the target has ended. */
        WAIT,
        /** The source is a step of the target. */
        WORKFLOW_PARENT
    }
}
