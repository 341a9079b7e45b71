package dev.sase.daemon.server;

import dev.sase.core.transport.Frame;
import dev.sase.core.transport.JsonRpc;
import dev.sase.core.transport.ResponseEnvelope;
import dev.sase.core.transport.WireErrors;
import dev.sase.core.transport.WireInput;
import dev.sase.spi.RawJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.util.Optional;
import org.newsclub.net.unix.AFUNIXSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client from its first byte, which tells the dialect, to its end. Runs on a thread of its own, so that a client that reads
 * nothing stops nobody else; another thread may {@link #close}.
 *
 * <p>A reply that surely fits the kernel's buffer is written as it is. A longer one is written under a shorter timeout, because
 * only then a client that does not read keeps the thread.
 */
final class Connection implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Connection.class);
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    /** A processor that falls asleep takes longer to wake than a point read takes. */
    private static final long LOOK_OUT_NANOS = 50_000;

    private static final int SURELY_BUFFERED_BYTES = 64 * 1024;

    /** A length prefix above 144 MiB; no text begins with a byte below this one. */
    private static final int FIRST_TEXT_BYTE = 9;

    private static final String UNKNOWN_DIALECT =
            "the first byte is neither that of a frame nor of a JSON-RPC line; send {\"jsonrpc\":\"2.0\",...}";

    private final AFUNIXSocket socket;
    private final Handler handler;
    private final LineDialect lines;
    private final ServerLimits limits;
    private final Traffic traffic;
    private final Runnable shutdown;
    private volatile boolean busy;
    private volatile boolean leaving;

    Connection(
            AFUNIXSocket socket,
            Handler handler,
            LineDialect lines,
            ServerLimits limits,
            Traffic traffic,
            Runnable shutdown) {
        this.socket = socket;
        this.handler = handler;
        this.lines = lines;
        this.limits = limits;
        this.traffic = traffic;
        this.shutdown = shutdown;
    }

    @Override
    public void run() {
        try (socket) {
            socket.setSoTimeout((int) limits.idle().toMillis());
            WireInput in = new WireInput(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            int first = in.peek();
            if (first < 0) {
                return;
            }
            if (first < FIRST_TEXT_BYTE) {
                serveFrames(in, socket.getInputStream(), out);
            } else if (first == '{') {
                serveLines(in, out);
            } else {
                write(
                        out,
                        JsonRpc.error(RawJson.NULL, JsonRpc.PARSE_ERROR, UNKNOWN_DIALECT)
                                .bytes());
            }
        } catch (SocketTimeoutException e) {
            log.debug("dropped a client that was silent or did not read, busy={}", busy, e);
        } catch (IOException e) {
            log.debug("a client went away", e);
        } catch (RuntimeException | Error e) {
            log.error("a connection failed", e);
        }
    }

    private void serveFrames(WireInput in, InputStream raw, OutputStream out) throws IOException {
        while (!leaving) {
            switch (in.frame()) {
                case Frame.Body(RawJson body) -> {
                    begin();
                    try {
                        write(out, FramedDialect.answer(body, handler));
                    } finally {
                        end();
                    }
                    lookOut(raw);
                }
                case Frame.Empty() -> write(out, refusal("the frame is empty"));
                case Frame.Cut(long received, long expected) -> {
                    write(out, refusal("the frame ends after " + received + " of " + expected + " bytes"));
                    return;
                }
                case Frame.TooLong(long length) -> {
                    write(out, ResponseEnvelope.errorFrame("", WireErrors.requestTooLarge(length)));
                    return;
                }
                case Frame.End() -> {
                    return;
                }
            }
        }
    }

    /** Stays awake for the next request of a client that asks one after the other, while processors are free. */
    private void lookOut(InputStream raw) throws IOException {
        long begin = System.nanoTime();
        while (raw.available() == 0
                && System.nanoTime() - begin < LOOK_OUT_NANOS
                && traffic.inFlight() < PROCESSORS - 1) {
            Thread.onSpinWait();
        }
    }

    private void serveLines(WireInput in, OutputStream out) throws IOException {
        while (!leaving) {
            switch (in.line()) {
                case Frame.Body(RawJson line) -> {
                    begin();
                    try {
                        LineDialect.Reaction reaction = lines.react(line);
                        Optional<RawJson> answer = reaction.line();
                        if (answer.isPresent()) {
                            write(out, answer.get().bytes());
                        }
                        if (reaction.shutdown()) {
                            shutdown.run();
                            return;
                        }
                    } finally {
                        end();
                    }
                }
                case Frame.Empty() -> {
                    // A blank line asks nothing.
                }
                case Frame.TooLong(long _) -> {
                    write(out, JsonRpc.lineTooLong().bytes());
                    return;
                }
                case Frame.End(), Frame.Cut(long _, long _) -> {
                    return;
                }
            }
        }
    }

    private static byte[] refusal(String message) {
        return ResponseEnvelope.errorFrame("", WireErrors.invalidRequest(message));
    }

    private void begin() {
        busy = true;
        traffic.begin();
    }

    private void end() {
        traffic.end();
        busy = false;
    }

    private void write(OutputStream out, byte[] bytes) throws IOException {
        if (bytes.length <= SURELY_BUFFERED_BYTES) {
            out.write(bytes);
            return;
        }
        socket.setSoTimeout((int) limits.write().toMillis());
        out.write(bytes);
        socket.setSoTimeout((int) limits.idle().toMillis());
    }

    /** Ends the connection at once if no request is being answered, else after the answer. */
    void leave() {
        leaving = true;
        if (!busy) {
            close();
        }
    }

    /** Ends the connection at once, answered or not. */
    void close() {
        leaving = true;
        try {
            socket.close();
        } catch (IOException e) {
            log.debug("a connection could not be closed", e);
        }
    }
}
