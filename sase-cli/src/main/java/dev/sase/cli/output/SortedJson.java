package dev.sase.cli.output;

import dev.sase.core.transport.JsonView;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import java.util.Map;
import java.util.TreeMap;

/** The form of the documents of {@code sase daemon}: two blanks a level, members by name, one line feed at the end. */
public final class SortedJson {
    private SortedJson() {}

    /**
     * Writes a document.
     *
     * @param json the value
     * @param out where to
     */
    public static void write(RawJson json, Output out) {
        new JsonIndenter(out).value(sorted(json).bytes(), 0);
        out.put('\n');
    }

    /** The same value, compact, with the members of all objects by name. */
    static RawJson sorted(RawJson json) {
        JsonWriter writer = new JsonWriter(json.size());
        copy(JsonView.of(json), writer);
        return writer.toRawJson();
    }

    private static void copy(JsonView value, JsonWriter to) {
        if (value.isObject()) {
            to.beginObject();
            for (Map.Entry<String, JsonView> member : new TreeMap<>(value.members()).entrySet()) {
                to.name(member.getKey());
                copy(member.getValue(), to);
            }
            to.endObject();
        } else if (value.isArray()) {
            to.beginArray();
            value.elements().forEach(element -> copy(element, to));
            to.endArray();
        } else {
            to.raw(value.toRawJson());
        }
    }
}
