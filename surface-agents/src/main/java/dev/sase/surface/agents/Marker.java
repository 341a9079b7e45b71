package dev.sase.surface.agents;

import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The values of one marker, or of a part of one, each of the type that its field demands. A field that is absent, false or empty has no
 * entry. Immutable.
 *
 * @param values by field name, in the order of the format: String, Long, Double, Boolean, List of String, or RawJson
 */
public record Marker(Map<String, Object> values) {
    /** A marker that is there and says nothing. */
    public static final Marker EMPTY = new Marker(Map.of());

    public Marker {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The text of a field. */
    public Optional<String> text(String field) {
        return Optional.ofNullable(values.get(field))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    /** The integer of a field. */
    public Optional<Long> number(String field) {
        return Optional.ofNullable(values.get(field))
                .filter(Long.class::isInstance)
                .map(Long.class::cast);
    }

    /** The fraction of a field. */
    public Optional<Double> fraction(String field) {
        return Optional.ofNullable(values.get(field))
                .filter(Double.class::isInstance)
                .map(Double.class::cast);
    }

    /** Whether a flag is true. */
    public boolean isSet(String field) {
        return Boolean.TRUE.equals(values.get(field));
    }

    /** The texts of a field, possibly none. */
    public List<String> texts(String field) {
        return values.get(field) instanceof List<?> list
                ? list.stream().map(String.class::cast).toList()
                : List.of();
    }

    /** Writes the values as one object, absent fields left out. */
    void write(JsonWriter out) {
        out.beginObject();
        values.forEach((name, value) -> {
            out.name(name);
            switch (value) {
                case String text -> out.string(text);
                case Long number -> out.number(number);
                case Double fraction -> out.number(fraction);
                case Boolean flag -> out.bool(flag);
                case RawJson json -> out.raw(json);
                case List<?> texts ->
                    out.strings(texts.stream().map(String.class::cast).toList());
                default -> throw new IllegalStateException("the field '" + name + "' has no type of a marker");
            }
        });
        out.endObject();
    }

    /**
     * The marker that {@link #write} has written.
     *
     * @throws IllegalArgumentException if the node is anything else
     */
    static Marker decode(JsonNode object) {
        if (!object.isObject()) {
            throw new IllegalArgumentException("a stored marker is no object");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        object.properties().forEach(member -> values.put(member.getKey(), value(member.getValue())));
        return new Marker(values);
    }

    private static Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> node.stringValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> node.isIntegralNumber() ? (Object) node.longValue() : (Object) node.doubleValue();
            case OBJECT -> Json.sorted(node);
            case ARRAY -> node.isEmpty() || !node.get(0).isString() ? Json.sorted(node) : texts(node);
            case NULL, MISSING, BINARY, POJO ->
                throw new IllegalArgumentException("a stored marker has an empty field");
        };
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.stringValue()));
        return List.copyOf(texts);
    }

    /** A JSON array of values. */
    static RawJson array(List<RawJson> elements) {
        JsonWriter out = new JsonWriter();
        out.beginArray();
        elements.forEach(out::raw);
        return out.endArray().toRawJson();
    }
}
