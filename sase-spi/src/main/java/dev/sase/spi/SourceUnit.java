package dev.sase.spi;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * The smallest set of files that loads independently: a file, or a folder that is one store.
 *
 * @param key stable and unique in its surface: the path relative to the home, or absolute outside of it, with {@code /}
 * @param scope the project or store of its records
 * @param path the file or folder, for messages
 * @param inputs the files whose change means that the unit has to be loaded again; a folder stands for the files directly in it;
 *     what does not exist counts as absent
 * @param circumstances what beside the inputs decides the records, such as variables or settings, in a form that the loader chooses;
 *     when it differs, the unit has to be loaded again
 */
public record SourceUnit(String key, String scope, Path path, List<Path> inputs, String circumstances) {
    public SourceUnit {
        inputs = List.copyOf(inputs);
    }

    /** A unit whose records are decided by its inputs alone. */
    public SourceUnit(String key, String scope, Path path, List<Path> inputs) {
        this(key, scope, path, inputs, "");
    }

    /**
     * The number that stands for this unit in rows and orderings: the first eight bytes of SHA-256 over surface id, NUL and key, so
     * that every host orders units alike without asking a table.
     *
     * @param surfaceId the surface's id
     * @return the number
     */
    public long id(String surfaceId) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest((surfaceId + '\0' + key).getBytes(StandardCharsets.UTF_8));
            long id = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                id = id << 8 | hash[i] & 0xff;
            }
            return id;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
