package dev.sase.surface.agents;

import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import dev.sase.spi.Texts;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Parsing of JSON, and free JSON in the one form in which it is kept. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /**
     * Parses one complete JSON value. Of a repeated key the last value counts.
     *
     * @param bytes UTF-8, without a byte-order mark
     * @return the value
     * @throws InvalidJsonException if the bytes are anything else; its message fits a diagnostic
     */
    public static JsonNode parse(byte[] bytes) throws InvalidJsonException {
        try {
            JsonNode node = MAPPER.readTree(utf8(bytes));
            if (node.isMissingNode()) {
                throw new InvalidJsonException(0, "the file is empty");
            }
            return node;
        } catch (CharacterCodingException e) {
            throw new InvalidJsonException(0, "the file is not UTF-8");
        } catch (JacksonException e) {
            long line =
                    e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            throw new InvalidJsonException(line, reason(e));
        }
    }

    /**
     * Parses JSON that sase itself has written.
     *
     * @throws IllegalArgumentException if it does not parse
     */
    public static JsonNode stored(RawJson json) {
        try {
            return MAPPER.readTree(json.bytes());
        } catch (JacksonException e) {
            throw new IllegalArgumentException("stored JSON does not parse: " + reason(e), e);
        }
    }

    /**
     * Decodes UTF-8.
     *
     * @throws CharacterCodingException if the bytes are not UTF-8
     */
    public static String utf8(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /**
     * Free JSON, compact and with the keys of every object in code point order. Half of a surrogate pair becomes U+FFFD, a number
     * that no double can hold {@code null}.
     */
    public static RawJson sorted(JsonNode node) {
        JsonWriter writer = new JsonWriter();
        write(writer, node);
        return writer.toRawJson();
    }

    private static void write(JsonWriter writer, JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> {
                writer.beginObject();
                Map<String, JsonNode> members = new TreeMap<>(Texts::compare);
                node.properties().forEach(member -> members.put(Texts.wellFormed(member.getKey()), member.getValue()));
                members.forEach((name, value) -> write(writer.name(name), value));
                writer.endObject();
            }
            case ARRAY -> {
                writer.beginArray();
                node.forEach(element -> write(writer, element));
                writer.endArray();
            }
            case STRING -> writer.string(node.stringValue());
            case NUMBER -> number(writer, node);
            case BOOLEAN -> writer.bool(node.booleanValue());
            case NULL, BINARY, MISSING, POJO -> writer.nullValue();
        }
    }

    private static void number(JsonWriter writer, JsonNode node) {
        if (node.isIntegralNumber()) {
            writer.raw(RawJson.of(node.bigIntegerValue().toString()));
        } else if (Double.isFinite(node.doubleValue())) {
            writer.number(node.doubleValue());
        } else {
            writer.nullValue();
        }
    }

    private static String reason(JacksonException e) {
        String text = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("not JSON");
        return text.length() > 160 ? text.substring(0, 160) + "…" : text;
    }
}
