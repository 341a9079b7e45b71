package dev.sase.core.transport;

import dev.sase.spi.RawJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One JSON value inside a larger array of bytes, read only as far as it is asked. Immutable by agreement, like {@link RawJson}. A
 * method that has to walk malformed bytes throws {@link IllegalArgumentException}.
 */
public final class JsonView {
    private final byte[] json;
    private final int start;
    private final int end;

    JsonView(byte[] json, int start, int end) {
        this.json = json;
        this.start = start;
        this.end = end;
    }

    /**
     * Looks at a whole document.
     *
     * @param json one JSON value, perhaps with white space around it
     * @return the view
     * @throws IllegalArgumentException if the bytes are not one value
     */
    public static JsonView of(RawJson json) {
        JsonScanner scanner = new JsonScanner(json.bytes(), 0, json.size());
        JsonView view = scanner.value();
        scanner.finish();
        return view;
    }

    /** Whether the value is an object. */
    public boolean isObject() {
        return json[start] == '{';
    }

    /** Whether the value is {@code null}. */
    public boolean isNull() {
        return json[start] == 'n';
    }

    /** The number of bytes. */
    public int size() {
        return end - start;
    }

    /** A copy of the bytes. */
    public RawJson toRawJson() {
        return new RawJson(start == 0 && end == json.length ? json : Arrays.copyOfRange(json, start, end));
    }

    /**
     * Writes the bytes as they are.
     *
     * @param out where to
     * @throws IOException if the stream refuses them
     */
    public void writeTo(OutputStream out) throws IOException {
        out.write(json, start, end - start);
    }

    /**
     * The members of an object in the order of their first appearance.
     *
     * @return the last value for each name; empty if this is not an object
     */
    public Map<String, JsonView> members() {
        Map<String, JsonView> members = new LinkedHashMap<>();
        JsonScanner scanner = scanner();
        if (scanner.enterObject()) {
            while (scanner.nextField()) {
                members.put(scanner.field(), scanner.value());
            }
        }
        return members;
    }

    /**
     * The elements of an array in order.
     *
     * @return empty if this is not an array
     */
    public List<JsonView> elements() {
        List<JsonView> elements = new ArrayList<>();
        JsonScanner scanner = scanner();
        if (scanner.enterArray()) {
            while (scanner.nextElement()) {
                elements.add(scanner.value());
            }
        }
        return elements;
    }

    /** Whether the value is an array. */
    public boolean isArray() {
        return json[start] == '[';
    }

    /** The characters, if the value is a string. */
    public Optional<String> string() {
        return json[start] == '"' ? Optional.of(JsonScanner.unescaped(json, start + 1, end - 1)) : Optional.empty();
    }

    /** The number, if the value is an integer without fraction, exponent or overflow. */
    public OptionalLong integer() {
        int digits = json[start] == '-' ? start + 1 : start;
        if (digits == end || end - digits > 18) {
            return OptionalLong.empty();
        }
        long number = 0;
        for (int at = digits; at < end; at++) {
            if (json[at] < '0' || json[at] > '9') {
                return OptionalLong.empty();
            }
            number = number * 10 + (json[at] - '0');
        }
        return OptionalLong.of(digits == start ? number : -number);
    }

    /** The truth value, if the value is {@code true} or {@code false}. */
    public Optional<Boolean> bool() {
        return switch (json[start]) {
            case 't' -> Optional.of(true);
            case 'f' -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** Whether the value may identify a JSON-RPC call: a string, a number or {@code null}. */
    boolean isScalarId() {
        byte first = json[start];
        return first == '"' || first == 'n' || first == '-' || first >= '0' && first <= '9';
    }

    /** Whether the value starts with a minus sign. */
    boolean isSigned() {
        return json[start] == '-';
    }

    /** Walks this value alone. */
    JsonScanner scanner() {
        return new JsonScanner(json, start, end);
    }

    @Override
    public String toString() {
        return new String(json, start, end - start, StandardCharsets.UTF_8);
    }
}
