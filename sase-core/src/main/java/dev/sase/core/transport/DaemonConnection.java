package dev.sase.core.transport;

import dev.sase.spi.RawJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A connection to the daemon that may be kept open for many requests, one after the other. Failures are results, never
 * exceptions.
 * Once a request ended without an answer the connection is closed, so that a late reply is never taken for the next one's.
 * Confined to one thread at a time, except that any thread may close it.
 */
public final class DaemonConnection implements AutoCloseable {
    private static final String NOT_RUNNING = "daemon_not_running";
    private static final AtomicLong REQUESTS = new AtomicLong();
    private static final long PROCESS = ThreadLocalRandom.current().nextLong();

    private final Path path;
    private final RawJson client;
    private final DaemonSocket socket;
    private final TimedInput timed;
    private final WireInput in;
    private volatile boolean closed;

    private DaemonConnection(DaemonEndpoint endpoint, DaemonSocket socket) {
        this.path = endpoint.socket();
        this.client = endpoint.client().encode();
        this.socket = socket;
        this.timed = new TimedInput(socket);
        this.in = new WireInput(timed);
    }

    /** What an attempt to connect gave. */
    public sealed interface Opened {
        /**
         * A connection, to be closed by the caller.
         *
         * @param connection the connection
         */
        record Connected(DaemonConnection connection) implements Opened {}

        /**
         * No connection.
         *
         * @param failure why
         */
        record Failed(Reply.TransportFailure failure) implements Opened {}
    }

    /**
     * Connects to a daemon. Where no socket exists this costs one look at the file system.
     *
     * @param endpoint where, by whom and how
     * @param timeout how long the connect may take
     * @return the connection or why there is none
     */
    public static Opened open(DaemonEndpoint endpoint, Duration timeout) {
        Path socket = endpoint.socket();
        if (!Files.exists(socket)) {
            return new Opened.Failed(
                    Files.notExists(socket)
                            ? ConnectFailure.absent(socket)
                            : ConnectFailure.forbidden(socket, "the folder cannot be searched"));
        }
        try {
            return new Opened.Connected(
                    new DaemonConnection(endpoint, endpoint.transport().connect(socket, timeout)));
        } catch (IOException e) {
            return new Opened.Failed(ConnectFailure.of(socket, e));
        }
    }

    /**
     * Sends a request and waits for its answer.
     *
     * @param type what is asked
     * @param data the body; empty where the type has none
     * @param timeout how long sending, and then waiting, may take
     * @return how it ended
     */
    public Reply request(RequestType type, Optional<RawJson> data, Duration timeout) {
        return exchange(RequestEnvelope.frame(nextId(), client, type, data), type, timeout);
    }

    /**
     * Sends a typed read and waits for its answer.
     *
     * @param surface the read surface on the wire
     * @param query the body; empty for a read without one
     * @param timeout how long sending, and then waiting, may take
     * @return how it ended
     */
    public Reply read(String surface, Optional<RawJson> query, Duration timeout) {
        return exchange(RequestEnvelope.readFrame(nextId(), client, surface, query), RequestType.READ, timeout);
    }

    private Reply exchange(byte[] frame, RequestType type, Duration timeout) {
        Optional<Reply.TransportFailure> failure = send(frame, timeout);
        if (failure.isPresent()) {
            return failure.get();
        }
        return await(type, timeout).orElseGet(() -> silent(timeout));
    }

    /** The reply of a request whose time is over; closes the connection. */
    public Reply.TransportFailure silent(Duration waited) {
        close();
        return new Reply.TransportFailure(
                Reply.Cause.SILENT,
                NOT_RUNNING,
                "the daemon at " + path + " sent no complete reply within " + waited.toMillis() + " ms",
                true);
    }

    /**
     * Sends a frame and returns at once; its answer is collected with {@link #await}.
     *
     * @param frame prefix and body
     * @param timeout how long the peer may take to accept the bytes
     * @return why it could not be sent
     */
    public Optional<Reply.TransportFailure> send(byte[] frame, Duration timeout) {
        int length = frame.length - Frames.PREFIX_BYTES;
        if (length > Protocol.MAX_PAYLOAD_BYTES) {
            return Optional.of(tooLarge("request", length));
        }
        try {
            socket.write(frame, timeout);
            return Optional.empty();
        } catch (SocketTimeoutException _) {
            return Optional.of(silent(timeout));
        } catch (IOException e) {
            // The daemon may have answered and closed without reading all, as it does with a frame that is too long.
            return unreadAnswer()
                    ? Optional.empty()
                    : Optional.of(broken(Reply.Cause.CLOSED, String.valueOf(e.getMessage())));
        }
    }

