package dev.sase.core.transport;

import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;

/** Builds the answers of the daemon. Bodies arrive as finished JSON and are copied once, never parsed. */
public final class ResponseEnvelope {
    /** The type of an answer that carries an error. */
    public static final String ERROR = "error";

    private ResponseEnvelope() {}

    /**
     * Builds the frame of an answer. One that would be longer than a frame may be becomes the error {@code payload_too_large}.
     *
     * @param requestId the id to echo
     * @param asOf the state that the body was read from
     * @param type the answer's type
     * @param data the body
     * @return prefix and body, to be written in one call
     */
    public static byte[] frame(String requestId, AsOf asOf, RequestType type, RawJson data) {
        JsonWriter head = head(new JsonWriter(), requestId, asOf, type.token());
        return bounded(requestId, Frames.enclosing(head.toByteArray(), data, 2));
    }

    /**
     * Builds the frame of the answer to a typed read.
     *
     * @param requestId the id to echo
     * @param asOf the state that the body was read from
     * @param surface the surface asked for
     * @param body the answer of the read
     * @return prefix and body, to be written in one call
     */
    public static byte[] readFrame(String requestId, AsOf asOf, String surface, RawJson body) {
        JsonWriter head = head(new JsonWriter(), requestId, asOf, RequestType.READ.token());
        head.beginObject().name("surface").string(surface).name("data");
        return bounded(requestId, Frames.enclosing(head.toByteArray(), body, 3));
    }

    /**
     * Builds the frame of an error.
     *
     * @param requestId the id to echo, empty if it could not be recovered
     * @param error the error
     * @return prefix and body, to be written in one call
     */
    public static byte[] errorFrame(String requestId, WireError error) {
        JsonWriter head = head(new JsonWriter(), requestId, AsOf.NOTHING, ERROR);
        return Frames.enclosing(head.toByteArray(), error.encode(), 2);
    }

    /**
     * Builds the answer to one item of a batch.
     *
     * @param requestId the id of the item
     * @param asOf the state that the body was read from
     * @param type the answer's type
     * @param data the body
     * @return the item as JSON
     */
    public static RawJson item(String requestId, AsOf asOf, RequestType type, RawJson data) {
        return item(requestId, asOf, type.token(), data);
    }

    /**
     * Builds the error that answers one item of a batch.
     *
     * @param requestId the id of the item
     * @param error the error
     * @return the item as JSON
     */
    public static RawJson errorItem(String requestId, WireError error) {
        return item(requestId, AsOf.NOTHING, ERROR, error.encode());
    }

    /**
     * Builds the body of the answer to a batch.
     *
     * @param items the answers in the order of the requests
     * @return the body
     */
    public static RawJson batch(Iterable<RawJson> items) {
        JsonWriter json = new JsonWriter(4096);
        json.beginObject().name("responses").beginArray();
        items.forEach(json::raw);
        return json.endArray().endObject().toRawJson();
    }

    /** The body of the answer to a typed read, where it is not sent on its own: inside a batch. */
    public static RawJson readBody(String surface, RawJson body) {
        JsonWriter json = new JsonWriter(body.size() + 64);
        return json.beginObject()
                .name("surface")
                .string(surface)
                .name("data")
                .raw(body)
                .endObject()
                .toRawJson();
    }

    private static RawJson item(String requestId, AsOf asOf, String type, RawJson data) {
        JsonWriter json = new JsonWriter(data.size() + 128);
        json.beginObject();
        members(json, requestId, asOf, type);
        return json.raw(data).endObject().endObject().toRawJson();
    }

    private static JsonWriter head(JsonWriter json, String requestId, AsOf asOf, String type) {
        json.beginObject();
        json.name("schema_version").number(Protocol.SCHEMA_VERSION);
        return members(json, requestId, asOf, type);
    }

    private static JsonWriter members(JsonWriter json, String requestId, AsOf asOf, String type) {
        json.name("request_id").string(requestId);
        json.name("snapshot_id").string(asOf.snapshotId().orElse(null));
        asOf.sequence().ifPresent(sequence -> json.name("as_of_seq").number(sequence));
        json.name("payload").beginObject();
        return json.name("type").string(type).name("data");
    }

    private static byte[] bounded(String requestId, byte[] frame) {
        int length = frame.length - Frames.PREFIX_BYTES;
        return length <= Protocol.MAX_PAYLOAD_BYTES ? frame : errorFrame(requestId, WireErrors.answerTooLarge(length));
    }
}
