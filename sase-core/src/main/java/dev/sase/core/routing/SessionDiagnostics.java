package dev.sase.core.routing;

import dev.sase.spi.JsonWriter;
import java.time.Duration;
import java.util.Optional;

/**
 * The state of a session at one moment, as the debug form of a read shows it.
 *
 * @param opened the failure that opened the circuit, if it is open
 * @param capabilitiesCached whether the daemon's capabilities are known
 * @param capabilityAttempts how often they were asked for
 * @param probeTimeout how long that may take
 */
public record SessionDiagnostics(
        Optional<Opened> opened, boolean capabilitiesCached, int capabilityAttempts, Duration probeTimeout) {
    /**
     * A failure that opened the circuit.
     *
     * @param surface the read that met it
     * @param reason the word of the fallback reason
     * @param message what happened, for people
     */
    public record Opened(String surface, String reason, String message) {}

    /**
     * Writes the ten members of the debug form.
     *
     * @param json where to
     */
    public void encode(JsonWriter json) {
        String reason = opened.map(Opened::reason).orElse(null);
        String message = opened.map(Opened::message).orElse(null);
        String surface = opened.map(Opened::surface).orElse(null);
        json.beginObject();
        json.name("circuit_open").bool(opened.isPresent());
        json.name("circuit_reason").string(reason);
        json.name("circuit_message").string(message);
        json.name("circuit_surface").string(surface);
        json.name("capabilities_cached").bool(capabilitiesCached);
        json.name("capability_attempts").number(capabilityAttempts);
        json.name("capability_probe_timeout_seconds").number(probeTimeout.toNanos() / 1e9);
        json.name("opened_by_surface").string(surface);
        json.name("opened_by_reason").string(reason);
        json.name("opened_by_message").string(message);
        json.endObject();
    }
}
