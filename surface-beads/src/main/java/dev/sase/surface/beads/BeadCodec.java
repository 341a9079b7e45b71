package dev.sase.surface.beads;

import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lossless form of a bead: the issue record, and around it what only the store knows. Thread-safe. */
final class BeadCodec implements RecordCodec<Bead> {
    private static final int TYPICAL_BYTES = 2048;
    private static final JsonLine PARSER = JsonLine.lastCounts();

    @Override
    public RawJson encode(Bead bead) {
        JsonWriter json = new JsonWriter(TYPICAL_BYTES);
        json.beginObject();
        json.name("scope").string(bead.scope());
        json.name("generation").string(bead.generation().token());
        json.name("issue");
        BeadJson.write(bead, json);
        json.endObject();
        return json.toRawJson();
    }

    @Override
    public Bead decode(RawJson json) {
        try {
            JsonObject object = object(json);
            String generation = object.required("generation");
            return bead(
                    object.object("issue"),
                    object.required("scope"),
                    Generation.ofToken(generation)
                            .orElseThrow(() -> MalformedException.record("unknown generation " + generation)));
        } catch (MalformedException e) {
            throw new IllegalArgumentException("not an encoded bead: " + e.problem(), e);
        }
    }

    /**
     * The bead of an issue record as served, where the store is known from the request.
     *
     * @throws IllegalArgumentException if it is not an issue record
     */
    static Bead decodeIssue(RawJson json, String scope) {
        try {
            return bead(object(json), scope, Generation.MAY);
        } catch (MalformedException e) {
            throw new IllegalArgumentException("not an issue record: " + e.problem(), e);
        }
    }

    /**
     * The beads of an array of issue records as served; absent where the array has null.
     *
     * @throws IllegalArgumentException if it is not such an array
     */
    static List<Optional<Bead>> decodeIssues(RawJson array, String scope) {
        JsonWriter wrapper = new JsonWriter(array.size() + 16);
        wrapper.beginObject().name("issues").raw(array).endObject();
        try {
            List<Optional<Bead>> beads = new ArrayList<>();
            for (Optional<JsonObject> issue : object(wrapper.toRawJson()).optionalObjects("issues")) {
                beads.add(issue.isPresent() ? Optional.of(bead(issue.get(), scope, Generation.MAY)) : Optional.empty());
            }
            return beads;
        } catch (MalformedException e) {
            throw new IllegalArgumentException("not an array of issue records: " + e.problem(), e);
        }
    }

    private static Bead bead(JsonObject issue, String scope, Generation generation) throws MalformedException {
        // The May form is the superset: it knows legends and epic counts.
        return BeadParser.issue(issue, Generation.MAY).build(scope, generation);
    }

    private static JsonObject object(RawJson json) throws MalformedException {
        return PARSER.parse(json.bytes(), 0, json.size())
                .orElseThrow(() -> MalformedException.record("nothing but white space"));
    }
}
