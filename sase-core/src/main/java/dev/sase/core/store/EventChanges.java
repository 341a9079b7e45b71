package dev.sase.core.store;

import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The changes of one event by key, without decoding their records: those that are kept are copied byte by byte, so that neither a number
 * nor a member that this version does not know is lost. Immutable.
 */
final class EventChanges {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final String DIAGNOSTICS = "diagnostics";

    private final byte[] payload;
    private final List<Element> changes;
    private final List<Member> others;

    /** What a change does. */
    enum Kind {
        UPSERT,
        DELETE,
        MOVE,
        /** Gives rows of the unit other places, whatever their keys. */
        SHIFT
    }

    /** One change: where it lies in the payload, what it does, and the hash of collection, handle and occurrence. */
    record Element(int from, int to, Kind kind, RecordHash key) {}

    private record Member(String name, RawJson value) {}

    private EventChanges(byte[] payload, List<Element> changes, List<Member> others) {
        this.payload = payload;
        this.changes = changes;
        this.others = others;
    }

    /**
     * Reads the keys of an event.
     *
     * @throws IllegalArgumentException if it is not the JSON of an event
     */
    static EventChanges of(byte[] payload) {
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), payload)) {
            List<Element> changes = new ArrayList<>();
            List<Member> others = new ArrayList<>();
            require(json.nextToken() == JsonToken.START_OBJECT, "is no object");
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                JsonToken first = json.nextToken();
                if (name.equals("changes")) {
                    require(first == JsonToken.START_ARRAY, "has changes that are no array");
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        changes.add(change(json));
                    }
                } else {
                    others.add(new Member(name, value(json, first, payload)));
                }
            }
            require(json.nextToken() == null, "goes on behind its end");
            return new EventChanges(payload, changes, others);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the event is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** The changes, in order. */
    List<Element> changes() {
        return changes;
    }

    /** Whether the event says that the unit is gone. */
    boolean isGone() {
        return others.stream().anyMatch(member -> member.name().equals("gone"));
    }

    /** Whether the event holds diagnostics. */
    boolean hasDiagnostics() {
        return others.stream()
                .anyMatch(member ->
                        member.name().equals(DIAGNOSTICS) && member.value().size() > 2);
    }

    /** The event with some of its changes, and everything else; without its diagnostics when a later event has newer ones. */
    RawJson with(BitSet kept, boolean diagnostics) {
        JsonWriter out = new JsonWriter(payload.length);
        out.beginObject().name("changes").beginArray();
        for (int i = kept.nextSetBit(0); i >= 0; i = kept.nextSetBit(i + 1)) {
            Element change = changes.get(i);
            out.raw(Arrays.copyOfRange(payload, change.from(), change.to()));
        }
        out.endArray();
        for (Member member : others) {
            if (diagnostics || !member.name().equals(DIAGNOSTICS)) {
                out.name(member.name()).raw(member.value());
            }
        }
        return out.endObject().toRawJson();
    }

    private static Element change(JsonParser json) {
        require(json.currentToken() == JsonToken.START_OBJECT, "has a change that is no object");
        int from = Math.toIntExact(json.currentTokenLocation().getByteOffset());
        String collection = "";
        String handle = "";
        int occurrence = 0;
        boolean deletes = false;
        boolean moves = false;
        boolean shifts = false;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken first = json.nextToken();
            switch (name) {
                case "c" -> collection = first.isScalarValue() ? json.getString() : "";
                case "h" -> handle = first.isScalarValue() ? json.getString() : "";
                case "o" -> occurrence = first == JsonToken.VALUE_NUMBER_INT ? json.getIntValue() : 0;
                case "d" -> deletes = true;
                case "m" -> moves = true;
                case "s" -> shifts = true;
                default -> {}
            }
            json.skipChildren();
        }
        int to = Math.toIntExact(json.currentLocation().getByteOffset());
        Kind kind = shifts ? Kind.SHIFT : deletes ? Kind.DELETE : moves ? Kind.MOVE : Kind.UPSERT;
        return new Element(from, to, kind, key(collection, handle, occurrence));
    }

    private static RawJson value(JsonParser json, JsonToken first, byte[] payload) {
        if (first.isStructStart()) {
            int from = Math.toIntExact(json.currentTokenLocation().getByteOffset());
            json.skipChildren();
            int to = Math.toIntExact(json.currentLocation().getByteOffset());
            return new RawJson(Arrays.copyOfRange(payload, from, to));
        }
        String text = json.getString();
        return first == JsonToken.VALUE_STRING ? new JsonWriter().string(text).toRawJson() : RawJson.of(text);
    }

    private static RecordHash key(String collection, String handle, int occurrence) {
        return RecordHash.of(new JsonWriter(handle.length() + 64)
                .beginArray()
                .string(collection)
                .string(handle)
                .number(occurrence)
                .endArray()
                .toRawJson());
    }

    private static void require(boolean met, String problem) {
        if (!met) {
            throw new IllegalArgumentException("the event " + problem);
        }
    }
}
