package dev.sase.surface.catalogs;

import dev.sase.spi.RawJson;
import dev.sase.spi.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Parsing of JSON text, and members with the type that is wanted. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /**
     * Parses one complete JSON value. Of a repeated key the last value counts.
     *
     * @throws JacksonException if the text is anything else
     */
    static JsonNode parse(String text) {
        return MAPPER.readTree(text);
    }

    /**
     * Parses JSON that sase itself has written.
     *
     * @throws IllegalArgumentException if it does not parse
     */
    static JsonNode parse(RawJson json) {
        try {
            return MAPPER.readTree(json.bytes());
        } catch (JacksonException e) {
            throw new IllegalArgumentException("stored JSON does not parse: " + reason(e), e);
        }
    }

    /** What a parser disliked, in one line and with the column. */
    static String reason(JacksonException e) {
        String text = e.getOriginalMessage().lines().findFirst().orElse("no reason given");
        String cut = text.length() > 160 ? text.substring(0, 160) + "…" : text;
        return e.getLocation() == null ? cut : "column " + e.getLocation().getColumnNr() + ": " + cut;
    }

    /** A member that is a text. */
    static Optional<String> text(JsonNode object, String name) {
        return text(object.get(name));
    }

    /** A value that is a text. */
    static Optional<String> text(@Nullable JsonNode value) {
        return value != null && value.isString()
                ? Optional.of(Texts.wellFormed(value.stringValue()))
                : Optional.empty();
    }

    /** A member that has to be a text. */
    static String required(JsonNode object, String name) {
        return text(object, name).orElseThrow(() -> wrong(name));
    }

    /** A member that has to be an object or array. */
    static JsonNode container(JsonNode object, String name) {
        JsonNode value = object.get(name);
        if (value == null || !value.isContainer()) {
            throw wrong(name);
        }
        return value;
    }

    /** A member that is {@code true}. */
    static boolean flag(JsonNode object, String name) {
        JsonNode value = object.get(name);
        return value != null && value.isBoolean() && value.booleanValue();
    }

    /** A member that has to be an integer. */
    static long number(JsonNode object, String name) {
        JsonNode value = object.get(name);
        if (value == null || !value.isIntegralNumber()) {
            throw wrong(name);
        }
        return value.longValue();
    }

    /** A member that is an array of texts, possibly absent. */
    static List<String> texts(JsonNode object, String name) {
        List<String> texts = new ArrayList<>();
        JsonNode values = object.get(name);
        if (values != null) {
            values.forEach(value -> text(value).ifPresent(texts::add));
        }
        return texts;
    }

    /** A member that is an object of texts. */
    static SortedMap<String, String> textMap(JsonNode object, String name) {
        SortedMap<String, String> map = new TreeMap<>(Texts::compare);
        container(object, name)
                .properties()
                .forEach(member -> text(member.getValue()).ifPresent(value -> map.put(member.getKey(), value)));
        return map;
    }

    private static IllegalArgumentException wrong(String name) {
        return new IllegalArgumentException("'" + name + "' is missing or has the wrong type");
    }
}
