package dev.sase.surface.agents;

import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordCodec;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The lossless form of a run: its summary, and around it what its markers hold. Thread-safe. */
final class AgentRunCodec implements RecordCodec<AgentRun> {
    private static final int TYPICAL_BYTES = 4096;

    @Override
    public RawJson encode(AgentRun run) {
        JsonWriter out = new JsonWriter(TYPICAL_BYTES);
        out.beginObject();
        SummaryJson.write(run.summary(), out.name("summary"));
        MarkersJson.write(run.markers(), out.name("markers"));
        out.name("edges").beginArray();
        run.edges().forEach(edge -> RunParts.write(edge, out));
        out.endArray().name("artifacts").beginArray();
        run.artifacts().forEach(artifact -> RunParts.write(artifact, out));
        out.endArray();
        run.publication().ifPresent(publication -> PublicationJson.write(publication, out.name("publication")));
        return out.endObject().toRawJson();
    }

    @Override
    public AgentRun decode(RawJson json) {
        StoredObject run = new StoredObject(Json.stored(json));
        return new AgentRun(
                SummaryJson.decode(part(run, "summary")),
                MarkersJson.decode(new StoredObject(part(run, "markers"))),
                run.list("edges", RunParts::edge),
                run.list("artifacts", RunParts::artifact),
                run.member("publication").map(PublicationJson::decode));
    }

    /**
     * The run of a row as served: its summary, and nothing of its markers.
     *
     * @throws IllegalArgumentException if it is no such row
     */
    static AgentRun decodeSummary(RawJson row) {
        return ofSummary(SummaryJson.decode(Json.stored(row)));
    }

    /** A run of which only the summary is known. */
    static AgentRun ofSummary(AgentSummary summary) {
        return new AgentRun(summary, RunMarkers.NONE, List.of(), List.of(), Optional.empty());
    }

    private static JsonNode part(StoredObject run, String name) {
        return run.member(name).orElseThrow(() -> new IllegalArgumentException("an encoded run has no '" + name + "'"));
    }
}
