package dev.sase.core.transport;

import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import java.util.Optional;

/**
 * A request that passed the protocol's checks.
 *
 * @param requestId the client's correlation id
 * @param client who asks
 * @param payload what is asked
 */
public record RequestEnvelope(String requestId, ClientInfo client, Payload payload) {
    /**
     * The tagged union that requests and the items of a batch carry.
     *
     * @param type what is asked
     * @param data the body, an object; empty only where the type has none
     */
    public record Payload(RequestType type, Optional<RawJson> data) {}

    /** What decoding a frame gave. */
    public sealed interface Decoded {
        /**
         * A request to dispatch.
         *
         * @param request the request
         */
        record Accepted(RequestEnvelope request) implements Decoded {}

        /**
         * A frame to answer with an error.
         *
         * @param requestId the id to echo, empty if it could not be recovered
         * @param error the answer
         */
        record Rejected(String requestId, WireError error) implements Decoded {}
    }

    /**
     * Decodes the body of a frame in the protocol's order: JSON and types first, then the envelope's version, then the client's.
     *
     * @param json the body as it came
     * @return the request, or the error to answer
     */
    public static Decoded decode(RawJson json) {
        return RequestDecoder.decode(json);
    }

    /**
     * Builds the frame of a request.
     *
     * @param requestId the correlation id
     * @param client the encoded client record
     * @param type what is asked
     * @param data the body, copied as it is
     * @return prefix and body
     */
    public static byte[] frame(String requestId, RawJson client, RequestType type, Optional<RawJson> data) {
        JsonWriter head = head(requestId, client, type);
        if (data.isEmpty()) {
            return Frames.of(head.endObject().endObject().toRawJson());
        }
        return Frames.enclosing(head.name("data").toByteArray(), data.get(), 2);
    }

    /**
     * Builds the frame of a typed read.
     *
     * @param requestId the correlation id
     * @param client the encoded client record
     * @param surface the read surface on the wire
     * @param query the read's body, copied as it is; empty for a read without one
     * @return prefix and body
     */
    public static byte[] readFrame(String requestId, RawJson client, String surface, Optional<RawJson> query) {
        JsonWriter head = head(requestId, client, RequestType.READ);
        head.name("data").beginObject().name("surface").string(surface);
        if (query.isEmpty()) {
            return Frames.of(head.endObject().endObject().endObject().toRawJson());
        }
        return Frames.enclosing(head.name("data").toByteArray(), query.get(), 3);
    }

    private static JsonWriter head(String requestId, RawJson client, RequestType type) {
        JsonWriter head = new JsonWriter();
        head.beginObject();
        head.name("schema_version").number(Protocol.SCHEMA_VERSION);
        head.name("request_id").string(requestId);
        head.name("client").raw(client);
        head.name("payload").beginObject();
        head.name("type").string(type.token());
        return head;
    }
}
