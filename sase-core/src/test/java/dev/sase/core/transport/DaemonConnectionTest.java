package dev.sase.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.sase.core.transport.DaemonConnection.Opened;
import dev.sase.spi.RawJson;
import java.io.IOException;
import java.net.BindException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DaemonConnectionTest {
    private static final Duration LONG = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofMillis(40);

    private static DaemonConnection connect(ScriptedDaemon daemon, Transport transport) {
        return switch (DaemonConnection.open(daemon.endpoint(transport), LONG)) {
            case Opened.Connected(DaemonConnection connection) -> connection;
            case Opened.Failed(Reply.TransportFailure failure) -> throw new AssertionError(failure.message());
        };
    }

    private static Reply.TransportFailure failure(Path socket, Transport transport) {
        DaemonEndpoint endpoint = new DaemonEndpoint(socket, ClientInfo.of("t", "1"), transport);
        return ((Opened.Failed) DaemonConnection.open(endpoint, SHORT)).failure();
    }

    private static Reply onceAnswered(Transport transport, Duration patience, ScriptedDaemon.Script script)
            throws IOException {
        try (ScriptedDaemon daemon = new ScriptedDaemon(script).listening();
                DaemonConnection connection = connect(daemon, transport)) {
            return connection.request(RequestType.HEALTH, Optional.of(RawJson.of("{}")), patience);
        }
    }

    private static RawJson framed(String json) {
        return new RawJson(Frames.of(RawJson.of(json)));
    }

    private static byte[] health(RawJson data) {
        return ResponseEnvelope.frame("r", AsOf.snapshot("s"), RequestType.HEALTH, data);
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void oneConnectionServesManyRequests(Transport transport) throws IOException {
        try (ScriptedDaemon daemon = new ScriptedDaemon(
                                (request, out) -> out.write(health(RawJson.of("{\"ok\":true}"))))
                        .listening();
                DaemonConnection connection = connect(daemon, transport)) {
            for (int i = 0; i < 3; i++) {
                Reply reply = connection.request(RequestType.HEALTH, Optional.of(RawJson.of("{}")), LONG);
                assertThat(reply).isInstanceOfSatisfying(Reply.Answer.class, answer -> {
                    assertThat(answer.data().toRawJson()).isEqualTo(RawJson.of("{\"ok\":true}"));
                    assertThat(answer.asOf().snapshotId()).contains("s");
                });
            }
            assertThat(daemon.connections).hasValue(1);
            assertThat(daemon.requests).hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void requestAndAnswerOfExactlyTheLimitPass(Transport transport) throws IOException {
        int envelope = health(RawJson.of("{}")).length - 4;
        RawJson large = padded(Protocol.MAX_PAYLOAD_BYTES - envelope + 2);
        byte[] answer = health(large);
        assertThat(answer).hasSize(Protocol.MAX_PAYLOAD_BYTES + 4);

        try (ScriptedDaemon daemon = new ScriptedDaemon((request, out) -> out.write(answer)).listening();
                DaemonConnection connection = connect(daemon, transport)) {
            int head = DaemonConnection.frame(
                                    daemon.endpoint(transport), RequestType.HEALTH, Optional.of(RawJson.of("{}")))
                            .length
                    - 4;
            RawJson body = padded(Protocol.MAX_PAYLOAD_BYTES - head + 2);
            RawJson over = padded(Protocol.MAX_PAYLOAD_BYTES - head + 3);

            assertThat(connection.request(RequestType.HEALTH, Optional.of(over), LONG))
                    .isInstanceOfSatisfying(
                            Reply.TransportFailure.class,
                            failure -> assertThat(failure.cause()).isEqualTo(Reply.Cause.TOO_LARGE));
            assertThat(daemon.requests).isEmpty();
            assertThat(connection.request(RequestType.HEALTH, Optional.of(body), LONG))
                    .isInstanceOfSatisfying(
                            Reply.Answer.class,
                            got -> assertThat(got.data().toRawJson()).isEqualTo(large));
        }
    }

    private static RawJson padded(int size) {
        byte[] json = new byte[size];
        Arrays.fill(json, (byte) ' ');
        json[0] = '{';
        json[size - 1] = '}';
        return new RawJson(json);
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void silentDaemonEndsInATimeout(Transport transport) throws IOException {
        Reply reply = onceAnswered(transport, SHORT, (request, out) -> {});

        assertThat(reply).isInstanceOfSatisfying(Reply.TransportFailure.class, failure -> {
            assertThat(failure.cause()).isEqualTo(Reply.Cause.SILENT);
            assertThat(failure.reason()).isEqualTo("daemon_not_running");
            assertThat(failure.retryable()).isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void replyThatStopsMidwayAlsoEndsInATimeout(Transport transport) throws IOException {
        Reply reply = onceAnswered(transport, SHORT, (request, out) -> out.write(new byte[] {0, 0, 0, 9, '{'}));

        assertThat(reply)
                .isInstanceOfSatisfying(
                        Reply.TransportFailure.class,
                        failure -> assertThat(failure.cause()).isEqualTo(Reply.Cause.SILENT));
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void everyUnusableReplyHasItsKindAndToken(Transport transport) throws IOException {
        record Case(String what, RawJson reply, boolean closes, Reply.Cause cause, String reason) {}
        List<Case> cases = List.of(
                new Case("nothing", new RawJson(new byte[0]), true, Reply.Cause.CLOSED, "daemon_not_running"),
                new Case("cut prefix", new RawJson(new byte[] {0, 0}), true, Reply.Cause.BROKEN, "daemon_not_running"),
                new Case(
                        "cut body",
                        new RawJson(new byte[] {0, 0, 0, 9, '{'}),
                        true,
                        Reply.Cause.BROKEN,
                        "daemon_not_running"),
                new Case(
                        "too long",
                        new RawJson(new byte[] {0, 0x10, 0, 1}),
                        false,
                        Reply.Cause.TOO_LARGE,
                        "payload_too_large"),
                new Case("empty", new RawJson(new byte[4]), false, Reply.Cause.MALFORMED, "invalid_request"),
                new Case("not JSON", framed("<html>"), false, Reply.Cause.MALFORMED, "invalid_request"),
                new Case("cut JSON", framed("{\"schema_version\":1"), false, Reply.Cause.MALFORMED, "invalid_request"),
                new Case("array", framed("[]"), false, Reply.Cause.MALFORMED, "invalid_request"),
                new Case("no version", framed("{}"), false, Reply.Cause.UNVERSIONED, "unsupported_server_version"),
                new Case(
                        "text version",
                        framed("{\"schema_version\":\"1\"}"),
                        false,
                        Reply.Cause.UNVERSIONED,
                        "unsupported_server_version"),
                new Case(
                        "other type",
                        framed("{\"schema_version\":1,\"payload\":{\"type\":\"list\",\"data\":{}}}"),
                        false,
                        Reply.Cause.MALFORMED,
                        "invalid_request"),
                new Case(
                        "no data",
                        framed("{\"schema_version\":1,\"payload\":{\"type\":\"health\"}}"),
                        false,
                        Reply.Cause.MALFORMED,
                        "invalid_request"));
        for (Case given : cases) {
            Reply reply = onceAnswered(transport, LONG, (request, out) -> {
                out.write(given.reply().bytes());
                if (given.closes()) {
                    throw new IOException("closing");
                }
            });
            assertThat(reply).as(given.what()).isInstanceOfSatisfying(Reply.TransportFailure.class, failure -> {
                assertThat(failure.cause()).isEqualTo(given.cause());
                assertThat(failure.reason()).isEqualTo(given.reason());
            });
        }
    }

    @Test
    void otherSchemaIsARefusalAndNotABrokenTransport() throws IOException {
        Reply reply = onceAnswered(
                Transport.CHANNEL,
                LONG,
                (request, out) -> out.write(framed("{\"schema_version\":2}").bytes()));

        assertThat(reply).isInstanceOfSatisfying(Reply.Refused.class, refused -> {
            assertThat(refused.error().code()).isEqualTo(WireErrorCode.UNSUPPORTED_SERVER_VERSION);
            assertThat(refused.error().fallback().reason()).contains("unsupported_server_version");
        });
    }

    @Test
    void additiveMembersAfterThePayloadDoNotDisturb() throws IOException {
        Reply reply = onceAnswered(
                Transport.CHANNEL,
                LONG,
                (request, out) -> out.write(framed(
                                "{\"payload\":{\"data\":{\"a\":\"}]\"},\"type\":\"health\",\"n\":{}},\"extra\":[{}],\"schema_version\":1}")
                        .bytes()));

        assertThat(reply)
                .isInstanceOfSatisfying(
                        Reply.Answer.class, answer -> assertThat(answer.data()).hasToString("{\"a\":\"}]\"}"));
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void nobodyListeningIsToldFromSilence(Transport transport, @TempDir Path folder) throws IOException {
        Path dead = folder.resolve("d");
        ServerSocketChannel gone = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        gone.bind(UnixDomainSocketAddress.of(dead));
        gone.close();

        assertThat(failure(folder.resolve("absent"), transport).cause()).isEqualTo(Reply.Cause.NOBODY_LISTENS);
        assertThat(failure(dead, transport).cause()).isEqualTo(Reply.Cause.NOBODY_LISTENS);
        assertThat(failure(dead, transport).retryable()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void fullQueueEndsTheConnectInTime(Transport transport, @TempDir Path folder) throws IOException {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("q"));
        List<SocketChannel> waiting = new ArrayList<>();
        try (ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listener.bind(address, 1);
            while (waiting.size() < 100 && queued(address, waiting)) {
                assertThat(waiting).isNotEmpty();
            }
            long begin = System.nanoTime();
            Reply.TransportFailure failure = failure(address.getPath(), transport);

            assertThat(failure.cause()).isEqualTo(Reply.Cause.SILENT);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
        } finally {
            for (SocketChannel channel : waiting) {
                channel.close();
            }
        }
    }

    private static boolean queued(UnixDomainSocketAddress address, List<SocketChannel> waiting) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        waiting.add(channel);
        channel.configureBlocking(false);
        try {
            return channel.connect(address);
        } catch (SocketException e) {
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void forbiddenSocketNamesTheSandboxAndThePath(Transport transport, @TempDir Path folder) throws IOException {
        assumeFalse(System.getProperty("user.name").equals("root"), "permissions do not bind root");
        Path socket = folder.resolve("p");
        try (ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listener.bind(UnixDomainSocketAddress.of(socket));
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("---------"));

            assertThat(failure(socket, transport).cause()).isEqualTo(Reply.Cause.FORBIDDEN);
        }
    }

    @Test
    void bothWordsForAForbiddenConnectAreUnderstood() {
        Path socket = Path.of("/run/x/sase-daemon.sock");
        for (IOException found : List.of(
                new BindException("Permission denied"),
                new SocketException("Operation not permitted"),
                new SocketException("Permission denied"))) {
            Reply.TransportFailure failure = ConnectFailure.of(socket, found);

            assertThat(failure.cause()).isEqualTo(Reply.Cause.FORBIDDEN);
            assertThat(failure.reason()).isEqualTo("daemon_not_running");
            assertThat(failure.message()).contains("sandbox", "allow the path /run/x/sase-daemon.sock");
        }
    }

    @Test
    void frameOverTheLimitCanBeAnsweredAlthoughItWasNotRead() throws IOException {
        byte[] error = ResponseEnvelope.errorFrame("", WireErrors.requestTooLarge(2_000_000));

        assertThat(new String(error, 4, error.length - 4, StandardCharsets.UTF_8))
                .contains("\"target\":\"frame_length\"");
    }
}
