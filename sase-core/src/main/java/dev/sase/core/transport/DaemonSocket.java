package dev.sase.core.transport;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

/** A connected byte stream whose every call is bounded in time. Confined to one thread, except that any thread may close it. */
interface DaemonSocket extends Closeable {
    /**
     * Sends all the bytes.
     *
     * @throws java.net.SocketTimeoutException if the peer does not take them in time; the stream is then unusable
     */
    void write(byte[] bytes, Duration timeout) throws IOException;

    /**
     * Reads what is there, waiting for the first byte.
     *
     * @return the number of bytes, -1 at the end of the stream
     * @throws java.net.SocketTimeoutException if no byte comes in time; reading may go on
     */
    int read(byte[] target, int offset, int length, Duration timeout) throws IOException;
}
