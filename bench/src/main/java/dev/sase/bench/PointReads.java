package dev.sase.bench;

import dev.sase.cli.demo.TemporaryPlace;
import dev.sase.core.transport.DaemonConnection;
import dev.sase.core.transport.Frames;
import dev.sase.core.transport.Transport;
import dev.sase.spi.RawJson;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** One bead at a time over a connection that is kept open, beside an echo of as many bytes. */
final class PointReads {
    static final String GROUP = "point";
    static final String SHOW = "bead show, ";

    private static final String READ = "bead_show";
    private static final double MOST_ECHOES = 3;
    private static final int TURN = 250;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long POLL_NANOS = 1_000_000;

    private PointReads() {}

    static void measure(Scene scene, Daemon daemon, List<String> ids) throws IOException {
        List<RawJson> requests = new ArrayList<>();
        ids.forEach(id -> requests.add(Client.encode(scene.home().beads(READ, Map.of("bead_id", id)))));
        Collections.shuffle(requests, new Random(scene.options().seed()));
        Exchange typical = typicalExchange(scene, requests);
        Path socket = scene.place().folder().resolve("echo" + scene.home().size());
        Process echo = scene.place()
                .start(Programs.java(
                        daemon.jvmOptions(),
                        EchoServer.class,
                        socket.toString(),
                        Integer.toString(typical.requestBytes()),
                        Integer.toString(typical.replyBytes())));
        try {
            try (Client channel = daemon.connect(Transport.CHANNEL);
                    Client junixsocket = daemon.connect(Transport.JUNIXSOCKET);
                    EchoClient rawChannel = connect(Transport.CHANNEL, socket, echo);
                    EchoClient rawJunixsocket = connect(Transport.JUNIXSOCKET, socket, echo)) {
                // Each asks for other beads, or one would be given what the daemon kept for the other.
                List<RawJson> half = requests.subList(0, requests.size() / 2);
                List<RawJson> otherHalf = requests.subList(requests.size() / 2, requests.size());
                List<Timing.Action> actions = new ArrayList<>(actions(scene, channel, rawChannel, half, typical));
                actions.addAll(actions(scene, junixsocket, rawJunixsocket, otherHalf, typical));
                List<Percentiles> results = Timing.alternating(Effort.reads(scene.quick()), TURN, actions);
                report(scene, Transport.CHANNEL, results.subList(0, 3));
                report(scene, Transport.JUNIXSOCKET, results.subList(3, 6));
            }
        } finally {
            TemporaryPlace.stop(echo);
        }
    }

    /** The bytes of a request and its reply, prefixes included. */
    private record Exchange(int requestBytes, int replyBytes) {}

    private static List<Timing.Action> actions(
            Scene scene, Client client, EchoClient echo, List<RawJson> requests, Exchange typical) {
        byte[] request = new byte[typical.requestBytes()];
        byte[] reply = new byte[typical.replyBytes()];
        return List.of(
                _ -> echo.exchange(request, reply),
                new Fresh(client, scene.home(), READ, requests),
                _ -> client.read(READ, requests.getFirst()));
    }

    private static void report(Scene scene, Transport transport, List<Percentiles> results) {
        String way = transport.name().toLowerCase(Locale.ROOT);
        double raw = scene.add(GROUP, "raw echo, " + way, results.get(0)).median();
        scene.add(GROUP, SHOW + way + ", any id", results.get(1));
        scene.add(GROUP, SHOW + way + ", same id again", results.get(2));
        addRatio(scene, SHOW + way + ", any id / raw echo", results.get(1).median() / raw);
        addRatio(
                scene, SHOW + way + ", same id again / raw echo", results.get(2).median() / raw);
    }

    private static void addRatio(Scene scene, String name, double ratio) {
        scene.addRatio(GROUP, name, ratio, Optional.of(Bar.atMostTimes(MOST_ECHOES, ratio)));
    }

    /** Connects as soon as the process listens, which is a moment after its socket is there. */
    private static EchoClient connect(Transport transport, Path socket, Process echo) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return EchoClient.open(transport, socket);
            } catch (IOException e) {
                if (!echo.isAlive() || System.nanoTime() > deadline) {
                    throw new IOException("the echo server did not come up", e);
                }
                LockSupport.parkNanos(POLL_NANOS);
            }
        }
    }

    private static Exchange typicalExchange(Scene scene, List<RawJson> requests) throws IOException {
        List<Exchange> found = new ArrayList<>();
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(scene.home().locations().socketPath()));
            for (RawJson request : requests.subList(0, Math.min(requests.size(), 99))) {
                byte[] frame = DaemonConnection.readFrame(
                        Client.endpoint(scene.home().locations(), Transport.CHANNEL), READ, Optional.of(request));
                channel.write(ByteBuffer.wrap(frame));
                int body = read(channel, Frames.PREFIX_BYTES).getInt();
                var _ = read(channel, body);
                found.add(new Exchange(frame.length, Frames.PREFIX_BYTES + body));
            }
        }
        found.sort((left, right) -> Integer.compare(left.replyBytes(), right.replyBytes()));
        return found.get(found.size() / 2);
    }

    private static ByteBuffer read(SocketChannel channel, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new IOException("the daemon closed the connection");
            }
        }
        return buffer.flip();
    }
}
