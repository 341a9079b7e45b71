package dev.sase.core.registry;

import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The bytes of a jar, read once. What is hashed is what is loaded: a file that changes in between, or while its classes are in use,
 * changes nothing.
 *
 * @param path the file
 * @param bytes its content
 * @param sha256 the hash of the content, in lower-case hexadecimal digits
 */
@SuppressWarnings("ArrayRecordComponent") // handed from the file to the class loader and never compared
record JarImage(Path path, byte[] bytes, String sha256) {
    private static final long MOST_BYTES = 64L << 20;

    /**
     * Reads a jar.
     *
     * @throws IOException if the file cannot be read
     * @throws SaseException with {@link ErrorCode#PLUGIN_BROKEN} if it is larger than any surface
     */
    static JarImage read(Path path) throws IOException {
        long size = Files.size(path);
        if (size > MOST_BYTES) {
            throw new SaseException(
                    ErrorCode.PLUGIN_BROKEN,
                    path + " has " + size + " bytes, a surface's jar at most " + MOST_BYTES
                            + "; leave out what sase has already");
        }
        byte[] bytes = Files.readAllBytes(path);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return new JarImage(path, bytes, HexFormat.of().formatHex(digest.digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
