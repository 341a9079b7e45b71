package dev.sase.surface.agents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * The members of an object that sase itself has written.
 *
 * @param node the object
 */
public record StoredObject(JsonNode node) {
    public StoredObject {
        if (!node.isObject()) {
            throw new IllegalArgumentException("stored JSON is no object");
        }
    }

    /** The text of a member that has to be there. */
    public String text(String name) {
        return optional(name).orElseThrow(() -> missing(name));
    }

    /** The text of a member. */
    public Optional<String> optional(String name) {
        return member(name).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    /** The integer of a member. */
    public Optional<Long> number(String name) {
        return member(name).filter(JsonNode::isIntegralNumber).map(JsonNode::longValue);
    }

    /** The fraction of a member. */
    public Optional<Double> fraction(String name) {
        return member(name).filter(JsonNode::isNumber).map(JsonNode::doubleValue);
    }

    /** The flag of a member that has to be there. */
    public boolean flag(String name) {
        return member(name)
                .filter(JsonNode::isBoolean)
                .map(JsonNode::booleanValue)
                .orElseThrow(() -> missing(name));
    }

    /** The texts of a member, possibly none. */
    public List<String> texts(String name) {
        return list(name, JsonNode::stringValue);
    }

    /** The member, if it is there. */
    public Optional<JsonNode> member(String name) {
        return Optional.ofNullable(node.get(name));
    }

    /** The elements of a list, possibly none. */
    public <T> List<T> list(String name, Function<JsonNode, T> element) {
        List<T> elements = new ArrayList<>();
        member(name).ifPresent(array -> array.forEach(value -> elements.add(element.apply(value))));
        return elements;
    }

    private static IllegalArgumentException missing(String name) {
        return new IllegalArgumentException("stored JSON has no '" + name + "'");
    }
}
