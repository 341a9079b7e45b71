package dev.sase.core.read;

import dev.sase.spi.JsonWriter;
import dev.sase.spi.Position;
import dev.sase.spi.RecordKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Where a page starts, opaque to clients and bound to the read, its arguments and the snapshot it came from.
 *
 * @param read the name of the read
 * @param arguments a digest of its arguments
 * @param snapshot the snapshot's id; empty when read from files
 * @param position the row behind which the page starts
 */
public record Cursor(String read, String arguments, String snapshot, Position position) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** A digest of arguments that does not depend on their order. */
    public static String digest(Map<String, Object> values) {
        return Integer.toHexString(new TreeMap<>(values).toString().hashCode());
    }

    /** The text that clients pass back. */
    public String encode() {
        JsonWriter out =
                new JsonWriter().beginArray().string(read).string(arguments).string(snapshot);
        out.number(position.row().unit())
                .string(position.row().handle())
                .number(position.row().occurrence());
        for (Object key : position.keys()) {
            switch (key) {
                case null -> out.nullValue();
                case String text -> out.string(text);
                case Long number -> out.number(number);
                case Boolean flag -> out.bool(flag);
                default -> throw new IllegalArgumentException("no cursor form for " + key.getClass());
            }
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(out.endArray().toByteArray());
    }

    /** The cursor of a text; empty when no cursor ever looked like that. */
    public static Optional<Cursor> decode(String text) {
        try {
            JsonNode array = MAPPER.readTree(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            if (!array.isArray() || array.size() < 6) {
                return Optional.empty();
            }
            List<@Nullable Object> keys = new ArrayList<>();
            for (int i = 6; i < array.size(); i++) {
                JsonNode key = array.get(i);
                keys.add(
                        key.isNull()
                                ? null
                                : key.isBoolean() ? key.asBoolean() : key.isNumber() ? key.asLong() : key.asString());
            }
            RecordKey row = new RecordKey(
                    array.get(3).asLong(), array.get(4).asString(), array.get(5).asInt());
            return Optional.of(new Cursor(
                    array.get(0).asString(),
                    array.get(1).asString(),
                    array.get(2).asString(),
                    new Position(keys, row)));
        } catch (IllegalArgumentException | JacksonException e) {
            return Optional.empty();
        }
    }
}
