package dev.sase.core.transport;

import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The second dialect of the socket: JSON-RPC 2.0, one JSON value a line, so that a person can talk to the daemon with {@code
 * nc -U}.
 * Batch arrays are refused with one error: a line that wants several answers can be several lines. Thread-safe.
 */
public final class JsonRpc {
    /** The line is not JSON. */
    public static final int PARSE_ERROR = -32700;

    /** The line is JSON and not a request. */
    public static final int INVALID_REQUEST = -32600;

    /** The method is unknown. */
    public static final int METHOD_NOT_FOUND = -32601;

    /** The parameters do not fit the method. */
    public static final int INVALID_PARAMS = -32602;

    /** The daemon failed outside of any method. */
    public static final int INTERNAL_ERROR = -32603;

    /** The method answered with an error of the framed protocol, which is the error's data. */
    public static final int APPLICATION_ERROR = -32000;

    private static final List<String> MEMBERS = List.of("jsonrpc", "method", "params", "id");

    /** What one line asks. */
    public sealed interface Call {
        /**
         * A call that wants an answer.
         *
         * @param id a string, number or {@code null}, to be echoed as it is
         * @param method the method
         * @param params an object or a list
         */
        record Request(RawJson id, String method, Optional<RawJson> params) implements Call {}

        /**
         * A call that wants no answer.
         *
         * @param method the method
         * @param params an object or a list
         */
        record Notification(String method, Optional<RawJson> params) implements Call {}

        /**
         * A line to answer with an error.
         *
         * @param answer the line of the answer, its end included
         */
        record Invalid(RawJson answer) implements Call {}
    }

    private JsonRpc() {}

    /**
     * Reads a call.
     *
     * @param line one line without its end
     * @return the call, or the answer to a line that is none
     */
    public static Call parse(RawJson line) {
        Optional<String> problem = StrictJson.problem(line);
        if (problem.isPresent()) {
            return new Call.Invalid(error(RawJson.NULL, PARSE_ERROR, problem.get()));
        }
        JsonView json = JsonView.of(line);
        if (json.isArray()) {
            return new Call.Invalid(
                    error(RawJson.NULL, INVALID_REQUEST, "batches are not served; send one call a line"));
        }
        Members call = new Members("request", json, MEMBERS);
        if (!call.requiredString("jsonrpc").equals("2.0")) {
            call.complain("request.jsonrpc is not \"2.0\"");
        }
        String method = call.requiredString("method");
        Optional<JsonView> params = call.optional("params");
        if (params.isPresent() && !params.get().isObject() && !params.get().isArray()) {
            call.complain("request.params is neither an object nor a list");
        }
        Optional<JsonView> id = call.present("id");
        if (id.isPresent() && !id.get().isScalarId()) {
            call.complain("request.id is neither a string nor a number nor null");
            id = Optional.empty();
        }
        if (call.problem().isPresent()) {
            RawJson echoed = id.map(JsonView::toRawJson).orElse(RawJson.NULL);
            return new Call.Invalid(
                    error(echoed, INVALID_REQUEST, call.problem().get()));
        }
        Optional<RawJson> raw = params.map(JsonView::toRawJson);
        return id.<Call>map(value -> new Call.Request(value.toRawJson(), method, raw))
                .orElseGet(() -> new Call.Notification(method, raw));
    }

    /** The answer to a line that is longer than the limit; its id was not read. */
    public static RawJson lineTooLong() {
        return error(RawJson.NULL, INVALID_REQUEST, "the line is longer than " + Protocol.MAX_PAYLOAD_BYTES + " bytes");
    }

    /**
     * The answer to a call that succeeded.
     *
     * @param id the call's id
     * @param value the result, copied as it is
     * @return the line, its end included
     */
    public static RawJson result(RawJson id, RawJson value) {
        JsonWriter json = start(value.size() + id.size() + 40);
        return finish(json.name("result").raw(value), id);
    }

    /**
     * The answer to a call that cannot be made.
     *
     * @param id the call's id
     * @param code one of the codes of this class
     * @param message what is wrong
     * @return the line, its end included
     */
    public static RawJson error(RawJson id, int code, String message) {
        JsonWriter json = start(256);
        json.name("error")
                .beginObject()
                .name("code")
                .number(code)
                .name("message")
                .string(message)
                .endObject();
        return finish(json, id);
    }

    /**
     * The answer to a call that was made and refused.
     *
     * @param id the call's id
     * @param error the error of the framed protocol
     * @return the line, its end included
     */
    public static RawJson error(RawJson id, WireError error) {
        JsonWriter json = start(512);
        json.name("error").beginObject();
        json.name("code").number(APPLICATION_ERROR);
        json.name("message").string(error.message());
        json.name("data").raw(error.encode());
        return finish(json.endObject(), id);
    }

    private static JsonWriter start(int capacity) {
        return new JsonWriter(capacity).beginObject().name("jsonrpc").string("2.0");
    }

    private static RawJson finish(JsonWriter json, RawJson id) {
        json.name("id").raw(id).endObject();
        byte[] text = json.toByteArray();
        byte[] line = Arrays.copyOf(text, text.length + 1);
        line[text.length] = '\n';
        return new RawJson(line);
    }
}
