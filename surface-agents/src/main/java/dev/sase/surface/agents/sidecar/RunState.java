package dev.sase.surface.agents.sidecar;

import java.util.Optional;

/** The states in which runs are published. */
enum RunState {
    /** It was at work when it was published. */
    ACTIVE("active", "running", false, "STOPPED"),
    /** It had not started when it was published. */
    WAITING("waiting", "waiting", false, "STOPPED"),
    /** It is done. */
    COMPLETED("completed", "completed", true, "DONE"),
    /** It has failed. */
    FAILED("failed", "failed", true, "FAILED"),
    /** Somebody has stopped it. */
    STOPPED("stopped", "killed", true, "STOPPED"),
    /** It is done, and out of sight. */
    DISMISSED("dismissed", "completed", true, "DONE");

    private final String word;
    private final String status;
    private final boolean terminal;
    private final String archiveStatus;

    RunState(String word, String status, boolean terminal, String archiveStatus) {
        this.word = word;
        this.status = status;
        this.terminal = terminal;
        this.archiveStatus = archiveStatus;
    }

    /** The state of a published word. */
    static Optional<RunState> of(String word) {
        for (RunState state : values()) {
            if (state.word.equals(word)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    /** The published word. */
    String word() {
        return word;
    }

    /** The status of the run in lists. */
    String status() {
        return status;
    }

    /** Whether the run has come to its end. */
    boolean isTerminal() {
        return terminal;
    }

    /** The word that stands in the archive. */
    String archiveStatus() {
        return archiveStatus;
    }
}
