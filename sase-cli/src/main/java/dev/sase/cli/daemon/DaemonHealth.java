package dev.sase.cli.daemon;

import dev.sase.core.transport.DaemonConnection;
import dev.sase.core.transport.DaemonEndpoint;
import dev.sase.core.transport.JsonView;
import dev.sase.core.transport.Reply;
import dev.sase.core.transport.RequestType;
import dev.sase.core.transport.WireError;
import dev.sase.spi.RawJson;
import java.time.Duration;
import java.util.Optional;

/**
 * What a running daemon says about itself.
 *
 * @param health the body of its answer; empty if it gave none
 * @param message why there is no answer; empty if there is one
 * @param undiagnosed why the answer lacks diagnostics; empty if it has them
 */
record DaemonHealth(Optional<JsonView> health, Optional<String> message, Optional<String> undiagnosed) {
    private static final Duration FAST = Duration.ofMillis(500);
    private static final Duration FULL = Duration.ofSeconds(2);

    /** Asks for the fast answer, and only if it comes for the one with diagnostics. */
    static DaemonHealth ask(DaemonEndpoint endpoint) {
        return switch (exchange(endpoint, false, FAST)) {
            case Answered(JsonView fast) ->
                switch (exchange(endpoint, true, FULL)) {
                    case Answered(JsonView full) ->
                        new DaemonHealth(Optional.of(full), Optional.empty(), undiagnosed(full));
                    case Silent(String why) -> new DaemonHealth(Optional.of(fast), Optional.empty(), Optional.of(why));
                };
            case Silent(String why) -> new DaemonHealth(Optional.empty(), Optional.of(why), Optional.empty());
        };
    }

    /** Whether the daemon gives the fast answer. */
    static boolean answers(DaemonEndpoint endpoint) {
        return exchange(endpoint, false, FAST) instanceof Answered;
    }

    private sealed interface Exchange {}

    private record Answered(JsonView health) implements Exchange {}

    private record Silent(String why) implements Exchange {}

    private static Exchange exchange(DaemonEndpoint endpoint, boolean diagnostics, Duration timeout) {
        RawJson body = RawJson.of("{\"include_capabilities\":" + diagnostics + "}");
        return switch (DaemonConnection.open(endpoint, timeout)) {
            case DaemonConnection.Opened.Failed(Reply.TransportFailure failure) -> new Silent(failure.message());
            case DaemonConnection.Opened.Connected(DaemonConnection connection) -> {
                try (connection) {
                    yield switch (connection.request(RequestType.HEALTH, Optional.of(body), timeout)) {
                        case Reply.Answer answer -> new Answered(answer.data());
                        case Reply.Refused(WireError error) -> new Silent(error.codeText() + ": " + error.message());
                        case Reply.TransportFailure failure -> new Silent(failure.message());
                    };
                }
            }
        };
    }

    private static Optional<String> undiagnosed(JsonView health) {
        Fields diagnostics = Fields.of(health).object("details").object("diagnostics");
        boolean unavailable = diagnostics
                .value("available")
                .flatMap(JsonView::bool)
                .map(there -> !there)
                .orElse(false);
        return unavailable
                ? Optional.of(diagnostics.text("message").orElse("the daemon gave no diagnostics"))
                : Optional.empty();
    }
}
