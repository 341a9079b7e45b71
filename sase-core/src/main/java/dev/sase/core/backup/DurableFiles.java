package dev.sase.core.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Writes files that are still there after a power cut. */
final class DurableFiles {
    private DurableFiles() {}

    /** The name under which a file is written before it has its own. */
    static Path unfinished(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".part");
    }

    /** Writes a file under another name, then gives it its own, in the place of what may be there. */
    static void write(Path file, byte[] content) throws IOException {
        Path part = unfinished(file);
        try {
            try (FileChannel channel = FileChannel.open(
                    part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            replace(part, file);
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw e;
        }
    }

    /** Gives a file another name of the same folder, in the place of what may be there. */
    static void replace(Path file, Path name) throws IOException {
        Files.move(file, name, StandardCopyOption.ATOMIC_MOVE);
        forceFolder(name);
    }

    /** Copies a file that is no link to one that does not exist, and waits until it is on the disk. */
    static void copy(Path file, Path target) throws IOException {
        try (FileChannel from = FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
                FileChannel to = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long size = from.size();
            long done = 0;
            while (done < size) {
                long copied = from.transferTo(done, size - done, to);
                if (copied <= 0) {
                    throw new IOException(file + " became shorter while it was copied");
                }
                done += copied;
            }
            to.force(true);
        }
    }

    /** Waits until a file is on the disk. */
    static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Waits until the name of a file is on the disk. */
    static void forceFolder(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file.toAbsolutePath().resolveSibling(""), StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
