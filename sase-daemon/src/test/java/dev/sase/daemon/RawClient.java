package dev.sase.daemon;

import dev.sase.core.transport.ClientInfo;
import dev.sase.core.transport.RequestEnvelope;
import dev.sase.core.transport.RequestType;
import dev.sase.spi.RawJson;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that sends what it is told, right or wrong. Reads wait for ever, so that tests need a timeout. */
final class RawClient implements AutoCloseable {
    private static final RawJson CLIENT = ClientInfo.of("test", "1").encode();

    private final SocketChannel socket;
    private final DataInputStream in;
    private final OutputStream out;

    RawClient(Path path) throws IOException {
        socket = SocketChannel.open(UnixDomainSocketAddress.of(path));
        in = new DataInputStream(Channels.newInputStream(socket));
        out = Channels.newOutputStream(socket);
    }

    void send(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    /** Sends a body with its length before it. */
    void sendFrame(String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(new byte[] {(byte) (bytes.length >>> 24), (byte) (bytes.length >>> 16)});
        frame.write(new byte[] {(byte) (bytes.length >>> 8), (byte) bytes.length});
        frame.write(bytes);
        send(frame.toByteArray());
    }

    void sendRequest(String type, String data) throws IOException {
        Optional<RawJson> body = data.isEmpty() ? Optional.empty() : Optional.of(RawJson.of(data));
        send(RequestEnvelope.frame("q", CLIENT, RequestType.ofToken(type).orElseThrow(), body));
    }

    /** The next frame as it came. */
    byte[] frame() throws IOException {
        byte[] body = new byte[in.readInt()];
        in.readFully(body);
        return body;
    }

    /** The payload of the answer to a request of this type. */
    JsonNode request(String type, String data) throws IOException {
        sendRequest(type, data);
        return payload();
    }

    JsonNode payload() throws IOException {
        return envelope().get("payload");
    }

    JsonNode envelope() throws IOException {
        return JsonMapper.shared().readTree(frame());
    }

    /** The answer to a line. */
    JsonNode line(String text) throws IOException {
        send((text + "\n").getBytes(StandardCharsets.UTF_8));
        return JsonMapper.shared().readTree(nextLine());
    }

    String nextLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** Whether the daemon has closed the connection, waiting for that. */
    boolean isClosedByDaemon() throws IOException {
        return in.read() < 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
