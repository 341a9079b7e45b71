package dev.sase.spi;

import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes compact JSON as UTF-8 in the one form that stores and wire agree on: no white space, non-ASCII raw, only {@code "},
 * {@code \} and characters below U+0020 escaped (short forms, else lower-case {@code \}{@code u00xx}), doubles in shortest round-trip
 * form with a fraction and never an exponent, lone surrogates as U+FFFD. Confined to one thread.
 *
 * <p>A general JSON library would escape more or less than this and print {@code 1.7792649E9}; the bytes are part of the format.
 */
public final class JsonWriter {
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    /** The most bytes of a character that is not escaped; a pair of surrogates has four. */
    private static final int MOST_BYTES = 3;

    /** Whether an ASCII character is written as it is. */
    private static final boolean[] PLAIN = new boolean[0x80];

    static {
        Arrays.fill(PLAIN, 0x20, PLAIN.length, true);
        PLAIN['"'] = false;
        PLAIN['\\'] = false;
    }

    private byte[] buffer;
    private int size;
    private boolean comma;

    /** Creates an empty writer. */
    public JsonWriter() {
        this(512);
    }

    /**
     * Creates an empty writer.
     *
     * @param capacity the expected number of bytes
     */
    public JsonWriter(int capacity) {
        buffer = new byte[Math.max(16, capacity)];
    }

    /** Opens an object. */
    public JsonWriter beginObject() {
        separate();
        put('{');
        comma = false;
        return this;
    }

    /** Closes the innermost object. */
    public JsonWriter endObject() {
        put('}');
        comma = true;
        return this;
    }

    /** Opens an array. */
    public JsonWriter beginArray() {
        separate();
        put('[');
        comma = false;
        return this;
    }

    /** Closes the innermost array. */
    public JsonWriter endArray() {
        put(']');
        comma = true;
        return this;
    }

    /** Writes the name of the next member. */
    public JsonWriter name(String name) {
        separate();
        quoted(name);
        put(':');
        comma = false;
        return this;
    }

    /** Writes a string, or {@code null}. */
    public JsonWriter string(@Nullable String value) {
        if (value == null) {
            return nullValue();
        }
        separate();
        quoted(value);
        comma = true;
        return this;
    }

    /** Writes an integer. */
    public JsonWriter number(long value) {
        separate();
        ascii(Long.toString(value));
        comma = true;
        return this;
    }

    /**
     * Writes a double in shortest round-trip form without an exponent.
     *
     * @throws IllegalArgumentException if the value is not finite
     */
    public JsonWriter number(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("JSON has no form for " + value);
        }
        separate();
        String text = new BigDecimal(Double.toString(value)).toPlainString();
        ascii(text.indexOf('.') < 0 ? text + ".0" : text);
        comma = true;
        return this;
    }

    /** Writes {@code true} or {@code false}. */
    public JsonWriter bool(boolean value) {
        separate();
        ascii(value ? "true" : "false");
        comma = true;
        return this;
    }

    /** Writes {@code null}. */
    public JsonWriter nullValue() {
        separate();
        ascii("null");
        comma = true;
        return this;
    }

    /** Copies a complete JSON value. */
    public JsonWriter raw(byte[] value) {
        separate();
        ensure(value.length);
        System.arraycopy(value, 0, buffer, size, value.length);
        size += value.length;
        comma = true;
        return this;
    }

    /** Copies a complete JSON value. */
    public JsonWriter raw(RawJson value) {
        return raw(value.bytes());
    }

    /** Writes an array of strings. */
    public JsonWriter strings(Iterable<String> values) {
        beginArray();
        for (String value : values) {
            string(value);
        }
        return endArray();
    }

    /** The number of bytes written so far. */
    public int size() {
        return size;
    }

    /** Forgets what was written and keeps the buffer. */
    public void reset() {
        size = 0;
        comma = false;
    }

    /** A copy of the bytes written so far. */
    public byte[] toByteArray() {
        return Arrays.copyOf(buffer, size);
    }

    /** What was written so far as one value. */
    public RawJson toRawJson() {
        return new RawJson(toByteArray());
    }

    private void separate() {
        if (comma) {
            put(',');
        }
    }

    /** Works on local variables as long as nothing has to be escaped: nearly all bytes of a store are written here. */
    private void quoted(String value) {
        int length = value.length();
        ensure(length * MOST_BYTES + 2);
        byte[] bytes = buffer;
        int end = size;
        bytes[end++] = '"';
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c < 0x80) {
                if (PLAIN[c]) {
                    bytes[end++] = (byte) c;
                } else {
                    size = end;
                    escape(c);
                    ensure((length - i) * MOST_BYTES);
                    bytes = buffer;
                    end = size;
                }
            } else if (c < 0x800) {
                bytes[end++] = (byte) (0xc0 | c >> 6);
                bytes[end++] = (byte) (0x80 | c & 0x3f);
            } else if (!Character.isSurrogate(c)) {
                end = threeBytes(bytes, end, c);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < length
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                end = fourBytes(bytes, end, Character.toCodePoint(c, value.charAt(++i)));
            } else {
                end = threeBytes(bytes, end, '\ufffd');
            }
        }
        bytes[end++] = '"';
        size = end;
    }

    private static int threeBytes(byte[] bytes, int end, char c) {
        bytes[end] = (byte) (0xe0 | c >> 12);
        bytes[end + 1] = (byte) (0x80 | c >> 6 & 0x3f);
        bytes[end + 2] = (byte) (0x80 | c & 0x3f);
        return end + 3;
    }

    private static int fourBytes(byte[] bytes, int end, int codePoint) {
        bytes[end] = (byte) (0xf0 | codePoint >> 18);
        bytes[end + 1] = (byte) (0x80 | codePoint >> 12 & 0x3f);
        bytes[end + 2] = (byte) (0x80 | codePoint >> 6 & 0x3f);
        bytes[end + 3] = (byte) (0x80 | codePoint & 0x3f);
        return end + 4;
    }

    private void escape(char c) {
        ensure(6);
        buffer[size++] = '\\';
        switch (c) {
            case '"' -> buffer[size++] = '"';
            case '\\' -> buffer[size++] = '\\';
            case '\b' -> buffer[size++] = 'b';
            case '\f' -> buffer[size++] = 'f';
            case '\n' -> buffer[size++] = 'n';
            case '\r' -> buffer[size++] = 'r';
            case '\t' -> buffer[size++] = 't';
            default -> {
                buffer[size++] = 'u';
                buffer[size++] = '0';
                buffer[size++] = '0';
                buffer[size++] = HEX[c >> 4];
                buffer[size++] = HEX[c & 0xf];
            }
        }
    }

    private void ascii(String text) {
        ensure(text.length());
        for (int i = 0; i < text.length(); i++) {
            buffer[size++] = (byte) text.charAt(i);
        }
    }

    private void put(char c) {
        ensure(1);
        buffer[size++] = (byte) c;
    }

    private void ensure(int more) {
        if (buffer.length - size < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
        }
    }
}
