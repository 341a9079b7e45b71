package dev.sase.bench;

import dev.sase.core.read.ReadRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A place in a source file where a record shows a mark. Marks are equally long, so that a change never moves another spot.
 *
 * @param file the source
 * @param offset where the mark begins, bytes
 * @param read a read that shows the record
 */
record Spot(Path file, long offset, ReadRequest read) {
    /** Writes a mark over the one that is there. */
    void write(String mark) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(mark.getBytes(StandardCharsets.US_ASCII));
            int _ = channel.write(bytes, offset);
        }
    }

    /** Puts a whole new file in place, as editors do, in which the mark is another. */
    void replace(String mark) throws IOException {
        byte[] content = Files.readAllBytes(file);
        byte[] bytes = mark.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, content, Math.toIntExact(offset), bytes.length);
        Path next = file.resolveSibling("." + file.getFileName() + ".next");
        Files.write(next, content);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
