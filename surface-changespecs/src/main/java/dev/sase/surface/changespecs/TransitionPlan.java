package dev.sase.surface.changespecs;

/** What a change of status comes to. */
public sealed interface TransitionPlan {
    /** The status as it was, with everything appended to it. */
    String oldStatus();

    /**
     * The change is refused.
     *
     * @param oldStatus the status that stays
     * @param error why, for people
     */
    record Refused(String oldStatus, String error) implements TransitionPlan {}

    /**
     * The change is to be made.
     *
     * @param oldStatus the status that is replaced
     * @param newStatus the status to write
     * @param naming what happens to the name
     * @param drafts what happens to the draft marks of mentors
     * @param move between which files the ChangeSpec moves
     * @param event the detail of the timestamp to add
     * @param eventName the name that the ChangeSpec has when the timestamp is added
     */
    record Accepted(
            String oldStatus,
            String newStatus,
            Naming naming,
            MentorDrafts drafts,
            ArchiveMove move,
            String event,
            String eventName)
            implements TransitionPlan {}

    /** What happens to the name. */
    sealed interface Naming {
        /** It stays. */
        record Kept() implements Naming {}

        /**
         * It loses its number, and the siblings are reverted.
         *
         * @param suffixedName the name until now
         * @param baseName the name from now on
         */
        record Stripped(String suffixedName, String baseName) implements Naming {}

        /**
         * It gets a number.
         *
         * @param suffixedName the name from now on
         * @param baseName the name until now
         */
        record Numbered(String suffixedName, String baseName) implements Naming {}
    }

    /** What happens to the draft marks of mentors. */
    enum MentorDrafts {
        /** They stay as they are. */
        KEPT,
        /** They are set. */
        SET,
        /** They are cleared. */
        CLEARED
    }

    /** Between which files a ChangeSpec moves. */
    enum ArchiveMove {
        /** It stays in its file. */
        NONE,
        /** From the active file to the archive. */
        TO_ARCHIVE,
        /** From the archive to the active file. */
        FROM_ARCHIVE
    }
}
