package dev.sase.core.transport;

import dev.sase.spi.RawJson;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Builds frames: a length of four bytes, most significant first, and as many bytes of JSON. A frame is one array, so that it
 * leaves in
 * one write.
 */
public final class Frames {
    /** The bytes of the length prefix. */
    public static final int PREFIX_BYTES = 4;

    private Frames() {}

    /**
     * Puts the length before a body.
     *
     * @param body the JSON of the frame
     * @return prefix and body
     */
    public static byte[] of(RawJson body) {
        byte[] frame = new byte[PREFIX_BYTES + body.size()];
        System.arraycopy(body.bytes(), 0, frame, PREFIX_BYTES, body.size());
        return prefixed(frame);
    }

    /**
     * Writes a frame with a single call.
     *
     * @param out where to; it needs no buffer of its own
     * @param body the JSON of the frame
     * @throws IOException if the stream refuses the bytes
     */
    public static void write(OutputStream out, RawJson body) throws IOException {
        out.write(of(body));
    }

    /**
     * The frame of {@code head}, {@code value} and as many closing braces as asked; the value is copied once and
     * never parsed.
     */
    static byte[] enclosing(byte[] head, RawJson value, int braces) {
        byte[] frame = new byte[PREFIX_BYTES + head.length + value.size() + braces];
        System.arraycopy(head, 0, frame, PREFIX_BYTES, head.length);
        System.arraycopy(value.bytes(), 0, frame, PREFIX_BYTES + head.length, value.size());
        Arrays.fill(frame, frame.length - braces, frame.length, (byte) '}');
        return prefixed(frame);
    }

    private static byte[] prefixed(byte[] frame) {
        int length = frame.length - PREFIX_BYTES;
        frame[0] = (byte) (length >>> 24);
        frame[1] = (byte) (length >>> 16);
        frame[2] = (byte) (length >>> 8);
        frame[3] = (byte) length;
        return frame;
    }
}
