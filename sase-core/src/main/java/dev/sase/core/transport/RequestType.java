package dev.sase.core.transport;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The request types of the protocol; the answer that succeeds carries the same word. */
public enum RequestType {
    /** Whether the daemon is well. */
    HEALTH("health"),
    /** What the daemon serves. The only type without a body. */
    CAPABILITIES("capabilities"),
    /** A page of a generic collection. */
    LIST("list"),
    /** A typed read of a surface. */
    READ("read"),
    /** A write to a surface. */
    WRITE("write"),
    /** A subscription to changes. */
    EVENTS("events"),
    /** Rebuilds the projection. */
    REBUILD("rebuild"),
    /** Writes the projection's log back into its file. */
    PROJECTION_CHECKPOINT("projection_checkpoint"),
    /** Copies the projection. */
    PROJECTION_BACKUP("projection_backup"),
    /** Lists the copies. */
    PROJECTION_LIST_BACKUPS("projection_list_backups"),
    /** Puts a copy in place. */
    PROJECTION_RESTORE("projection_restore"),
    /** What the indexer does. */
    INDEXING_STATUS("indexing_status"),
    /** Compares projection and sources. */
    VERIFY("verify"),
    /** Lists the differences. */
    DIFF("diff"),
    /** Hands a batch of tasks to the scheduler. */
    SCHEDULER_SUBMIT("scheduler_submit"),
    /** What became of a batch of tasks. */
    SCHEDULER_STATUS("scheduler_status"),
    /** Cancels a batch of tasks. */
    SCHEDULER_CANCEL("scheduler_cancel"),
    /** A call to the provider host. */
    HOST_CALL("host_call"),
    /** Several requests in one frame. */
    BATCH("batch");

    private static final Map<String, RequestType> BY_TOKEN =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(RequestType::token, Function.identity()));

    private final String token;

    RequestType(String token) {
        this.token = token;
    }

    /** The word on the wire. */
    public String token() {
        return token;
    }

    /** Whether a request of this type must carry a body. */
    public boolean hasBody() {
        return this != CAPABILITIES;
    }

    /**
     * The type of a word.
     *
     * @param token the word on the wire
     * @return empty for a word that is no request type
     */
    public static Optional<RequestType> ofToken(String token) {
        return Optional.ofNullable(BY_TOKEN.get(token));
    }
}
