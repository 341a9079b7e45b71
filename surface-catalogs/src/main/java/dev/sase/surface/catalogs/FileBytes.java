package dev.sase.surface.catalogs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads source files whole, up to a limit. What cannot be read is reported and absent. */
final class FileBytes {
    /** The most bytes of a file. */
    static final int MAX_BYTES = 4 << 20;

    private FileBytes() {}

    /** The bytes of a regular file; empty when it is gone or a problem says why it is unusable. */
    static Optional<byte[]> read(Path file, Problems problems) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length <= MAX_BYTES) {
                return Optional.of(bytes);
            }
            problems.corrupt("oversized_file", file, 0, "the file has more than " + MAX_BYTES + " bytes");
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (FileSystemException e) {
            String reason = e.getReason();
            problems.corrupt(
                    "unreadable", file, 0, "the file cannot be read: " + (reason == null ? "not permitted" : reason));
        } catch (IOException e) {
            problems.corrupt("unreadable", file, 0, "the file cannot be read: " + e.getMessage());
        }
        return Optional.empty();
    }

    /** The text of a file in UTF-8, without a byte order mark. */
    static Optional<String> readText(Path file, Problems problems) {
        return read(file, problems).flatMap(bytes -> decode(bytes, file, problems));
    }

    /** Bytes as text; empty when a problem says that they are not UTF-8. */
    static Optional<String> decode(byte[] bytes, Path file, Problems problems) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            long line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            problems.corrupt("not_utf8", file, line, "the file is not UTF-8");
            return Optional.empty();
        }
        String text = out.flip().toString();
        return Optional.of(text.startsWith("\ufeff") ? text.substring(1) : text);
    }
}
