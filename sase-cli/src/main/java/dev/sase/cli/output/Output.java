package dev.sase.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A buffered stream of UTF-8, whatever the locale says, so that data is the same everywhere. A failing stream ends the command
 * through
 * {@link OutputFailedException}. Confined to one thread.
 */
public final class Output {
    private static final int CAPACITY = 1 << 15;

    private final OutputStream stream;
    private final byte[] buffer = new byte[CAPACITY];
    private int size;

    /**
     * An output that buffers before a stream.
     *
     * @param stream where the bytes go; never closed
     */
    public Output(OutputStream stream) {
        this.stream = stream;
    }

    /** Writes bytes. */
    public void bytes(byte[] source, int offset, int length) {
        if (length > CAPACITY - size) {
            drain();
            if (length > CAPACITY) {
                send(source, offset, length);
                return;
            }
        }
        System.arraycopy(source, offset, buffer, size, length);
        size += length;
    }

    /** Writes one byte. */
    public void put(int value) {
        if (size == CAPACITY) {
            drain();
        }
        buffer[size++] = (byte) value;
    }

    /** Writes text. */
    public void text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        bytes(encoded, 0, encoded.length);
    }

    /** Writes text and a line feed. */
    public void line(String text) {
        text(text);
        put('\n');
    }

    /** Hands everything to the stream. */
    public void flush() {
        drain();
        try {
            stream.flush();
        } catch (IOException e) {
            throw new OutputFailedException(e);
        }
    }

    private void drain() {
        int length = size;
        // Forgotten first: after a failure nothing is sent twice.
        size = 0;
        if (length > 0) {
            send(buffer, 0, length);
        }
    }

    private void send(byte[] source, int offset, int length) {
        try {
            stream.write(source, offset, length);
        } catch (IOException e) {
            throw new OutputFailedException(e);
        }
    }
}
