package dev.sase.core.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Takes the hashes of many records, one after the other. Confined to one thread. */
public final class RecordHasher {
    private final MessageDigest digest;

    /** Takes none yet. */
    public RecordHasher() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Whether a record has the hash that is stored beside it.
     *
     * @param record its lossless JSON
     * @param stored the hash, as {@link RecordHash#toBytes} gives it
     */
    public boolean matches(byte[] record, byte[] stored) {
        byte[] hash = digest.digest(record);
        return stored.length >= RecordHash.BYTES
                && Arrays.equals(stored, 0, RecordHash.BYTES, hash, 0, RecordHash.BYTES);
    }
}
