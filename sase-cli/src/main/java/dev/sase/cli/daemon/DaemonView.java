package dev.sase.cli.daemon;

import dev.sase.core.home.DaemonInspection;
import dev.sase.core.transport.Capabilities;
import dev.sase.core.transport.DaemonConnection;
import dev.sase.core.transport.DaemonEndpoint;
import dev.sase.core.transport.JsonView;
import dev.sase.core.transport.Reply;
import dev.sase.core.transport.RequestType;
import dev.sase.core.transport.WireError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a rollout wants to know of the daemon.
 *
 * @param inspection what the run root says
 * @param health what the daemon says of itself; empty if it was not asked or did not answer
 * @param capabilities what it serves, by name; empty if it did not say
 * @param compatibility {@code ok}, {@code not_reported}, {@code incompatible} or {@code unavailable}
 * @param message why it is so
 */
record DaemonView(
        DaemonInspection inspection,
        Optional<JsonView> health,
        Optional<List<String>> capabilities,
        String compatibility,
        String message) {
    static final String UNAVAILABLE = "unavailable";

    private static final Duration PATIENCE = Duration.ofMillis(500);

    /** The view of a daemon that is not asked. */
    static DaemonView unasked(DaemonInspection inspection, String why) {
        return new DaemonView(inspection, Optional.empty(), Optional.empty(), UNAVAILABLE, why);
    }

    /** Asks a daemon that runs for its capabilities, and if it answers for its health. */
    static DaemonView ask(DaemonInspection inspection, DaemonEndpoint endpoint) {
        return switch (DaemonConnection.open(endpoint, PATIENCE)) {
            case DaemonConnection.Opened.Failed(Reply.TransportFailure failure) ->
                unasked(inspection, failure.message());
            case DaemonConnection.Opened.Connected(DaemonConnection connection) -> {
                try (connection) {
                    yield switch (connection.request(RequestType.CAPABILITIES, Optional.empty(), PATIENCE)) {
                        case Reply.Answer answer -> answered(inspection, answer.data(), DaemonHealth.ask(endpoint));
                        case Reply.Refused(WireError error) ->
                            new DaemonView(
                                    inspection,
                                    Optional.empty(),
                                    Optional.empty(),
                                    "incompatible",
                                    error.codeText() + ": " + error.message());
                        case Reply.TransportFailure failure -> unasked(inspection, failure.message());
                    };
                }
            }
        };
    }

    private static DaemonView answered(DaemonInspection inspection, JsonView capabilities, DaemonHealth health) {
        List<String> tokens = Capabilities.decode(capabilities).tokens().stream()
                .distinct()
                .sorted()
                .toList();
        boolean reported = capabilities.members().containsKey("compatibility");
        return new DaemonView(
                inspection,
                health.health(),
                Optional.of(tokens),
                reported ? "ok" : "not_reported",
                reported ? "the daemon speaks the protocol of this client" : "the daemon does not say what it speaks");
    }

    /** Whether the daemon answered. */
    boolean isAvailable() {
        return capabilities.isPresent();
    }

    /** How the daemon's index is; {@code unavailable} if nobody says. */
    String indexing() {
        return health.flatMap(answer ->
                        Fields.of(answer).object("details").object("indexing").text("state"))
                .orElse(UNAVAILABLE);
    }
}
