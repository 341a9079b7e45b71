package dev.sase.surface.notifications;

import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import dev.sase.spi.Texts;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Parsing of JSON text, and free JSON in the one form in which it is kept. */
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

    /**
     * Free JSON, compact and with the keys of every object in code point order.
     *
     * @throws InvalidRecordException if it holds a number that no double can hold or half of a surrogate pair
     */
    static RawJson sorted(JsonNode node) {
        JsonWriter writer = new JsonWriter();
        write(writer, node);
        return writer.toRawJson();
    }

    private static void write(JsonWriter writer, JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> {
                writer.beginObject();
                Map<String, JsonNode> members = new TreeMap<>(Texts::compare);
                node.properties().forEach(member -> members.put(wellFormed(member.getKey()), member.getValue()));
                members.forEach((name, value) -> write(writer.name(name), value));
                writer.endObject();
            }
            case ARRAY -> {
                writer.beginArray();
                node.forEach(element -> write(writer, element));
                writer.endArray();
            }
            case STRING -> writer.string(wellFormed(node.stringValue()));
            case NUMBER -> number(writer, node);
            case BOOLEAN -> writer.bool(node.booleanValue());
            case NULL -> writer.nullValue();
            case BINARY, MISSING, POJO -> throw new InvalidRecordException("a value is not JSON");
        }
    }

    private static void number(JsonWriter writer, JsonNode node) {
        if (node.isIntegralNumber()) {
            writer.raw(RawJson.of(node.bigIntegerValue().toString()));
        } else if (Double.isFinite(node.doubleValue())) {
            writer.number(node.doubleValue());
        } else {
            throw new InvalidRecordException("a number is too large");
        }
    }

    private static String wellFormed(String text) {
        if (!Texts.wellFormed(text).equals(text)) {
            throw new InvalidRecordException("a text holds half of a surrogate pair");
        }
        return text;
    }
}
