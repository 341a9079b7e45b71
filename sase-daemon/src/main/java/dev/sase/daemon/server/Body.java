package dev.sase.daemon.server;

import dev.sase.core.transport.JsonView;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.RawJson;
import dev.sase.spi.SaseException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The members of a request's body, where an absent member and {@code null} mean the same. A member of the wrong type is a
 * {@link SaseException} with {@link ErrorCode#INVALID_REQUEST}. Confined to one request.
 */
final class Body {
    private static final long MAX_UNSIGNED = 0xffff_ffffL;

    private final String place;
    private final Map<String, JsonView> members;

    private Body(String place, JsonView json) {
        if (!json.isObject()) {
            throw wrong(place + " is not an object");
        }
        this.place = place;
        this.members = json.members();
    }

    /** The body of a request; none counts as empty. */
    static Body of(Optional<RawJson> data) {
        return new Body("payload.data", JsonView.of(data.orElse(RawJson.of("{}"))));
    }

    /** An object inside the body; empty when there is none. */
    Optional<Body> object(String name) {
        return value(name).map(view -> new Body(place + "." + name, view));
    }

    /** Any value. */
    Optional<JsonView> value(String name) {
        return Optional.ofNullable(members.get(name)).filter(view -> !view.isNull());
    }

    Optional<String> text(String name) {
        return value(name).map(view -> view.string().orElseThrow(() -> wrong(place + "." + name + " is not a string")));
    }

    String requiredText(String name) {
        return text(name).orElseThrow(() -> wrong(place + "." + name + " is missing"));
    }

    boolean flag(String name) {
        return value(name)
                .map(view -> view.bool().orElseThrow(() -> wrong(place + "." + name + " is neither true nor false")))
                .orElse(false);
    }

    OptionalLong number(String name) {
        Optional<JsonView> view = value(name);
        if (view.isEmpty()) {
            return OptionalLong.empty();
        }
        OptionalLong number = view.get().integer();
        if (number.isEmpty() || number.getAsLong() < 0 || number.getAsLong() > MAX_UNSIGNED) {
            throw wrong(place + "." + name + " is not a whole number of 0 to " + MAX_UNSIGNED);
        }
        return number;
    }

    private static SaseException wrong(String message) {
        return new SaseException(ErrorCode.INVALID_REQUEST, message + "; correct the request");
    }
}
