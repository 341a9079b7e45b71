package dev.sase.daemon.lifecycle;

import dev.sase.core.registry.ServedRead;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.core.transport.ClientInfo;
import dev.sase.core.transport.DaemonConnection;
import dev.sase.core.transport.DaemonEndpoint;
import dev.sase.core.transport.Reply;
import dev.sase.core.transport.RequestType;
import dev.sase.spi.RawJson;
import dev.sase.spi.Volatility;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks the daemon what clients will ask, through its own socket. A client waits 30 ms before it turns to the files; without this, the
 * first ones would, while classes load and code is still interpreted.
 */
final class WarmUp {
    private static final int ROUNDS = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long MOST_NANOS = Duration.ofSeconds(2).toNanos();
    private static final RawJson NOTHING = RawJson.of("{}");

    private final DaemonEndpoint endpoint;
    private final SurfaceRegistry registry;

    WarmUp(Path socket, SurfaceRegistry registry, String version) {
        this.endpoint = new DaemonEndpoint(socket, ClientInfo.of("sase-daemon", version));
        this.registry = registry;
    }

    /** Asks for at most two seconds, and nothing that looks at files beside the sources. Refusals run much of the same code. */
    void run() {
        long begin = System.nanoTime();
        switch (DaemonConnection.open(endpoint, PATIENCE)) {
            case DaemonConnection.Opened.Connected(DaemonConnection connection) -> {
                try (connection) {
                    for (int i = 0; i < ROUNDS && System.nanoTime() - begin < MOST_NANOS; i++) {
                        if (!ask(connection)) {
                            return;
                        }
                    }
                }
            }
            case DaemonConnection.Opened.Failed _ -> {
                // A daemon that is stopping already needs no warmth.
            }
        }
    }

    private boolean ask(DaemonConnection connection) {
        if (connection.request(RequestType.CAPABILITIES, Optional.empty(), PATIENCE)
                instanceof Reply.TransportFailure) {
            return false;
        }
        for (ServedRead read : registry.reads()) {
            boolean looksElsewhere = read.operation().volatility() == Volatility.FILES;
            if (!looksElsewhere
                    && connection.read(read.name(), Optional.of(NOTHING), PATIENCE) instanceof Reply.TransportFailure) {
                return false;
            }
        }
        return true;
    }
}
