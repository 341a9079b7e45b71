package dev.sase.core.transport;

import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import java.util.Map;
import java.util.Optional;

/**
 * The error record of the protocol. {@link WireErrors} builds those that the daemon sends.
 *
 * @param code the code
 * @param codeText the code's word on the wire, which differs from the code's token only for {@link WireErrorCode#UNRECOGNISED}
 * @param message text for people, not part of the contract
 * @param retryable whether the same request may succeed later
 * @param target the part of the request or the store that is meant
 * @param details a JSON object whose members depend on the code
 * @param fallback what the client may do without the daemon
 */
public record WireError(
        WireErrorCode code,
        String codeText,
        String message,
        boolean retryable,
        Optional<String> target,
        Optional<RawJson> details,
        Fallback fallback) {
    static final String USE_SOURCES = "use the source stores directly";

    /**
     * An error as the daemon sends it, with the fallback record that its code demands.
     *
     * @param code the code
     * @param message text for people
     * @param retryable whether the same request may succeed later
     */
    public WireError(WireErrorCode code, String message, boolean retryable) {
        this(code, code.token(), message, retryable, Optional.empty(), Optional.empty(), Fallback.of(code));
    }

    /**
     * The same error with a target.
     *
     * @param newTarget the part of the request or the store that is meant
     */
    public WireError at(String newTarget) {
        return new WireError(code, codeText, message, retryable, Optional.of(newTarget), details, fallback);
    }

    /**
     * The same error with details.
     *
     * @param newDetails a JSON object with its members in ascending order
     */
    public WireError with(RawJson newDetails) {
        return new WireError(code, codeText, message, retryable, target, Optional.of(newDetails), fallback);
    }

    /** The error record as JSON. */
    public RawJson encode() {
        JsonWriter json = new JsonWriter();
        json.beginObject();
        json.name("schema_version").number(Protocol.SCHEMA_VERSION);
        json.name("code").string(codeText);
        json.name("message").string(message);
        json.name("retryable").bool(retryable);
        json.name("target").string(target.orElse(null));
        json.name("details").raw(details.orElse(RawJson.NULL));
        json.name("fallback");
        fallback.encode(json);
        json.endObject();
        return json.toRawJson();
    }

    /**
     * Reads an error record. A missing code counts as {@code internal}, any other missing member as absent.
     *
     * @param json the record
     * @return the error
     * @throws IllegalArgumentException if the bytes are malformed
     */
    public static WireError decode(JsonView json) {
        Map<String, JsonView> members = json.members();
        String codeText = text(members, "code").orElse(WireErrorCode.INTERNAL.token());
        return new WireError(
                WireErrorCode.ofToken(codeText),
                codeText,
                text(members, "message").orElse("the daemon gave no message"),
                Optional.ofNullable(members.get("retryable"))
                        .flatMap(JsonView::bool)
                        .orElse(false),
                text(members, "target"),
                Optional.ofNullable(members.get("details"))
                        .filter(view -> !view.isNull())
                        .map(JsonView::toRawJson),
                Optional.ofNullable(members.get("fallback"))
                        .map(Fallback::decode)
                        .orElse(Fallback.NONE));
    }

    private static Optional<String> text(Map<String, JsonView> members, String name) {
        return Optional.ofNullable(members.get(name)).flatMap(JsonView::string);
    }
}
