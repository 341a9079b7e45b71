package dev.sase.core.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.newsclub.net.unix.AFUNIXSocket;
import org.newsclub.net.unix.AFUNIXSocketAddress;

/**
 * A junixsocket stream. Its timeout covers reads only: a connect to a listener whose queue is full and a write that the peer
 * does not
 * take block for good. So a connect, and a write too large for the socket's buffer, runs on a thread of its own, and closing the
 * socket ends it.
 */
final class JunixSocket implements DaemonSocket {
    private static final int SURELY_BUFFERED_BYTES = 64 * 1024;

    private final AFUNIXSocket socket;
    private final InputStream in;
    private final OutputStream out;
    private int readTimeoutMillis;

    private JunixSocket(AFUNIXSocket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    private interface Blocking {
        void run() throws IOException;
    }

    static JunixSocket connect(Path path, Duration timeout) throws IOException {
        AFUNIXSocketAddress address = AFUNIXSocketAddress.of(path);
        AFUNIXSocket socket = AFUNIXSocket.newInstance();
        try {
            bounded(socket, () -> socket.connect(address), timeout, "the daemon accepts no connection");
            return new JunixSocket(socket);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public void write(byte[] bytes, Duration timeout) throws IOException {
        if (bytes.length <= SURELY_BUFFERED_BYTES) {
            out.write(bytes);
        } else {
            bounded(socket, () -> out.write(bytes), timeout, "took no byte");
        }
    }

    private static void bounded(AFUNIXSocket socket, Blocking call, Duration timeout, String failure)
            throws IOException {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("sase-socket").start(() -> {
            try {
                call.run();
                done.complete(null);
            } catch (IOException | RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        try {
            done.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            socket.close();
            throw timedOut(failure, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            socket.close();
            throw new IOException("interrupted while waiting for the daemon", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            throw new IOException(e.getCause());
        }
    }

    private static SocketTimeoutException timedOut(String failure, Exception cause) {
        SocketTimeoutException timeout = new SocketTimeoutException(failure);
        timeout.initCause(cause);
        return timeout;
    }

    @Override
    public int read(byte[] target, int offset, int length, Duration timeout) throws IOException {
        int millis = (int) Math.max(1, timeout.toMillis());
        if (millis != readTimeoutMillis) {
            socket.setSoTimeout(millis);
            readTimeoutMillis = millis;
        }
        return in.read(target, offset, length);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
