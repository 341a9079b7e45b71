package dev.sase.surface.agents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The fields of one kind of marker, in their order. Immutable.
 *
 * @param fields the fields
 */
public record MarkerFormat(List<Field> fields) {
    /**
     * One field.
     *
     * @param name its name in the marker
     * @param keys the keys of the file, the first that has an acceptable value counts
     * @param coercion what it accepts
     * @param absent what stands for a value that is absent
     */
    public record Field(String name, List<String> keys, Coercion coercion, Optional<Object> absent) {}

    public MarkerFormat {
        fields = List.copyOf(fields);
    }

    /** A format without fields. */
    static MarkerFormat empty() {
        return new MarkerFormat(List.of());
    }

    /** The same format with more fields of one kind. */
    MarkerFormat with(Coercion coercion, String... names) {
        List<Field> all = new ArrayList<>(fields);
        for (String name : names) {
            all.add(new Field(name, List.of(name), coercion, Optional.empty()));
        }
        return new MarkerFormat(all);
    }

    /** The same format with a field that always has a value. */
    MarkerFormat withDefault(Coercion coercion, String name, Object absent) {
        List<Field> all = new ArrayList<>(fields);
        all.add(new Field(name, List.of(name), coercion, Optional.of(absent)));
        return new MarkerFormat(all);
    }

    /** The same format with a text that an older key may hold. */
    MarkerFormat withAlias(String name, String olderKey) {
        List<Field> all = new ArrayList<>(fields);
        all.add(new Field(name, List.of(name, olderKey), Coercion.TEXT, Optional.empty()));
        return new MarkerFormat(all);
    }

    /** The values of an object. Unknown keys are left alone. */
    public Marker read(JsonNode object) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field field : fields) {
            Object value = null;
            for (String key : field.keys()) {
                JsonNode found = object.get(key);
                value = value != null || found == null
                        ? value
                        : field.coercion().of(found);
            }
            if (value == null) {
                value = field.absent().orElse(null);
            }
            if (value != null) {
                values.put(field.name(), value);
            }
        }
        return new Marker(values);
    }
}
