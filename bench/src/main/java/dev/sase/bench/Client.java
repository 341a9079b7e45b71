package dev.sase.bench;

import dev.sase.core.home.Locations;
import dev.sase.core.read.ReadRequest;
import dev.sase.core.read.WireReads;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.core.transport.ClientInfo;
import dev.sase.core.transport.DaemonConnection;
import dev.sase.core.transport.DaemonEndpoint;
import dev.sase.core.transport.JsonView;
import dev.sase.core.transport.Reply;
import dev.sase.core.transport.RequestType;
import dev.sase.core.transport.Transport;
import dev.sase.spi.RawJson;
import java.time.Duration;
import java.util.Optional;

/** A connection to the daemon that is kept open. Whatever is no answer is an exception. Confined to one thread. */
final class Client implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final SurfaceRegistry REGISTRY = SurfaceRegistry.load(Client.class.getClassLoader());

    private final DaemonConnection connection;

    private Client(DaemonConnection connection) {
        this.connection = connection;
    }

    /** Connects if somebody listens. */
    static Optional<Client> open(Locations locations, Transport transport) {
        return switch (DaemonConnection.open(endpoint(locations, transport), PATIENCE)) {
            case DaemonConnection.Opened.Connected(DaemonConnection connection) -> Optional.of(new Client(connection));
            case DaemonConnection.Opened.Failed(var _) -> Optional.empty();
        };
    }

    static DaemonEndpoint endpoint(Locations locations, Transport transport) {
        return new DaemonEndpoint(locations.socketPath(), ClientInfo.of("sase-bench", "1"), transport);
    }

    /** The body of a read on the wire. */
    static RawJson encode(ReadRequest request) {
        return WireReads.requestData(REGISTRY.requireRead(request.read()).operation(), request);
    }

    /** Reads; empty when the daemon refuses, as for a record that it does not know. */
    Optional<JsonView> ask(String read, RawJson body) {
        return switch (connection.read(read, Optional.of(body), PATIENCE)) {
            case Reply.Answer answer -> answer.readBody(read);
            case Reply.Refused _ -> Optional.empty();
            case Reply.TransportFailure failure ->
                throw new IllegalStateException("the daemon did not answer: " + failure.message());
        };
    }

    /** Reads. */
    JsonView read(String read, RawJson body) {
        return answer(connection.read(read, Optional.of(body), PATIENCE))
                .readBody(read)
                .orElseThrow(() -> new IllegalStateException("the answer to " + read + " has no body"));
    }

    /** Reads. */
    JsonView read(ReadRequest request) {
        return read(request.read(), encode(request));
    }

    /** Whether a read is served by now. */
    boolean serves(ReadRequest request) {
        return connection.read(request.read(), Optional.of(encode(request)), PATIENCE) instanceof Reply.Answer;
    }

    /** Asks something that is no read. */
    JsonView request(RequestType type, String body) {
        return answer(connection.request(type, Optional.of(RawJson.of(body)), PATIENCE))
                .data();
    }

    /** The cursor of the next page. */
    static Optional<String> nextCursor(JsonView answer) {
        return Optional.ofNullable(answer.members().get("page"))
                .flatMap(page -> Optional.ofNullable(page.members().get("next_cursor")))
                .flatMap(JsonView::string);
    }

    /** A text member of a record. */
    static String text(RawJson record, String member) {
        return Optional.ofNullable(JsonView.of(record).members().get(member))
                .flatMap(JsonView::string)
                .orElse("");
    }

    private static Reply.Answer answer(Reply reply) {
        return switch (reply) {
            case Reply.Answer answer -> answer;
            case Reply.Refused(var error) -> throw new IllegalStateException("the daemon refused: " + error);
            case Reply.TransportFailure failure ->
                throw new IllegalStateException("the daemon did not answer: " + failure.message());
        };
    }

    @Override
    public void close() {
        connection.close();
    }
}
