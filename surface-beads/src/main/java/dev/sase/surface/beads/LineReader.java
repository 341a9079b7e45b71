package dev.sase.surface.beads;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Splits a file at line feeds without ever holding more than one line, nor a line longer than {@value #MAX_LINE_BYTES} bytes:
 * such a line is passed over and marked. Confined to one thread.
 */
final class LineReader implements Closeable {
    static final int MAX_LINE_BYTES = 8 * 1024 * 1024;

    private static final int CHUNK = 64 * 1024;

    private final InputStream input;
    private byte[] buffer = new byte[CHUNK];
    private int start;
    private int end;
    private int lineStart;
    private int lineLength;
    private long number;
    private boolean oversized;
    private boolean terminated;
    private boolean atEnd;

    LineReader(InputStream input) {
        this.input = input;
    }

    static LineReader open(Path file) throws IOException {
        return new LineReader(Files.newInputStream(file));
    }

    /** Moves to the next line; false at the end. */
    boolean next() throws IOException {
        oversized = false;
        int scanned = start;
        while (true) {
            for (int i = scanned; i < end; i++) {
                if (buffer[i] == '\n') {
                    return line(i, i + 1, true);
                }
            }
            scanned = end;
            if (atEnd) {
                return (start < end || oversized) && line(end, end, false);
            }
            if (end - start > MAX_LINE_BYTES) {
                oversized = true;
            }
            if (oversized) {
                start = end;
            }
            scanned -= makeRoom();
            int read = input.read(buffer, end, buffer.length - end);
            if (read < 0) {
                atEnd = true;
            } else {
                end += read;
            }
        }
    }

    private boolean line(int lineEnd, int nextStart, boolean withLineFeed) {
        oversized |= lineEnd - start > MAX_LINE_BYTES;
        lineStart = start;
        lineLength = oversized ? 0 : lineEnd - start;
        start = nextStart;
        terminated = withLineFeed;
        number++;
        return true;
    }

    /** Makes room behind the unread bytes; gives by how much they moved. */
    private int makeRoom() {
        int moved = start;
        if (moved > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        return moved;
    }

    /** The 1-based number of the line. */
    long number() {
        return number;
    }

    /** The bytes that hold the line, valid until the next call of {@link #next}. */
    byte[] bytes() {
        return buffer;
    }

    int offset() {
        return lineStart;
    }

    int length() {
        return lineLength;
    }

    /** Whether the line was too long to be held; its bytes are not available. */
    boolean isOversized() {
        return oversized;
    }

    /** Whether the line ends with a line feed, as every complete line does. */
    boolean isTerminated() {
        return terminated;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
