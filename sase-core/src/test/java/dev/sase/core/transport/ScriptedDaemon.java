package dev.sase.core.transport;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A daemon whose every answer a test writes down, on a real Unix socket in a short folder. */
public final class ScriptedDaemon implements AutoCloseable {
    private final Path folder;
    private final Path socket;
    private final ServerSocketChannel listener;
    private final Script script;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();

    /** The types of the requests that arrived, in order. */
    public final List<String> requests = new CopyOnWriteArrayList<>();

    /** How many connections were accepted. */
    public final AtomicInteger connections = new AtomicInteger();

    /** What to do with one request. */
    public interface Script {
        /** Writes the answer; throwing closes the connection. */
        void answer(JsonView request, OutputStream out) throws IOException;
    }

    public ScriptedDaemon(Script script) throws IOException {
        this.script = script;
        folder = Files.createTempDirectory(Path.of("/tmp"), "sd");
        socket = folder.resolve("s");
        listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(UnixDomainSocketAddress.of(socket));
    }

    /** A daemon that answers capabilities with these tokens and everything else by the script. */
    public static ScriptedDaemon advertising(List<String> tokens, Script reads) throws IOException {
        Capabilities answer = new Capabilities(Compatibility.of("1.0", true, false, false), tokens);
        return new ScriptedDaemon((request, out) -> {
                    if (type(request).equals("capabilities")) {
                        out.write(ResponseEnvelope.frame("r", AsOf.NOTHING, RequestType.CAPABILITIES, answer.encode()));
                    } else {
                        reads.answer(request, out);
                    }
                })
                .listening();
    }

    public ScriptedDaemon listening() {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                while (true) {
                    SocketChannel channel = listener.accept();
                    connections.incrementAndGet();
                    open.add(channel);
                    Thread.ofPlatform().daemon().start(() -> serve(channel));
                }
            } catch (IOException e) {
                requests.add("end");
            }
        });
        return this;
    }

    private void serve(SocketChannel channel) {
        try (channel) {
            WireInput in = new WireInput(Channels.newInputStream(channel), 64 << 20);
            OutputStream out = Channels.newOutputStream(channel);
            while (in.frame() instanceof Frame.Body(var json)) {
                JsonView request = JsonView.of(json);
                requests.add(type(request));
                script.answer(request, out);
            }
        } catch (IOException e) {
            open.remove(channel);
        }
    }

    static String type(JsonView request) {
        return Optional.ofNullable(request.members().get("payload"))
                .flatMap(payload -> Optional.ofNullable(payload.members().get("type")))
                .flatMap(JsonView::string)
                .orElseThrow();
    }

    public Path socket() {
        return socket;
    }

    /** The folder of the socket, usable as a run root. */
    public Path folder() {
        return folder;
    }

    public DaemonEndpoint endpoint(Transport transport) {
        return new DaemonEndpoint(socket, ClientInfo.of("test", "1"), transport);
    }

    /** Closes all connections and keeps listening. */
    public void hangUp() throws IOException {
        for (SocketChannel channel : open) {
            channel.close();
        }
        open.clear();
    }

    /** Stops for good and takes the socket away. */
    public void stop() throws IOException {
        listener.close();
        hangUp();
        Files.deleteIfExists(socket);
    }

    @Override
    public void close() {
        try {
            stop();
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
