package dev.sase.core.transport;

import dev.sase.spi.RawJson;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Decodes what a daemon answered, leniently: unknown members are passed over, the body stays as it is. */
final class ReplyDecoder {
    private @Nullable JsonView version;
    private @Nullable JsonView snapshotId;
    private @Nullable JsonView sequence;
    private @Nullable JsonView type;
    private @Nullable JsonView data;

    private ReplyDecoder() {}

    static Reply decode(RawJson json, RequestType wanted) {
        try {
            return new ReplyDecoder().reply(json, wanted);
        } catch (IllegalArgumentException e) {
            return malformed("the daemon's reply is " + e.getMessage());
        }
    }

    private Reply reply(RawJson json, RequestType wanted) {
        JsonScanner scanner = new JsonScanner(json.bytes(), 0, json.size());
        if (!scanner.enterObject()) {
            return malformed("the daemon's reply is not a JSON object");
        }
        while (scanner.nextField()) {
            switch (scanner.field()) {
                case "schema_version" -> version = scanner.value();
                case "snapshot_id" -> snapshotId = scanner.value();
                case "as_of_seq" -> sequence = scanner.value();
                case "payload" -> payload(scanner);
                default -> scanner.value();
            }
        }
        scanner.finish();
        return checked(wanted);
    }

    private void payload(JsonScanner scanner) {
        if (!scanner.enterObject()) {
            scanner.value();
            return;
        }
        while (scanner.nextField()) {
            switch (scanner.field()) {
                case "type" -> type = scanner.value();
                case "data" -> data = scanner.value();
                default -> scanner.value();
            }
        }
    }

    private Reply checked(RequestType wanted) {
        if (version == null || version.integer().isEmpty()) {
            return new Reply.TransportFailure(
                    Reply.Cause.UNVERSIONED,
                    WireErrorCode.UNSUPPORTED_SERVER_VERSION.token(),
                    "the daemon's reply has no schema version; restart the daemon",
                    false);
        }
        long found = version.integer().getAsLong();
        if (found < Protocol.MIN_CLIENT_SCHEMA_VERSION || found > Protocol.MAX_CLIENT_SCHEMA_VERSION) {
            return new Reply.Refused(Compatibility.unsupportedServer("schema_version", "it answers schema " + found));
        }
        String answered = Optional.ofNullable(type).flatMap(JsonView::string).orElse("");
        if (answered.equals(ResponseEnvelope.ERROR)) {
            return data == null
                    ? malformed("the daemon's error has no data")
                    : new Reply.Refused(WireError.decode(data));
        }
        if (!answered.equals(wanted.token())) {
            return malformed("the daemon answered " + wanted.token() + " with a payload of type \"" + answered + "\"");
        }
        if (data == null || !data.isObject()) {
            return malformed("the daemon's answer to " + wanted.token() + " has no data");
        }
        AsOf asOf = new AsOf(
                Optional.ofNullable(snapshotId).flatMap(JsonView::string),
                sequence == null ? OptionalLong.empty() : sequence.integer());
        return new Reply.Answer(wanted, data, asOf);
    }

    static Reply.TransportFailure malformed(String message) {
        return new Reply.TransportFailure(Reply.Cause.MALFORMED, WireErrorCode.INVALID_REQUEST.token(), message, false);
    }

    /** The two parts of the answer to a typed read, or empty if it is for another surface. */
    static Optional<JsonView> readBody(JsonView data, String surface) {
        Map<String, JsonView> members = data.members();
        return Optional.ofNullable(members.get("surface"))
                .flatMap(JsonView::string)
                .filter(surface::equals)
                .flatMap(_ -> Optional.ofNullable(members.get("data")));
    }
}
