package dev.sase.core.routing;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Why a read was served from the files. The token is what wire, log and command line carry. */
public enum FallbackReason {
    /** The user switched the daemon off with the flag or the environment. */
    DAEMON_DISABLED("daemon_disabled"),
    /** The milestone of daemon reads is switched off. */
    M1_READ_THROUGH_DISABLED("m1_read_through_disabled"),
    /** Direct reads are forced. */
    FORCE_DIRECT("force_direct"),
    /** Daemon reads are switched off. */
    DAEMON_READS_DISABLED("daemon_reads_disabled"),
    /** The group of the surface is switched off. */
    SURFACE_DISABLED("surface_disabled"),
    /** A failure a few seconds ago, in this session or another process, keeps the daemon from being asked. */
    DAEMON_CIRCUIT_OPEN("daemon_circuit_open"),
    /** The daemon does not serve this surface. */
    UNSUPPORTED_CAPABILITY("unsupported_capability"),
    /** No connection, no answer in time, or a connection that broke. */
    DAEMON_NOT_RUNNING("daemon_not_running"),
    /** The daemon does not serve this client's schema. */
    UNSUPPORTED_CLIENT_VERSION("unsupported_client_version"),
    /** This client does not speak the daemon's schema. */
    UNSUPPORTED_SERVER_VERSION("unsupported_server_version"),
    /** The projection has a schema that one of the two does not know. */
    PROJECTION_SCHEMA_MISMATCH("projection_schema_mismatch"),
    /** The daemon could not read its projection. */
    PROJECTION_DEGRADED("projection_degraded"),
    /** The page's cursor is not valid for this query. */
    CURSOR_EXPIRED("cursor_expired"),
    /** The page's snapshot was rebuilt away. */
    SNAPSHOT_EXPIRED("snapshot_expired"),
    /** The request or the answer is longer than a frame may be. */
    PAYLOAD_TOO_LARGE("payload_too_large"),
    /** The daemon does not know the id; the files decide. */
    RESOURCE_NOT_FOUND("resource_not_found"),
    /** The answer cannot be decoded. */
    UNSUPPORTED_DAEMON_PAYLOAD("unsupported_daemon_payload"),
    /** The daemon found the request wrong, or its answer about capabilities is unusable. */
    INVALID_REQUEST("invalid_request"),
    /** The native core package has another version. */
    SASE_CORE_RS_VERSION_MISMATCH("sase_core_rs_version_mismatch"),
    /** The mobile contract has another version. */
    MOBILE_CONTRACT_MISMATCH("mobile_contract_mismatch"),
    /** The daemon is recovering. */
    RECOVERY_MODE("recovery_mode"),
    /** The operation needs a host adapter that is absent. */
    HOST_ADAPTER_REQUIRED("host_adapter_required"),
    /** A source file changed since it was read. */
    CONFLICT_STALE_SOURCE("conflict_stale_source"),
    /** A recorded event is not yet in its source file. */
    EXPORT_PENDING_REPAIR("export_pending_repair"),
    /** An idempotency key was used for another payload. */
    IDEMPOTENCY_CONFLICT("idempotency_conflict"),
    /** The write surface is unknown. */
    UNSUPPORTED_MUTATION("unsupported_mutation"),
    /** Another process holds the lock of the source. */
    SOURCE_LOCK_BUSY("source_lock_busy"),
    /** A client before this one found no daemon. */
    DAEMON_UNAVAILABLE("daemon_unavailable"),
    /** The daemon failed. */
    INTERNAL("internal"),
    /** A failure that is neither of the transport nor an error record. */
    DAEMON_ERROR("daemon_error"),
    /** A token of a newer daemon; its text is kept beside the reason. */
    UNRECOGNISED("unrecognised");

    private static final Map<String, FallbackReason> BY_TOKEN = Arrays.stream(values())
            .filter(reason -> reason != UNRECOGNISED)
            .collect(Collectors.toUnmodifiableMap(FallbackReason::token, Function.identity()));

    private final String token;

    FallbackReason(String token) {
        this.token = token;
    }

    /** The stable word. */
    public String token() {
        return token;
    }

    /**
     * The reason of a word.
     *
     * @param token a word from the wire, which the caller keeps if it is unrecognised
     * @return the reason, {@link #UNRECOGNISED} for any other word
     */
    public static FallbackReason ofToken(String token) {
        return BY_TOKEN.getOrDefault(token, UNRECOGNISED);
    }
}
