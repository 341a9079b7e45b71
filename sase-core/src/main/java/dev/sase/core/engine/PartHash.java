package dev.sase.core.engine;

import dev.sase.core.store.Change;
import dev.sase.spi.SourceUnit;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Hashes parts of one unit: eight bytes of SHA-256 over what beside the part decides a record, which are the unit's key, scope, path
 * and circumstances, and the part. Never {@link Change#NO_PART}. Confined to one thread.
 */
final class PartHash {
    private final MessageDigest digest;
    private final byte[] seed;

    PartHash(SourceUnit unit) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        seed = digest.digest(
                String.join("\0", unit.key(), unit.scope(), unit.path().toString(), unit.circumstances())
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** The hash of the bytes between two positions. */
    long of(byte[] bytes, int from, int to) {
        digest.update(seed);
        digest.update(bytes, from, to - from);
        long hash = ByteBuffer.wrap(digest.digest()).getLong();
        return hash == Change.NO_PART ? 1 : hash;
    }
}
