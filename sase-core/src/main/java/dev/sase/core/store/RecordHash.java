package dev.sase.core.store;

import dev.sase.spi.RawJson;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The hash of a record's lossless JSON: the first 16 bytes of SHA-256.
 *
 * @param high the first eight bytes
 * @param low the other eight
 */
public record RecordHash(long high, long low) {
    static final int BYTES = 16;

    /** The hash of a record. */
    public static RecordHash of(RawJson json) {
        try {
            return ofBytes(MessageDigest.getInstance("SHA-256").digest(json.bytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The hash that was stored; bytes of another length give one that no record has. */
    public static RecordHash ofBytes(byte[] bytes) {
        if (bytes.length < BYTES) {
            return new RecordHash(0, 0);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new RecordHash(buffer.getLong(), buffer.getLong());
    }

    /** The form in which it is stored. */
    public byte[] toBytes() {
        return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
    }

    @Override
    public String toString() {
        return "%016x%016x".formatted(high, low);
    }
}
