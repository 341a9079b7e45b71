package dev.sase.spi;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One JSON value as UTF-8 bytes, compact and without a trailing newline. Immutable by agreement: the array is neither copied nor
 * changed by whoever holds it, so that stored JSON travels from the store to the socket without being parsed.
 *
 * @param bytes the UTF-8 text of the value
 */
@SuppressWarnings("ArrayRecordComponent") // equality is by content, see below; a copy would defeat the purpose
public record RawJson(byte[] bytes) {
    /** The JSON text {@code null}. */
    public static final RawJson NULL = of("null");

    /**
     * Wraps JSON text.
     *
     * @param text a complete JSON value
     * @return the value as UTF-8
     */
    public static RawJson of(String text) {
        return new RawJson(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The number of bytes. */
    public int size() {
        return bytes.length;
    }

    /** The value as text. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawJson that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return text();
    }
}
