package dev.sase.surface.notifications;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Splits a stream into lines at {@code \n} without ever holding more than one of them. Confined to one thread. */
final class Lines {
    private static final int CHUNK = 65_536;

    private final int limit;
    private final Sink sink;
    private byte[] line = new byte[1024];
    private int length;
    private long dropped;
    private long number = 1;

    private Lines(int limit, Sink sink) {
        this.limit = limit;
        this.sink = sink;
    }

    /** Takes lines in order. */
    interface Sink {
        /**
         * Takes a line.
         *
         * @param number the 1-based number of the line
         * @param bytes holds the line until this call returns
         * @param length how many of the bytes are the line, without its end
         */
        void line(long number, byte[] bytes, int length);

        /**
         * Takes note of a line that is longer than the limit.
         *
         * @param number the 1-based number of the line
         * @param length its bytes
         */
        void oversized(long number, long length);
    }

    /**
     * Reads a stream to its end. A last line without an end counts like any other.
     *
     * @param in the stream
     * @param limit the most bytes of a line
     * @param sink takes the lines
     * @throws IOException if the stream cannot be read
     */
    static void read(InputStream in, int limit, Sink sink) throws IOException {
        Lines lines = new Lines(limit, sink);
        byte[] chunk = new byte[CHUNK];
        int count;
        while ((count = in.read(chunk)) >= 0) {
            lines.take(chunk, count);
        }
        lines.finish();
    }

    private void take(byte[] chunk, int count) {
        int start = 0;
        for (int i = 0; i < count; i++) {
            if (chunk[i] == '\n') {
                append(chunk, start, i - start);
                deliver();
                start = i + 1;
            }
        }
        append(chunk, start, count - start);
    }

    private void append(byte[] chunk, int start, int count) {
        if (dropped > 0 || count > limit - length) {
            dropped += (long) length + count;
            length = 0;
            return;
        }
        if (line.length - length < count) {
            line = Arrays.copyOf(line, Math.max(line.length * 2, length + count));
        }
        System.arraycopy(chunk, start, line, length, count);
        length += count;
    }

    private void deliver() {
        if (dropped > 0) {
            sink.oversized(number, dropped);
        } else {
            sink.line(number, line, length > 0 && line[length - 1] == '\r' ? length - 1 : length);
        }
        number++;
        length = 0;
        dropped = 0;
    }

    private void finish() {
        if (length > 0 || dropped > 0) {
            deliver();
        }
    }
}
