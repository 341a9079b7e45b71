package dev.sase.core.transport;

import dev.sase.spi.JsonWriter;
import java.util.Map;
import java.util.Optional;

/**
 * The part of an error, of {@code health} and of a write's answer that advises the client what to do without the daemon.
 *
 * @param available whether the direct path may be taken
 * @param reason the token of the reason, if the daemon names one
 * @param message advice for people, if there is any
 */
public record Fallback(boolean available, Optional<String> reason, Optional<String> message) {
    /** The record inside answers that succeeded. */
    public static final Fallback NONE = new Fallback(false, Optional.empty(), Optional.empty());

    private static final String UPGRADE =
            "upgrade sase or restart the daemon; meanwhile the source stores are read directly";

    /** The record of an error with this code. */
    static Fallback of(WireErrorCode code) {
        return switch (code) {
            case UNSUPPORTED_SERVER_VERSION, SASE_CORE_RS_VERSION_MISMATCH, MOBILE_CONTRACT_MISMATCH ->
                advice(code.token(), UPGRADE);
            case PROJECTION_SCHEMA_MISMATCH ->
                advice(code.token(), "run `sase daemon rebuild`; meanwhile the source stores are read directly");
            case UNSUPPORTED_CLIENT_VERSION -> advice(code.token(), WireError.USE_SOURCES);
            case DAEMON_UNAVAILABLE -> advice("daemon_not_running", WireError.USE_SOURCES);
            case INVALID_REQUEST,
                    UNSUPPORTED_CAPABILITY,
                    PROJECTION_DEGRADED,
                    CURSOR_EXPIRED,
                    SNAPSHOT_EXPIRED,
                    PAYLOAD_TOO_LARGE,
                    RESOURCE_NOT_FOUND,
                    HOST_ADAPTER_REQUIRED,
                    CONFLICT_STALE_SOURCE,
                    EXPORT_PENDING_REPAIR,
                    IDEMPOTENCY_CONFLICT,
                    UNSUPPORTED_MUTATION,
                    SOURCE_LOCK_BUSY,
                    INTERNAL,
                    UNRECOGNISED -> new Fallback(true, Optional.empty(), Optional.of(WireError.USE_SOURCES));
        };
    }

    private static Fallback advice(String reason, String message) {
        return new Fallback(true, Optional.of(reason), Optional.of(message));
    }

    /**
     * Writes the record.
     *
     * @param json where to
     */
    public void encode(JsonWriter json) {
        json.beginObject();
        json.name("available").bool(available);
        json.name("reason").string(reason.orElse(null));
        json.name("message").string(message.orElse(null));
        json.endObject();
    }

    /** Reads the record; whatever is missing counts as absent. */
    static Fallback decode(JsonView json) {
        Map<String, JsonView> members = json.members();
        return new Fallback(
                Optional.ofNullable(members.get("available"))
                        .flatMap(JsonView::bool)
                        .orElse(false),
                Optional.ofNullable(members.get("reason")).flatMap(JsonView::string),
                Optional.ofNullable(members.get("message")).flatMap(JsonView::string));
    }
}
