package dev.sase.surface.beads;

import dev.sase.spi.Texts;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * Parses one line of strict JSON: UTF-8 without a byte-order mark, no lone surrogates, nothing after the value. Immutable.
 *
 * <p>A key given twice counts with its last value, or makes the line malformed when it is one of the keys that may not repeat.
 */
final class JsonLine {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
            .build();

    /** The member whose keys are data: a repeated one is never a repeated known key. */
    private static final String FREE_FORM = "task_type_fields";

    private final Set<String> unrepeatable;

    private JsonLine(Set<String> unrepeatable) {
        this.unrepeatable = unrepeatable;
    }

    /** The parser for which the last of several values counts. */
    static JsonLine lastCounts() {
        return new JsonLine(Set.of());
    }

    /** The parser that refuses these keys when they are repeated in one object. */
    static JsonLine refusingRepeated(Set<String> keys) {
        return new JsonLine(Set.copyOf(keys));
    }

    /** The object of a line, or empty when the line is blank. */
    Optional<JsonObject> parse(LineReader line) throws MalformedException {
        if (line.isOversized()) {
            throw new MalformedException(
                    MalformedException.OVERSIZED_LINE,
                    "the line is longer than " + LineReader.MAX_LINE_BYTES + " bytes");
        }
        Optional<JsonObject> object = Optional.empty();
        try {
            object = parse(line.bytes(), line.offset(), line.length());
        } catch (MalformedException e) {
            boolean cut = !line.isTerminated() && e.token().equals(MalformedException.INVALID_JSON);
            throw cut ? new MalformedException(e.token(), "the file ends inside this line: " + e.problem()) : e;
        }
        return object;
    }

    /** The object in the bytes, or empty when they are blank. */
    Optional<JsonObject> parse(byte[] bytes, int offset, int length) throws MalformedException {
        int from = offset;
        int to = offset + length;
        while (from < to && isAsciiWhite(bytes[from])) {
            from++;
        }
        while (to > from && isAsciiWhite(bytes[to - 1])) {
            to--;
        }
        if (from == to) {
            return Optional.empty();
        }
        if (isAscii(bytes, from, to)) {
            return Optional.of(object(bytes, from, to - from));
        }
        String text = decode(bytes, from, to - from);
        if (bytes[from] >= 0 && bytes[to - 1] >= 0) {
            return Optional.of(object(bytes, from, to - from));
        }
        String trimmed = Whitespace.trim(text);
        if (trimmed.isEmpty()) {
            return Optional.empty();
        }
        byte[] rest = trimmed.getBytes(StandardCharsets.UTF_8);
        return Optional.of(object(rest, 0, rest.length));
    }

    private JsonObject object(byte[] bytes, int offset, int length) throws MalformedException {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes, offset, length)) {
            Object value = value(parser, parser.nextToken(), !unrepeatable.isEmpty());
            if (parser.nextToken() != null) {
                throw invalid("something follows the value");
            }
            if (value instanceof JsonObject object) {
                return object;
            }
            throw MalformedException.record("the line is not a JSON object");
        } catch (JacksonException e) {
            throw invalid(
                    String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("not JSON"));
        }
    }

    private @Nullable Object value(JsonParser parser, @Nullable JsonToken token, boolean refuse)
            throws MalformedException {
        return switch (token) {
            case START_OBJECT -> members(parser, refuse);
            case START_ARRAY -> elements(parser, refuse);
            case VALUE_STRING -> wellFormed(parser.getString());
            case VALUE_NUMBER_INT ->
                switch (parser.getNumberType()) {
                    case INT, LONG -> (Object) parser.getLongValue();
                    case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> Double.NaN;
                };
            case VALUE_NUMBER_FLOAT -> Double.NaN;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case null, default -> throw invalid("the value is not complete");
        };
    }

    private JsonObject members(JsonParser parser, boolean refuse) throws MalformedException {
        JsonObject object = new JsonObject();
        String name;
        while ((name = parser.nextName()) != null) {
            wellFormed(name);
            boolean inside = refuse && !name.equals(FREE_FORM);
            boolean repeated = object.put(name, value(parser, parser.nextToken(), inside));
            if (repeated && refuse && unrepeatable.contains(name)) {
                throw MalformedException.record("'" + name + "' is given twice");
            }
        }
        return object;
    }

    private List<@Nullable Object> elements(JsonParser parser, boolean refuse) throws MalformedException {
        List<@Nullable Object> list = new ArrayList<>();
        JsonToken token;
        while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
            list.add(value(parser, token, refuse));
        }
        return list;
    }

    private static String wellFormed(String text) throws MalformedException {
        if (!Texts.wellFormed(text).equals(text)) {
            throw invalid("a lone surrogate stands in a text");
        }
        return text;
    }

    private static String decode(byte[] bytes, int offset, int length) throws MalformedException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, offset, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException(MalformedException.NOT_UTF8, "the line is not UTF-8: " + e.getMessage());
        }
    }

    private static boolean isAscii(byte[] bytes, int from, int to) {
        int all = 0;
        for (int i = from; i < to; i++) {
            all |= bytes[i];
        }
        return all >= 0;
    }

    private static boolean isAsciiWhite(byte b) {
        return b >= 0x09 && b <= 0x0d || b == 0x20;
    }

    private static MalformedException invalid(String message) {
        return new MalformedException(MalformedException.INVALID_JSON, message);
    }
}