    /**
     * Waits for the answer to the frame that was sent. May be called again when the time is over.
     *
     * @param type what was asked
     * @param patience how long to wait
     * @return how it ended, or empty if no complete reply came in this time
     */
    public Optional<Reply> await(RequestType type, Duration patience) {
        timed.deadline = System.nanoTime() + patience.toNanos();
        try {
            return Optional.of(reply(in.frame(), type));
        } catch (SocketTimeoutException _) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(
                    broken(in.midway() ? Reply.Cause.BROKEN : Reply.Cause.CLOSED, String.valueOf(e.getMessage())));
        }
    }

    private Reply reply(Frame frame, RequestType type) {
        return switch (frame) {
            case Frame.Body(RawJson json) -> {
                Reply reply = ReplyDecoder.decode(json, type);
                if (reply instanceof Reply.TransportFailure) {
                    close();
                }
                yield reply;
            }
            case Frame.End() -> broken(Reply.Cause.CLOSED, "end of stream");
            case Frame.Cut(long received, long expected) ->
                broken(Reply.Cause.BROKEN, "got " + received + " of " + expected + " bytes");
            case Frame.TooLong(long length) -> {
                close();
                yield tooLarge("reply", length);
            }
            case Frame.Empty() -> {
                close();
                yield ReplyDecoder.malformed("the daemon's reply is empty");
            }
        };
    }

    private boolean unreadAnswer() {
        timed.deadline = System.nanoTime();
        try {
            return in.peek() >= 0;
        } catch (IOException _) {
            return false;
        }
    }

    private Reply.TransportFailure broken(Reply.Cause cause, String found) {
        close();
        String message = "the daemon at " + path + " closed the connection before a complete reply (" + found + ")";
        return new Reply.TransportFailure(cause, NOT_RUNNING, message, true);
    }

    private static Reply.TransportFailure tooLarge(String what, long length) {
        return new Reply.TransportFailure(
                Reply.Cause.TOO_LARGE,
                WireErrorCode.PAYLOAD_TOO_LARGE.token(),
                "the " + what + " has " + length + " bytes, the limit is " + Protocol.MAX_PAYLOAD_BYTES,
                false);
    }

    /**
     * Builds the frame of a typed read by this client.
     *
     * @param endpoint who asks
     * @param surface the read surface on the wire
     * @param query the body; empty for a read without one
     * @return prefix and body
     */
    public static byte[] readFrame(DaemonEndpoint endpoint, String surface, Optional<RawJson> query) {
        return RequestEnvelope.readFrame(nextId(), endpoint.client().encode(), surface, query);
    }

    /**
     * Builds the frame of any other request by this client.
     *
     * @param endpoint who asks
     * @param type what is asked
     * @param data the body; empty where the type has none
     * @return prefix and body
     */
    public static byte[] frame(DaemonEndpoint endpoint, RequestType type, Optional<RawJson> data) {
        return RequestEnvelope.frame(nextId(), endpoint.client().encode(), type, data);
    }

    private static String nextId() {
        HexFormat hex = HexFormat.of();
        return "req_" + hex.toHexDigits(PROCESS) + hex.toHexDigits(REQUESTS.incrementAndGet());
    }

    /** Whether the connection can take another request, as far as this side knows. */
    public boolean usable() {
        return !closed;
    }

    @Override
    public void close() {
        closed = true;
        try {
            socket.close();
        } catch (IOException _) {
            // Nothing is left to be lost: every answer was collected or given up.
        }
    }

    /** The socket as a stream whose reads share one deadline. */
    private static final class TimedInput extends InputStream {
        private final DaemonSocket socket;
        private long deadline;

        TimedInput(DaemonSocket socket) {
            this.socket = socket;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return socket.read(target, offset, length, Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        }
    }
}
