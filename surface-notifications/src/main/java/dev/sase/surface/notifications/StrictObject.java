package dev.sase.surface.notifications;

import dev.sase.spi.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads members of a JSON object without coercion: a number is not a text, an explicit {@code null} is not an absent member, and
 * text with a lone surrogate is no text. Members that nobody asks for are ignored. Immutable.
 */
final class StrictObject {
    private static final long LARGEST_VERSION = 0xffff_ffffL;

    private final JsonNode node;

    private StrictObject(JsonNode node) {
        this.node = node;
    }

    /**
     * Wraps a value that has to be an object.
     *
     * @throws InvalidRecordException if it is anything else
     */
    static StrictObject of(JsonNode node) {
        if (!node.isObject()) {
            throw new InvalidRecordException("an object was expected, found " + kindOf(node));
        }
        return new StrictObject(node);
    }

    /** A text that must be there; it may be empty. */
    String text(String name) {
        return textOf(name, present(name));
    }

    /** A text that must be there and not be empty. */
    String nonEmptyText(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            throw new InvalidRecordException("'" + name + "' is empty");
        }
        return text;
    }

    /** A text that may be absent or {@code null}. */
    Optional<String> optionalText(String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(textOf(name, value));
    }

    /** A list of texts; absent means empty. */
    List<String> texts(String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isArray() && value.isEmpty()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw wrongType(name, "a list of texts", value);
        }
        List<String> texts = new ArrayList<>(value.size());
        for (JsonNode element : value) {
            texts.add(textOf(name, element));
        }
        return texts;
    }

    /** An object of texts in code point order of its keys; absent means empty. */
    Map<String, String> textMap(String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isObject() && value.isEmpty()) {
            return Map.of();
        }
        if (!value.isObject()) {
            throw wrongType(name, "an object of texts", value);
        }
        Map<String, String> map = new TreeMap<>(Texts::compare);
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            map.put(wellFormed(name, member.getKey()), textOf(name, member.getValue()));
        }
        return map;
    }

    /** A flag; absent means false. */
    boolean flag(String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            return false;
        }
        if (!value.isBoolean()) {
            throw wrongType(name, "true or false", value);
        }
        return value.booleanValue();
    }

    /** A version number that must be there: an integer that fits into 32 bits without a sign. */
    long version(String name) {
        JsonNode value = present(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrongType(name, "a version number", value);
        }
        long number = value.longValue();
        if (number < 0 || number > LARGEST_VERSION) {
            throw wrongType(name, "a version number", value);
        }
        return number;
    }

    /** A finite number that must be there. */
    double number(String name) {
        JsonNode value = present(name);
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw wrongType(name, "a number", value);
        }
        return value.doubleValue();
    }

    /** The elements of a list of objects; absent means none. */
    List<StrictObject> objects(String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            throw wrongType(name, "a list of objects", value);
        }
        List<StrictObject> objects = new ArrayList<>(value.size());
        for (JsonNode element : value) {
            objects.add(of(element));
        }
        return objects;
    }

    /** A member as it is, or what stands for it when it is absent. */
    JsonNode orElse(String name, Supplier<JsonNode> absent) {
        JsonNode value = node.get(name);
        return value == null ? absent.get() : value;
    }

    private JsonNode present(String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            throw new InvalidRecordException("'" + name + "' is missing");
        }
        return value;
    }

    private static String textOf(String name, JsonNode value) {
        if (!value.isString()) {
            throw wrongType(name, "text", value);
        }
        return wellFormed(name, value.stringValue());
    }

    private static String wellFormed(String name, String text) {
        if (!Texts.wellFormed(text).equals(text)) {
            throw new InvalidRecordException("'" + name + "' holds half of a surrogate pair");
        }
        return text;
    }

    private static InvalidRecordException wrongType(String name, String wanted, JsonNode found) {
        return new InvalidRecordException("'" + name + "' must be " + wanted + ", found " + kindOf(found));
    }

    private static String kindOf(@Nullable JsonNode node) {
        if (node == null) {
            return "nothing";
        }
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case STRING -> "text";
            case NUMBER -> "a number";
            case BOOLEAN -> "a flag";
            case NULL -> "null";
            case BINARY, MISSING, POJO -> "something that is not JSON";
        };
    }
}
