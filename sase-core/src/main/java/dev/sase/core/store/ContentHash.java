package dev.sase.core.store;

import dev.sase.spi.SourceUnit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A hash of the bytes of a source unit's inputs, so that a file that was written again with the same content, by sase itself or by a tool,
 * need not be loaded.
 */
public final class ContentHash {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final MessageDigest digest;
    private final byte[] buffer = new byte[BUFFER_BYTES];

    private ContentHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Reads the inputs of a unit.
     *
     * @param unit the unit
     * @return 64 hex digits over circumstances, names and bytes
     * @throws IOException if an input exists but cannot be read
     */
    public static String of(SourceUnit unit) throws IOException {
        ContentHash hash = new ContentHash();
        hash.text(unit.circumstances());
        for (Path input : unit.inputs()) {
            hash.text(input.toString());
            if (!Files.isDirectory(input)) {
                hash.file(input);
                continue;
            }
            List<Path> files = new ArrayList<>();
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(input, Files::isRegularFile)) {
                entries.forEach(files::add);
            }
            files.sort(null);
            for (Path file : files) {
                hash.text(String.valueOf(file.getFileName()));
                hash.file(file);
            }
        }
        return HexFormat.of().formatHex(hash.digest.digest());
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        length(bytes.length);
        digest.update(bytes);
    }

    private void file(Path file) throws IOException {
        long size = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
                size += count;
            }
        } catch (FileSystemException e) {
            if (Files.exists(file)) {
                throw e;
            }
            size = -1;
        }
        length(size);
    }

    /** Behind what it counts, and before the next, so that two files never look like one. */
    private void length(long value) {
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            digest.update((byte) (value >>> shift));
        }
    }
}
