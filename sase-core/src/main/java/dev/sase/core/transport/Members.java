package dev.sase.core.transport;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The known members of one typed record of a request, read strictly: a known name given twice, a missing member and a value of
 * another
 * type are problems; unknown names are not. The first problem is kept.
 */
final class Members {
    private static final long MAX_U32 = 0xffff_ffffL;

    private final String place;
    private final Map<String, JsonView> values = new HashMap<>();
    private Optional<String> problem = Optional.empty();

    Members(String place, JsonView object, List<String> known) {
        this.place = place;
        if (!object.isObject()) {
            complain(place + " is not an object");
            return;
        }
        JsonScanner scanner = object.scanner();
        scanner.enterObject();
        while (scanner.nextField()) {
            JsonView value = scanner.value();
            if (known.contains(scanner.field()) && values.put(scanner.field(), value) != null) {
                complain(place + "." + scanner.field() + " is given twice");
            }
        }
    }

    /** The first thing that is wrong. */
    Optional<String> problem() {
        return problem;
    }

    void complain(String text) {
        if (problem.isEmpty()) {
            problem = Optional.of(text);
        }
    }

    /** A member that must be there. */
    Optional<JsonView> required(String name) {
        Optional<JsonView> value = Optional.ofNullable(values.get(name));
        if (value.isEmpty()) {
            complain(place + "." + name + " is missing");
        }
        return value;
    }

    /** A member that may be absent; {@code null} is a value. */
    Optional<JsonView> present(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** A member that may be absent or {@code null}, which mean the same. */
    Optional<JsonView> optional(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isNull());
    }

    String requiredString(String name) {
        return required(name).map(value -> string(name, value)).orElse("");
    }

    Optional<String> optionalString(String name) {
        return optional(name).map(value -> string(name, value));
    }

    long requiredNumber(String name) {
        return required(name).map(value -> number(name, value)).orElse(0L);
    }

    OptionalLong optionalNumber(String name) {
        return optional(name).map(value -> OptionalLong.of(number(name, value))).orElse(OptionalLong.empty());
    }

    private String string(String name, JsonView value) {
        return value.string().orElseGet(() -> {
            complain(place + "." + name + " is not a string");
            return "";
        });
    }

    private long number(String name, JsonView value) {
        OptionalLong number = value.integer();
        if (number.isEmpty() || value.isSigned() || number.getAsLong() > MAX_U32) {
            complain(place + "." + name + " is not a whole number of 0 to " + MAX_U32);
        }
        return number.orElse(0);
    }
}
