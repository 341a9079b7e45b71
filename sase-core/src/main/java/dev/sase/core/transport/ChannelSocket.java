package dev.sase.core.transport;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The JDK's Unix socket in non-blocking mode; a selector of its own does the waiting, since blocking channels know
 * no timeout.
 */
final class ChannelSocket implements DaemonSocket {
    /** A processor that falls asleep takes longer to wake than the daemon takes for a point read: so this long nobody sleeps. */
    private static final long LOOK_OUT_NANOS = 50_000;

    private static final long RETRY_NANOS = 1_000_000;

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;

    private ChannelSocket(SocketChannel channel, Selector selector, SelectionKey key) {
        this.channel = channel;
        this.selector = selector;
        this.key = key;
    }

    /** Connects; a listener whose queue is full is tried again until the time is over. */
    static ChannelSocket connect(Path socket, Duration timeout) throws IOException {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(socket);
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.configureBlocking(false);
                if (channel.connect(address)) {
                    return open(channel);
                }
                channel.close();
            } catch (ConnectException e) {
                channel.close();
                throw e;
            } catch (SocketException e) {
                channel.close();
                if (!ConnectFailure.isQueueFull(e)) {
                    throw e;
                }
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
            if (System.nanoTime() - deadline >= 0) {
                throw new SocketTimeoutException("the daemon accepts no connection");
            }
            LockSupport.parkNanos(RETRY_NANOS);
        }
    }

    private static ChannelSocket open(SocketChannel channel) throws IOException {
        Selector selector = Selector.open();
        return new ChannelSocket(channel, selector, channel.register(selector, SelectionKey.OP_READ));
    }

    @Override
    public void write(byte[] bytes, Duration timeout) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        channel.write(buffer);
        if (!buffer.hasRemaining()) {
            return;
        }
        long deadline = System.nanoTime() + timeout.toNanos();
        key.interestOps(SelectionKey.OP_WRITE);
        while (buffer.hasRemaining()) {
            await(deadline, "took no byte");
            channel.write(buffer);
        }
        key.interestOps(SelectionKey.OP_READ);
    }

    @Override
    public int read(byte[] target, int offset, int length, Duration timeout) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(target, offset, length);
        int count = channel.read(buffer);
        long begin = System.nanoTime();
        long deadline = begin + timeout.toNanos();
        while (count == 0 && System.nanoTime() - begin < LOOK_OUT_NANOS) {
            Thread.onSpinWait();
            count = channel.read(buffer);
        }
        while (count == 0) {
            await(deadline, "sent no byte");
            count = channel.read(buffer);
        }
        return count;
    }

    private void await(long deadline, String failure) throws IOException {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new SocketTimeoutException(failure);
        }
        try {
            // The selector counts in milliseconds: rounded up, so that it never spins.
            selector.select((left + 999_999) / 1_000_000);
            selector.selectedKeys().clear();
        } catch (ClosedSelectorException e) {
            ClosedChannelException closed = new ClosedChannelException();
            closed.initCause(e);
            throw closed;
        }
    }

    @Override
    public void close() throws IOException {
        try (selector) {
            channel.close();
        }
    }
}
