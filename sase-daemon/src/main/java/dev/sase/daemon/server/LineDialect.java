package dev.sase.daemon.server;

import dev.sase.core.transport.AsOf;
import dev.sase.core.transport.JsonRpc;
import dev.sase.core.transport.JsonView;
import dev.sase.core.transport.Protocol;
import dev.sase.core.transport.RequestEnvelope.Payload;
import dev.sase.core.transport.RequestType;
import dev.sase.core.transport.WireError;
import dev.sase.core.transport.WireErrors;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import java.util.Optional;

/**
 * JSON-RPC 2.0 by lines. Its methods are the request types of the framed contract with the same bodies as parameters, and
 * {@code ping} and {@code shutdown}. Thread-safe.
 */
final class LineDialect {
    private static final String SHUTDOWN = "shutdown";

    private final ServiceIdentity identity;
    private final Handler handler;

    LineDialect(ServiceIdentity identity, Handler handler) {
        this.identity = identity;
        this.handler = handler;
    }

    /**
     * What follows a line.
     *
     * @param line the answer with its end; empty after a notification
     * @param shutdown whether the daemon is to stop once the answer is written
     */
    record Reaction(Optional<RawJson> line, boolean shutdown) {}

    /** What follows a line. */
    Reaction react(RawJson line) {
        return switch (JsonRpc.parse(line)) {
            case JsonRpc.Call.Invalid(RawJson answer) -> new Reaction(Optional.of(answer), false);
            case JsonRpc.Call.Notification(String method, Optional<RawJson> _) ->
                new Reaction(Optional.empty(), method.equals(SHUTDOWN));
            case JsonRpc.Call.Request(RawJson id, String method, Optional<RawJson> params) ->
                new Reaction(Optional.of(answer(id, method, params)), method.equals(SHUTDOWN));
        };
    }

    private RawJson answer(RawJson id, String method, Optional<RawJson> params) {
        if (method.equals("ping") || method.equals(SHUTDOWN)) {
            return JsonRpc.result(id, self());
        }
        Optional<RequestType> type = RequestType.ofToken(method).filter(known -> known != RequestType.BATCH);
        if (type.isEmpty()) {
            return JsonRpc.error(
                    id, JsonRpc.METHOD_NOT_FOUND, "the method \"" + method + "\" is unknown; try \"capabilities\"");
        }
        if (params.isPresent() && !JsonView.of(params.get()).isObject()) {
            return JsonRpc.error(id, JsonRpc.INVALID_PARAMS, "the parameters of " + method + " are an object");
        }
        Payload payload = new Payload(type.get(), params.or(() -> Optional.of(RawJson.of("{}"))));
        RawJson line = switch (handler.handle(payload)) {
            case Outcome.Answer(RequestType _, AsOf _, RawJson data) -> JsonRpc.result(id, data);
            case Outcome.ReadAnswer(String surface, AsOf asOf, RawJson body) ->
                JsonRpc.result(id, read(surface, asOf, body));
            case Outcome.Failure(WireError error) -> JsonRpc.error(id, error);
        };
        return line.size() <= Protocol.MAX_PAYLOAD_BYTES
                ? line
                : JsonRpc.error(id, WireErrors.answerTooLarge(line.size()));
    }

    private RawJson self() {
        JsonWriter json = new JsonWriter(128).beginObject();
        json.name("ok")
                .bool(true)
                .name("service")
                .string(ServiceIdentity.SERVICE)
                .name("pid")
                .number(identity.pid());
        return json.endObject().toRawJson();
    }

    private static RawJson read(String surface, AsOf asOf, RawJson body) {
        JsonWriter json = new JsonWriter(body.size() + 128).beginObject();
        json.name("surface").string(surface);
        json.name("snapshot_id").string(asOf.snapshotId().orElse(null));
        asOf.sequence().ifPresent(sequence -> json.name("as_of_seq").number(sequence));
        return json.name("data").raw(body).endObject().toRawJson();
    }
}
