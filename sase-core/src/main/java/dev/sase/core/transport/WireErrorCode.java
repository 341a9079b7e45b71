package dev.sase.core.transport;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The codes of the protocol's error record. */
public enum WireErrorCode {
    /** The frame, the envelope or a member of it is wrong. */
    INVALID_REQUEST("invalid_request"),
    /** The request's or the client record's schema version is not served. */
    UNSUPPORTED_CLIENT_VERSION("unsupported_client_version"),
    /** The daemon's contract is not one that this client speaks. */
    UNSUPPORTED_SERVER_VERSION("unsupported_server_version"),
    /** What was asked is not served. */
    UNSUPPORTED_CAPABILITY("unsupported_capability"),
    /** The stored projection has another schema. */
    PROJECTION_SCHEMA_MISMATCH("projection_schema_mismatch"),
    /** A read of the projection failed. */
    PROJECTION_DEGRADED("projection_degraded"),
    /** The native core package has another version. */
    SASE_CORE_RS_VERSION_MISMATCH("sase_core_rs_version_mismatch"),
    /** The mobile contract has another version. */
    MOBILE_CONTRACT_MISMATCH("mobile_contract_mismatch"),
    /** The cursor belongs to another query or is not one. */
    CURSOR_EXPIRED("cursor_expired"),
    /** The snapshot that the cursor belongs to was rebuilt away. */
    SNAPSHOT_EXPIRED("snapshot_expired"),
    /** A frame or a single record is longer than a frame may be. */
    PAYLOAD_TOO_LARGE("payload_too_large"),
    /** The id is unknown to the projection. */
    RESOURCE_NOT_FOUND("resource_not_found"),
    /** The operation needs a host adapter that is absent. */
    HOST_ADAPTER_REQUIRED("host_adapter_required"),
    /** The source file is not the one that the write expects. */
    CONFLICT_STALE_SOURCE("conflict_stale_source"),
    /** The event is recorded and its source file is not written yet. */
    EXPORT_PENDING_REPAIR("export_pending_repair"),
    /** The idempotency key was used for another payload. */
    IDEMPOTENCY_CONFLICT("idempotency_conflict"),
    /** The write surface is unknown. */
    UNSUPPORTED_MUTATION("unsupported_mutation"),
    /** Another process holds the lock of the source. */
    SOURCE_LOCK_BUSY("source_lock_busy"),
    /** No daemon answers; made up by clients. */
    DAEMON_UNAVAILABLE("daemon_unavailable"),
    /** The daemon failed. */
    INTERNAL("internal"),
    /** A code of a newer daemon; {@link WireError#codeText()} keeps its text. Never sent. */
    UNRECOGNISED("unrecognised");

    private static final Map<String, WireErrorCode> BY_TOKEN = Arrays.stream(values())
            .filter(code -> code != UNRECOGNISED)
            .collect(Collectors.toUnmodifiableMap(WireErrorCode::token, Function.identity()));

    private final String token;

    WireErrorCode(String token) {
        this.token = token;
    }

    /** The word on the wire. */
    public String token() {
        return token;
    }

    /**
     * The code of a word.
     *
     * @param token the word on the wire
     * @return the code, {@link #UNRECOGNISED} for any other word
     */
    public static WireErrorCode ofToken(String token) {
        return BY_TOKEN.getOrDefault(token, UNRECOGNISED);
    }
}
