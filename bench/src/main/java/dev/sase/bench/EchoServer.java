package dev.sase.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import org.newsclub.net.unix.AFUNIXServerSocket;
import org.newsclub.net.unix.AFUNIXSocket;
import org.newsclub.net.unix.AFUNIXSocketAddress;

/**
 * A process that answers so many bytes with so many others and knows nothing: what the socket alone costs. It stands on the socket
 * library of the daemon, with a platform thread for each connection like the daemon, and ends with its standard input.
 */
final class EchoServer {
    private EchoServer() {}

    /**
     * Serves.
     *
     * @param arguments the socket, the bytes of a request, the bytes of a reply
     */
    public static void main(String[] arguments) throws IOException {
        int requestBytes = Integer.parseInt(arguments[1]);
        byte[] reply = new byte[Integer.parseInt(arguments[2])];
        AFUNIXServerSocket server = AFUNIXServerSocket.newInstance();
        server.bind(AFUNIXSocketAddress.of(Path.of(arguments[0])));
        Thread.ofPlatform().daemon().start(() -> accept(server, requestBytes, reply));
        int _ = System.in.read();
        server.close();
    }

    private static void accept(AFUNIXServerSocket server, int requestBytes, byte[] reply) {
        try {
            while (true) {
                AFUNIXSocket socket = server.accept();
                Thread.ofPlatform().daemon().start(() -> serve(socket, requestBytes, reply));
            }
        } catch (IOException _) {
            // The end: the socket was closed.
        }
    }

    private static void serve(AFUNIXSocket socket, int requestBytes, byte[] reply) {
        try (socket) {
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            byte[] request = new byte[requestBytes];
            while (in.readNBytes(request, 0, requestBytes) == requestBytes) {
                out.write(reply);
            }
        } catch (IOException _) {
            // The client went away.
        }
    }
}
