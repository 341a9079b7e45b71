package dev.sase.surface.catalogs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Everything that decides a record, written one behind the other, each with its length, so that equal bytes mean equal records. One
 * serves the records of a load. Confined to one thread.
 */
final class DecidingBytes {
    private ByteBuffer bytes = ByteBuffer.allocate(1024);

    /** Begins the next record. */
    DecidingBytes clear() {
        bytes.clear();
        return this;
    }

    /** What was written, from the beginning to {@link #length}. */
    byte[] array() {
        return bytes.array();
    }

    int length() {
        return bytes.position();
    }

    /** SHA-256 of what was written, in hexadecimal. */
    String sha256() {
        return Digests.sha256(Arrays.copyOf(bytes.array(), bytes.position()));
    }

    DecidingBytes text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        require(Integer.BYTES + utf8.length);
        bytes.putInt(utf8.length).put(utf8);
        return this;
    }

    DecidingBytes text(Optional<String> text) {
        if (text.isPresent()) {
            return text(text.get());
        }
        return number(-1);
    }

    DecidingBytes texts(List<String> texts) {
        number(texts.size());
        texts.forEach(this::text);
        return this;
    }

    DecidingBytes number(int number) {
        require(Integer.BYTES);
        bytes.putInt(number);
        return this;
    }

    DecidingBytes flag(boolean flag) {
        return number(flag ? 1 : 0);
    }

    private void require(int more) {
        if (bytes.remaining() < more) {
            ByteBuffer larger = ByteBuffer.allocate(Math.addExact(2 * bytes.position(), more));
            bytes = larger.put(bytes.flip());
        }
    }
}
