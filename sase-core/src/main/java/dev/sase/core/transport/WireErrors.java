package dev.sase.core.transport;

import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;

/** Builds the errors that a daemon sends, each with the retryability, target and details that the protocol gives it. */
public final class WireErrors {
    private static final String PROJECTION = "projection_db";

    private WireErrors() {}

    /** The frame or the envelope cannot be used. */
    public static WireError invalidRequest(String message) {
        return new WireError(WireErrorCode.INVALID_REQUEST, message, false);
    }

    /**
     * The request's or the client record's schema version is not served.
     *
     * @param found the number that failed
     */
    public static WireError unsupportedClientVersion(long found) {
        RawJson details = new JsonWriter()
                .beginObject()
                .name("client_schema_version")
                .number(found)
                .name("max_client_schema_version")
                .number(Protocol.MAX_CLIENT_SCHEMA_VERSION)
                .name("min_client_schema_version")
                .number(Protocol.MIN_CLIENT_SCHEMA_VERSION)
                .name("repair_action")
                .string("upgrade sase or restart the daemon")
                .endObject()
                .toRawJson();
        String message = "client schema " + found + " is outside the supported range "
                + Protocol.MIN_CLIENT_SCHEMA_VERSION + ".." + Protocol.MAX_CLIENT_SCHEMA_VERSION;
        return new WireError(WireErrorCode.UNSUPPORTED_CLIENT_VERSION, message, false)
                .at("schema_version")
                .with(details);
    }

    /**
     * Something is asked that is not served.
     *
     * @param target {@code collection} or {@code payload}
     * @param capability the token that would announce it
     */
    public static WireError unsupportedCapability(String target, String capability) {
        RawJson details = new JsonWriter()
                .beginObject()
                .name("capability")
                .string(capability)
                .endObject()
                .toRawJson();
        return new WireError(WireErrorCode.UNSUPPORTED_CAPABILITY, capability + " is not served", false)
                .at(target)
                .with(details);
    }

    /**
     * A request type inside a batch that is only served on its own.
     *
     * @param type the request type
     */
    public static WireError liveOnly(String type) {
        return new WireError(WireErrorCode.UNSUPPORTED_CAPABILITY, type + " is not served inside a batch", false)
                .at("payload");
    }

    /** A read of the projection failed. */
    public static WireError projectionDegraded(String message) {
        return projection(WireErrorCode.PROJECTION_DEGRADED, message);
    }

    /** The stored projection has another schema. */
    public static WireError projectionSchemaMismatch(String message) {
        return projection(WireErrorCode.PROJECTION_SCHEMA_MISMATCH, message);
    }

    private static WireError projection(WireErrorCode code, String message) {
        RawJson details = new JsonWriter()
                .beginObject()
                .name("projection_read_schema_version")
                .number(Protocol.PROJECTION_READ_SCHEMA_VERSION)
                .name("projection_schema_version")
                .number(Protocol.PROJECTION_SCHEMA_VERSION)
                .name("repair_action")
                .string("run `sase daemon rebuild`")
                .endObject()
                .toRawJson();
        return new WireError(code, message, true).at(PROJECTION).with(details);
    }

    /** A write of the projection failed before anything was recorded, so that the direct writer may do it. */
    public static WireError projectionWriteFailed(String message) {
        RawJson details = new JsonWriter()
                .beginObject()
                .name("fallbackable")
                .bool(true)
                .name("projection_schema_version")
                .number(Protocol.PROJECTION_SCHEMA_VERSION)
                .name("projection_write_schema_version")
                .number(Protocol.PROJECTION_WRITE_SCHEMA_VERSION)
                .name("repair_action")
                .string("run `sase daemon rebuild`")
                .endObject()
                .toRawJson();
        return new WireError(WireErrorCode.EXPORT_PENDING_REPAIR, message, true)
                .at(PROJECTION)
                .with(details);
    }

    /**
     * An event is recorded and its source file is not written, so that nobody else may write it.
     *
     * @param path the source file
     * @param sequence the recorded event
     * @param export the id of the outbox row
     * @param status {@code pending}, {@code failed} or {@code conflict}
     * @param message what keeps the file from being written
     */
    public static WireError exportPending(String path, long sequence, String export, String status, String message) {
        RawJson details = new JsonWriter()
                .beginObject()
                .name("event_seq")
                .number(sequence)
                .name("export_id")
                .string(export)
                .name("fallbackable")
                .bool(false)
                .name("message")
                .string(message)
                .name("status")
                .string(status)
                .endObject()
                .toRawJson();
        return new WireError(WireErrorCode.EXPORT_PENDING_REPAIR, message, true)
                .at(path)
                .with(details);
    }

