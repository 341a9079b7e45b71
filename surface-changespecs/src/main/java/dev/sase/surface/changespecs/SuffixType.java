package dev.sase.surface.changespecs;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the mark at the end of an entry means. */
public enum SuffixType {
    /** Something failed or is unresolved. */
    ERROR("error"),
    /** A proposal that was turned down. */
    REJECTED_PROPOSAL("rejected_proposal"),
    /** An agent is at work. */
    RUNNING_AGENT("running_agent"),
    /** An agent was stopped. */
    KILLED_AGENT("killed_agent"),
    /** A process is at work. */
    RUNNING_PROCESS("running_process"),
    /** A process was stopped. */
    KILLED_PROCESS("killed_process"),
    /** A process that seems to be gone, not yet written off. */
    PENDING_DEAD_PROCESS("pending_dead_process"),
    /** A summary was written. */
    SUMMARIZE_COMPLETE("summarize_complete"),
    /** A hook about hooks has finished. */
    METAHOOK_COMPLETE("metahook_complete"),
    /** The mark names a commit entry. */
    ENTRY_REF("entry_ref"),
    /** The mark was a duration. */
    PLAIN("plain");

    private static final Map<String, SuffixType> BY_TOKEN =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(SuffixType::token, type -> type));

    private final String token;

    SuffixType(String token) {
        this.token = token;
    }

    /** The word in records. */
    public String token() {
        return token;
    }

    /** The type of a word, or empty for an unknown one. */
    public static Optional<SuffixType> ofToken(String token) {
        return Optional.ofNullable(BY_TOKEN.get(token));
    }
}
