package dev.sase.core.transport;

import dev.sase.spi.RawJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decodes what a client may send, strictly: envelope, client record, payload, items of a batch. */
final class RequestDecoder {
    private static final List<String> ENVELOPE = List.of("schema_version", "request_id", "client", "payload");
    private static final List<String> CLIENT = List.of(
            "schema_version",
            "name",
            "version",
            "metadata_schema_version",
            "package_version",
            "min_supported_schema_version",
            "max_supported_schema_version",
            "sase_core_rs_version");
    private static final List<String> PAYLOAD = List.of("type", "data");
    private static final List<String> ITEM = List.of("request_id", "payload");
    private static final ClientInfo NOBODY = ClientInfo.of("", "");
    private static final RequestEnvelope.Payload NOTHING =
            new RequestEnvelope.Payload(RequestType.CAPABILITIES, Optional.empty());

    private RequestDecoder() {}

    static RequestEnvelope.Decoded decode(RawJson json) {
        Optional<String> problem = StrictJson.problem(json);
        if (problem.isPresent()) {
            return new RequestEnvelope.Decoded.Rejected("", WireErrors.invalidRequest(problem.get()));
        }
        JsonView document = JsonView.of(json);
        Members envelope = new Members("request", document, ENVELOPE);
        long version = envelope.requiredNumber("schema_version");
        String requestId = envelope.requiredString("request_id");
        ClientInfo client = envelope.required("client")
                .map(value -> client(value, envelope))
                .orElse(NOBODY);
        RequestEnvelope.Payload payload = envelope.required("payload")
                .map(value -> payload(value, envelope))
                .orElse(NOTHING);
        if (envelope.problem().isPresent()) {
            return new RequestEnvelope.Decoded.Rejected(
                    recoveredId(document),
                    WireErrors.invalidRequest(envelope.problem().get()));
        }
        if (version != Protocol.SCHEMA_VERSION) {
            return new RequestEnvelope.Decoded.Rejected(requestId, WireErrors.unsupportedClientVersion(version));
        }
        if (client.schemaVersion() < Protocol.MIN_CLIENT_SCHEMA_VERSION
                || client.schemaVersion() > Protocol.MAX_CLIENT_SCHEMA_VERSION) {
            return new RequestEnvelope.Decoded.Rejected(
                    requestId, WireErrors.unsupportedClientVersion(client.schemaVersion()));
        }
        return new RequestEnvelope.Decoded.Accepted(new RequestEnvelope(requestId, client, payload));
    }

    /** The items of a batch body, or why it is not one. */
    static BatchItem.Decoded batch(RawJson data) {
        Members body = new Members("batch", JsonView.of(data), List.of("requests"));
        List<BatchItem> items = new ArrayList<>();
        body.required("requests").ifPresent(requests -> {
            if (!requests.isArray()) {
                body.complain("batch.requests is not a list");
            }
            for (JsonView element : requests.elements()) {
                Members item = new Members("batch.requests[" + items.size() + "]", element, ITEM);
                String requestId = item.requiredString("request_id");
                RequestEnvelope.Payload payload = item.required("payload")
                        .map(value -> payload(value, item))
                        .orElse(NOTHING);
                item.problem().ifPresent(body::complain);
                items.add(new BatchItem(requestId, payload));
            }
        });
        return body.problem()
                .<BatchItem.Decoded>map(text -> new BatchItem.Decoded.Rejected(WireErrors.invalidRequest(text)))
                .orElseGet(() -> new BatchItem.Decoded.Accepted(items));
    }

    private static ClientInfo client(JsonView json, Members parent) {
        Members members = new Members("client", json, CLIENT);
        ClientInfo client = new ClientInfo(
                members.requiredNumber("schema_version"),
                members.requiredString("name"),
                members.requiredString("version"),
                members.optionalNumber("metadata_schema_version"),
                members.optionalString("package_version"),
                members.optionalNumber("min_supported_schema_version"),
                members.optionalNumber("max_supported_schema_version"),
                members.optionalString("sase_core_rs_version"));
        members.problem().ifPresent(parent::complain);
        return client;
    }

    private static RequestEnvelope.Payload payload(JsonView json, Members parent) {
        Members members = new Members("payload", json, PAYLOAD);
        String token = members.requiredString("type");
        Optional<RequestType> type = RequestType.ofToken(token);
        if (type.isEmpty()) {
            members.complain("payload.type " + token + " is no request type");
        }
        Optional<JsonView> data = members.optional("data");
        type.ifPresent(known -> checkBody(known, data, members));
        members.problem().ifPresent(parent::complain);
        return new RequestEnvelope.Payload(
                type.orElse(RequestType.CAPABILITIES),
                data.filter(_ -> type.map(RequestType::hasBody).orElse(false)).map(JsonView::toRawJson));
    }

    private static void checkBody(RequestType type, Optional<JsonView> data, Members members) {
        if (type.hasBody()) {
            if (data.isEmpty()) {
                members.complain("payload.data is missing");
            } else if (!data.get().isObject()) {
                members.complain("payload.data is not an object");
            }
        } else if (data.isPresent()
                && !(data.get().isObject() && data.get().members().isEmpty())) {
            members.complain("payload.data is given, " + type.token() + " has none");
        }
    }

    private static String recoveredId(JsonView document) {
        return Optional.ofNullable(document.members().get("request_id"))
                .flatMap(JsonView::string)
                .orElse("");
    }
}