    /**
     * The source file is not the one that the write expects.
     *
     * @param path the source file
     * @param actual its fingerprint, as JSON
     * @param expected the fingerprint in the request, as JSON
     */
    public static WireError staleSource(String path, RawJson actual, RawJson expected) {
        RawJson details = new JsonWriter()
                .beginObject()
                .name("actual_fingerprint")
                .raw(actual)
                .name("expected_fingerprint")
                .raw(expected)
                .name("fallbackable")
                .bool(false)
                .endObject()
                .toRawJson();
        String message = path + " changed since it was read; read it again and repeat the write";
        return new WireError(WireErrorCode.CONFLICT_STALE_SOURCE, message, false)
                .at(path)
                .with(details);
    }

    /**
     * An id is unknown.
     *
     * @param target the member of the request that holds it
     * @param id the id
     */
    public static WireError resourceNotFound(String target, String id) {
        return new WireError(WireErrorCode.RESOURCE_NOT_FOUND, target + " " + id + " is unknown", false).at(target);
    }

    /**
     * The write surface is unknown.
     *
     * @param surface the surface asked for
     * @param idempotencyKey the key of the request
     */
    public static WireError unsupportedMutation(String surface, String idempotencyKey) {
        RawJson details = new JsonWriter()
                .beginObject()
                .name("capability")
                .string(surface + ".write")
                .name("fallbackable")
                .bool(true)
                .name("idempotency_key")
                .string(idempotencyKey)
                .endObject()
                .toRawJson();
        return new WireError(WireErrorCode.UNSUPPORTED_MUTATION, "no writer serves " + surface, false)
                .at("payload.surface")
                .with(details);
    }

    /**
     * A request frame is longer than the limit.
     *
     * @param length its bytes
     */
    public static WireError requestTooLarge(long length) {
        return tooLarge("request frame", length).at("frame_length");
    }

    /**
     * An answer would be longer than a frame may be, so that it is not sent.
     *
     * @param length its bytes
     */
    public static WireError answerTooLarge(long length) {
        return tooLarge("answer", length).at("payload");
    }

    private static WireError tooLarge(String what, long length) {
        RawJson details = new JsonWriter()
                .beginObject()
                .name("length")
                .number(length)
                .name("max_payload_bytes")
                .number(Protocol.MAX_PAYLOAD_BYTES)
                .endObject()
                .toRawJson();
        String message = "the " + what + " has " + length + " bytes, the limit is " + Protocol.MAX_PAYLOAD_BYTES;
        return new WireError(WireErrorCode.PAYLOAD_TOO_LARGE, message, false).with(details);
    }

    /** The cursor belongs to another query or is not one. */
    public static WireError cursorExpired() {
        String message = "the cursor does not belong to this query; start again from the first page";
        return new WireError(WireErrorCode.CURSOR_EXPIRED, message, false).at("page.cursor");
    }

    /** The snapshot that the cursor belongs to was rebuilt away. */
    public static WireError snapshotExpired() {
        String message = "the projection was rebuilt since the cursor was made; start again from the first page";
        return new WireError(WireErrorCode.SNAPSHOT_EXPIRED, message, false).at("page.cursor");
    }

    /**
     * The idempotency key was used for another payload.
     *
     * @param idempotencyKey the key
     */
    public static WireError idempotencyConflict(String idempotencyKey) {
        String message = "idempotency key " + idempotencyKey + " was used for another payload";
        RawJson details = new JsonWriter()
                .beginObject()
                .name("fallbackable")
                .bool(false)
                .endObject()
                .toRawJson();
        return new WireError(WireErrorCode.IDEMPOTENCY_CONFLICT, message, false)
                .at("idempotency_key")
                .with(details);
    }

    /**
     * Another process holds the lock of the source.
     *
     * @param path the source file
     */
    public static WireError sourceLockBusy(String path) {
        RawJson details = new JsonWriter()
                .beginObject()
                .name("fallbackable")
                .bool(false)
                .endObject()
                .toRawJson();
        return new WireError(WireErrorCode.SOURCE_LOCK_BUSY, "another process is writing " + path, true)
                .at(path)
                .with(details);
    }

    /**
     * The daemon failed at work that can be told.
     *
     * @param target what it worked on
     * @param message what went wrong
     */
    public static WireError internal(String target, String message) {
        return new WireError(WireErrorCode.INTERNAL, message, false).at(target);
    }

    /**
     * The handler of a request crashed.
     *
     * @param target {@code payload} or {@code host.call}
     * @param message what went wrong
     */
    public static WireError crashed(String target, String message) {
        return new WireError(WireErrorCode.INTERNAL, message, true).at(target);
    }
}
