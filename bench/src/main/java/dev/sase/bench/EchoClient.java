package dev.sase.bench;

import dev.sase.core.transport.Transport;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.newsclub.net.unix.AFUNIXSocket;
import org.newsclub.net.unix.AFUNIXSocketAddress;

/** Exchanges bytes as plainly as each of the two socket libraries can. Confined to one thread. */
sealed interface EchoClient extends AutoCloseable {
    /** Connects. */
    static EchoClient open(Transport transport, Path socket) throws IOException {
        return switch (transport) {
            case CHANNEL -> new OfChannel(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
            case JUNIXSOCKET -> {
                AFUNIXSocket connected = AFUNIXSocket.connectTo(AFUNIXSocketAddress.of(socket));
                yield new OfJunixsocket(connected, connected.getInputStream(), connected.getOutputStream());
            }
        };
    }

    /** Sends all of a request and waits until a reply is complete. */
    void exchange(byte[] request, byte[] reply) throws IOException;

    @Override
    void close() throws IOException;

    /** The JDK's channel, blocking. */
    record OfChannel(SocketChannel channel) implements EchoClient {
        @Override
        public void exchange(byte[] request, byte[] reply) throws IOException {
            ByteBuffer out = ByteBuffer.wrap(request);
            while (out.hasRemaining()) {
                channel.write(out);
            }
            ByteBuffer in = ByteBuffer.wrap(reply);
            while (in.hasRemaining()) {
                if (channel.read(in) < 0) {
                    throw new EOFException("the echo ended");
                }
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** The library junixsocket. */
    record OfJunixsocket(AFUNIXSocket socket, InputStream in, OutputStream out) implements EchoClient {
        @Override
        public void exchange(byte[] request, byte[] reply) throws IOException {
            out.write(request);
            if (in.readNBytes(reply, 0, reply.length) < reply.length) {
                throw new EOFException("the echo ended");
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
