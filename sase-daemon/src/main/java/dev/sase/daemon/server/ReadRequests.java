package dev.sase.daemon.server;

import dev.sase.core.engine.Served;
import dev.sase.core.read.ReadRequest;
import dev.sase.core.read.WireReads;
import dev.sase.core.registry.ServedRead;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.core.transport.AsOf;
import dev.sase.core.transport.JsonView;
import dev.sase.core.transport.WireErrors;
import dev.sase.spi.RawJson;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers typed reads from the projection. Thread-safe. */
final class ReadRequests {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final SurfaceRegistry registry;
    private final Projection projection;

    ReadRequests(SurfaceRegistry registry, Projection projection) {
        this.registry = registry;
        this.projection = projection;
    }

    /** The answer to {@code {"surface": ..., "data": ...}}. */
    Outcome answer(Optional<RawJson> data) {
        Body body = Body.of(data);
        String name = body.requiredText("surface");
        Optional<ServedRead> read = registry.read(name);
        if (read.isEmpty()) {
            return new Outcome.Failure(WireErrors.unsupportedCapability("payload", CapabilityTokens.ofRead(name)));
        }
        ReadRequest request =
                WireReads.ofData(read.get().operation(), body.value("data").map(ReadRequests::tree));
        Served served = projection.engine(name).read(request);
        return new Outcome.ReadAnswer(
                name, new AsOf(served.snapshotId(), OptionalLong.of(served.sequence())), served.body());
    }

    static JsonNode tree(JsonView view) {
        RawJson raw = view.toRawJson();
        return JSON.readTree(raw.bytes());
    }
}
