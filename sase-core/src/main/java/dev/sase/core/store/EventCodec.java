package dev.sase.core.store;

import dev.sase.core.record.LocatedRow;
import dev.sase.spi.Diagnostic;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.RecordKey;
import dev.sase.spi.SourceUnit;
import dev.sase.spi.Surface;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The JSON of events: {@code {"changes":[{"c":collection,"h":handle,"o":occurrence,"p":place,"l":part,"u":record}, {…"d":…},
 * {…"m":place,"l":part}, {"c":collection,"s":[[from,to,by]]}]}}, and in the closing event of a generation what the source row needs.
 * Immutable.
 */
public final class EventCodec {
    /** The only event of a generation that says that the unit is gone. */
    static final RawJson GONE =
            new JsonWriter().beginObject().name("gone").bool(true).endObject().toRawJson();

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Surface surface;

    /**
     * The events of a surface.
     *
     * @param surface the surface whose records they hold
     */
    public EventCodec(Surface surface) {
        this.surface = surface;
    }

    /** Writes one change as an element of the array that the writer is in. */
    public static <R> void write(JsonWriter out, Change<R> change) {
        out.beginObject().name("c").string(change.collection().name());
        switch (change) {
            case Change.Upsert<R>(var row, var json, var _, var part) ->
                part(key(out, row.key()).name("p").number(row.place()), part)
                        .name("u")
                        .raw(json);
            case Change.Delete<R>(var _, var key) -> key(out, key).name("d").bool(true);
            case Change.Move<R>(var _, var key, var place, var part) ->
                part(key(out, key).name("m").number(place), part);
            case Change.Shift<R>(var _, var _, var runs) -> {
                out.name("s").beginArray();
                for (Change.Run run : runs) {
                    out.beginArray()
                            .number(run.from())
                            .number(run.to())
                            .number(run.by())
                            .endArray();
                }
                out.endArray();
            }
        }
        out.endObject();
    }

    /** Writes the closing part: the unit as it was found and what was wrong in it. */
    public static void writeUnit(JsonWriter out, SourceUnit unit, List<Diagnostic> diagnostics) {
        out.name("scope")
                .string(unit.scope())
                .name("path")
                .string(unit.path().toString())
                .name("diagnostics")
                .beginArray();
        for (Diagnostic diagnostic : diagnostics) {
            out.beginObject()
                    .name("severity")
                    .string(diagnostic.severity().name())
                    .name("token")
                    .string(diagnostic.token());
            out.name("file").string(diagnostic.file().toString()).name("line").number(diagnostic.line());
            out.name("message").string(diagnostic.message()).endObject();
        }
        out.endArray();
    }

    /**
     * Decodes an event. Members that are not known are left out.
     *
     * @throws BadEventException if it cannot be decoded
     */
    public Decoded decode(JournalStore.Event event) {
        try {
            return decode(event.unit(), event.payload());
        } catch (JacksonException e) {
            throw bad(event, "it is no JSON: " + e.getOriginalMessage(), e);
        } catch (RuntimeException e) {
            throw bad(event, String.valueOf(e.getMessage()), e);
        }
    }

    private BadEventException bad(JournalStore.Event event, String reason, RuntimeException cause) {
        return new BadEventException(event.seq(), surface.descriptor().id(), event.unitKey(), reason, cause);
    }

    private Decoded decode(long unit, RawJson payload) {
        JsonNode root = MAPPER.readTree(payload.bytes());
        if (!root.path("changes").isArray() && !root.has("gone")) {
            throw new IllegalArgumentException("it holds no changes");
        }
        List<Change<?>> changes = new ArrayList<>();
        for (JsonNode node : root.path("changes")) {
            changes.add(change(unit, collection(node.path("c").asString("")), node));
        }
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (JsonNode node : root.path("diagnostics")) {
            diagnostics.add(new Diagnostic(
                    Diagnostic.Severity.valueOf(node.path("severity").asString("")),
                    node.path("token").asString(""),
                    Path.of(node.path("file").asString("")),
                    node.path("line").asLong(0),
                    node.path("message").asString("")));
        }
        return new Decoded(
                changes,
                root.path("scope").asString(""),
                root.path("path").asString(""),
                diagnostics,
                root.has("gone"));
    }

    /**
     * A decoded event.
     *
     * @param changes the changes
     * @param scope the unit's scope, empty unless the event closes its generation
     * @param path the unit's path, likewise
     * @param diagnostics what was wrong in the unit, likewise
     * @param gone whether the unit was removed
     */
    public record Decoded(
            List<Change<?>> changes, String scope, String path, List<Diagnostic> diagnostics, boolean gone) {}

    private <R> Change<R> change(long unit, RecordCollection<R> collection, JsonNode node) {
        if (node.has("s")) {
            List<Change.Run> runs = new ArrayList<>();
            for (JsonNode run : node.path("s")) {
                runs.add(new Change.Run(
                        run.path(0).asLong(0),
                        run.path(1).asLong(0),
                        run.path(2).asLong(0)));
            }
            return new Change.Shift<>(collection, unit, runs);
        }
        long part = node.path("l").asLong(Change.NO_PART);
        RecordKey key =
                new RecordKey(unit, node.path("h").asString(""), node.path("o").asInt(0));
        if (node.has("d")) {
            return new Change.Delete<>(collection, key);
        }
        if (node.has("m")) {
            return new Change.Move<>(collection, key, node.path("m").asLong(0), part);
        }
        if (!node.has("u")) {
            throw new IllegalArgumentException("it has a change that neither stores, deletes nor moves");
        }
        R record = collection.codec().decode(new RawJson(MAPPER.writeValueAsBytes(node.path("u"))));
        return Change.Upsert.of(
                new LocatedRow<>(
                        key, node.path("p").asLong(0), surface.projector().project(collection, record), Path.of(""), 0),
                part);
    }

    private RecordCollection<?> collection(String name) {
        return surface.collections().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("it names the collection '" + name + "', which is not declared"));
    }

    private static JsonWriter part(JsonWriter out, long part) {
        return part == Change.NO_PART ? out : out.name("l").number(part);
    }

    private static JsonWriter key(JsonWriter out, RecordKey key) {
        return out.name("h").string(key.handle()).name("o").number(key.occurrence());
    }
}
