package dev.sase.cli.daemon;

import dev.sase.core.transport.JsonView;
import dev.sase.spi.RawJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads members of a JSON object that may be there, null or of another type than expected. Immutable. */
final class Fields {
    private final Map<String, JsonView> members;

    private Fields(Map<String, JsonView> members) {
        this.members = members;
    }

    static Fields of(JsonView object) {
        return new Fields(object.members());
    }

    Map<String, JsonView> all() {
        return members;
    }

    Optional<JsonView> value(String name) {
        return Optional.ofNullable(members.get(name)).filter(value -> !value.isNull());
    }

    Optional<RawJson> raw(String name) {
        return value(name).map(JsonView::toRawJson);
    }

    Optional<String> text(String name) {
        return value(name).flatMap(JsonView::string);
    }

    long number(String name) {
        return value(name)
                .map(JsonView::integer)
                .flatMap(number -> number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty())
                .orElse(0L);
    }

    boolean flag(String name) {
        return value(name).flatMap(JsonView::bool).orElse(false);
    }

    Fields object(String name) {
        return value(name).map(Fields::of).orElseGet(() -> new Fields(Map.of()));
    }

    List<Fields> objects(String name) {
        return value(name)
                .map(list -> list.elements().stream().map(Fields::of).toList())
                .orElse(List.of());
    }
}
