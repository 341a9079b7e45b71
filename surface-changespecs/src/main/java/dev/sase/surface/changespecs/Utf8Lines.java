package dev.sase.surface.changespecs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Splits a stream of UTF-8 into lines at line feeds without ever holding more than one of them. One carriage return before a line
 * feed belongs to the line's end; one anywhere else is a character of the line. Confined to one thread.
 */
final class Utf8Lines {
    /** The most bytes of a line. */
    static final int MAX_LINE_BYTES = 8 * 1024 * 1024;

    private static final int CHUNK = 64 * 1024;

    /** Stands where bytes are not UTF-8, and where a file has this character. */
    private static final char REPLACEMENT = '\ufffd';

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final Sink sink;
    private byte[] line = new byte[1024];
    private int length;
    private boolean oversized;
    private long number = 1;

    private Utf8Lines(Sink sink) {
        this.sink = sink;
    }

    /** Takes lines in order. */
    interface Sink {
        /**
         * Takes a line.
         *
         * @param number its 1-based number
         * @param text the line without its end
         */
        void line(long number, String text);

        /** Takes note of a line that is not UTF-8. */
        void malformed(long number);

        /** Takes note of a line that is longer than {@link #MAX_LINE_BYTES}. */
        void oversized(long number);
    }

    /**
     * Reads a stream to its end. A last line without an end counts like any other.
     *
     * @throws IOException if the stream cannot be read
     */
    static void read(InputStream in, Sink sink) throws IOException {
        Utf8Lines lines = new Utf8Lines(sink);
        byte[] chunk = new byte[CHUNK];
        int count;
        while ((count = in.read(chunk)) >= 0) {
            lines.take(chunk, count);
        }
        if (lines.length > 0 || lines.oversized) {
            lines.deliver(lines.line, 0, lines.length);
        }
    }

    private void take(byte[] chunk, int count) {
        int start = 0;
        for (int i = 0; i < count; i++) {
            if (chunk[i] == '\n') {
                end(chunk, start, i);
                start = i + 1;
            }
        }
        append(chunk, start, count - start);
    }

    /** Ends a line; one that lies in the chunk as a whole is not copied. */
    private void end(byte[] chunk, int start, int end) {
        if (length == 0 && !oversized) {
            deliver(chunk, start, withoutReturn(chunk, start, end));
        } else {
            append(chunk, start, end - start);
            deliver(line, 0, withoutReturn(line, 0, length));
        }
    }

    private static int withoutReturn(byte[] bytes, int start, int end) {
        return end > start && bytes[end - 1] == '\r' ? end - 1 : end;
    }

    private void append(byte[] chunk, int start, int count) {
        oversized |= count > MAX_LINE_BYTES - length;
        if (oversized) {
            length = 0;
            return;
        }
        if (line.length - length < count) {
            line = Arrays.copyOf(line, Math.max(line.length * 2, length + count));
        }
        System.arraycopy(chunk, start, line, length, count);
        length += count;
    }

    private void deliver(byte[] bytes, int start, int end) {
        if (oversized) {
            sink.oversized(number);
        } else {
            String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
            if (text.indexOf(REPLACEMENT) >= 0 && !isUtf8(bytes, start, end)) {
                sink.malformed(number);
            } else {
                sink.line(number, text);
            }
        }
        number++;
        length = 0;
        oversized = false;
    }

    private boolean isUtf8(byte[] bytes, int start, int end) {
        try {
            decoder.decode(ByteBuffer.wrap(bytes, start, end - start));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
