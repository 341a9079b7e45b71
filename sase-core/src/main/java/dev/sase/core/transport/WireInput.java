package dev.sase.core.transport;

import dev.sase.spi.RawJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads frames and lines from a byte stream through one small buffer. A frame that fits the buffer costs one read, a longer
 * one a second
 * read straight into its array. If the stream throws, for example on a timeout, nothing is lost: the same call continues where
 * it was.
 * Confined to one thread at a time.
 */
public final class WireInput {
    private static final int BUFFER_BYTES = 8192;

    private final InputStream in;
    private final int limit;
    private byte[] buffer = new byte[BUFFER_BYTES];
    private int from;
    private int to;
    private byte @Nullable [] body;
    private int filled;

    /**
     * Reads from a stream with the limit of the protocol.
     *
     * @param in the stream, which needs no buffer of its own
     */
    public WireInput(InputStream in) {
        this(in, Protocol.MAX_PAYLOAD_BYTES);
    }

    /**
     * Reads from a stream.
     *
     * @param in the stream, which needs no buffer of its own
     * @param limit the longest frame or line in bytes
     */
    public WireInput(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /**
     * The next byte without consuming it, which tells the dialects apart: a frame starts with zero, a JSON-RPC line does not.
     *
     * @return 0 to 255, or -1 at the end of the stream
     * @throws IOException if the stream fails
     */
    public int peek() throws IOException {
        if (from == to && !fill()) {
            return -1;
        }
        return buffer[from] & 0xff;
    }

    /** Whether a frame or line has begun to arrive and is not complete. */
    public boolean midway() {
        return body != null || from < to;
    }

    /**
     * Reads the next frame.
     *
     * @return the frame, or why there is none
     * @throws IOException if the stream fails
     */
    public Frame frame() throws IOException {
        byte[] target = body;
        if (target == null) {
            while (to - from < Frames.PREFIX_BYTES) {
                if (!fill()) {
                    return from == to ? new Frame.End() : new Frame.Cut(to - from, Frames.PREFIX_BYTES);
                }
            }
            long length = length();
            from += Frames.PREFIX_BYTES;
            if (length > limit) {
                return new Frame.TooLong(length);
            }
            if (length == 0) {
                return new Frame.Empty();
            }
            target = new byte[(int) length];
            filled = Math.min(target.length, to - from);
            System.arraycopy(buffer, from, target, 0, filled);
            from += filled;
            body = target;
        }
        while (filled < target.length) {
            int count = in.read(target, filled, target.length - filled);
            if (count < 0) {
                body = null;
                return new Frame.Cut(filled, target.length);
            }
            filled += count;
        }
        body = null;
        return new Frame.Body(new RawJson(target));
    }

    /**
     * Reads the next line without its end ({@code \n} or {@code \r\n}). What stands before the end of the stream counts as a
     * line.
     *
     * @return the line, or why there is none; never {@link Frame.Cut}
     * @throws IOException if the stream fails
     */
    public Frame line() throws IOException {
        int searched = 0;
        while (true) {
            for (int at = from + searched; at < to; at++) {
                if (buffer[at] == '\n') {
                    return takeLine(at, at + 1);
                }
            }
            searched = to - from;
            if (searched > limit + 1) {
                return new Frame.TooLong(searched);
            }
            if (!fill()) {
                return searched == 0 ? new Frame.End() : takeLine(to, to);
            }
        }
    }

    private Frame takeLine(int end, int next) {
        int last = end > from && buffer[end - 1] == '\r' ? end - 1 : end;
        int length = last - from;
        byte[] line = Arrays.copyOfRange(buffer, from, last);
        from = next;
        if (length > limit) {
            return new Frame.TooLong(length);
        }
        return length == 0 ? new Frame.Empty() : new Frame.Body(new RawJson(line));
    }

    private long length() {
        return (buffer[from] & 0xffL) << 24
                | (buffer[from + 1] & 0xffL) << 16
                | (buffer[from + 2] & 0xffL) << 8
                | buffer[from + 3] & 0xffL;
    }

    private boolean fill() throws IOException {
        if (from == to) {
            from = 0;
            to = 0;
        } else if (to == buffer.length) {
            int kept = to - from;
            byte[] room = kept > buffer.length / 2 ? new byte[buffer.length * 2] : buffer;
            System.arraycopy(buffer, from, room, 0, kept);
            buffer = room;
            from = 0;
            to = kept;
        }
        int count = in.read(buffer, to, buffer.length - to);
        if (count < 0) {
            return false;
        }
        to += count;
        return true;
    }
}
