package dev.sase.surface.beads;

import dev.sase.spi.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The members of a parsed JSON object, read with the type that a key demands: text, Long, Boolean, list, object or null. */
final class JsonObject {
    private final Map<String, @Nullable Object> members = new HashMap<>();

    /** Adds a member; gives whether the key was there before. */
    boolean put(String key, @Nullable Object value) {
        int before = members.size();
        members.put(key, value);
        return members.size() == before;
    }

    /** Whether the key is there, possibly with null. */
    boolean has(String key) {
        return members.containsKey(key);
    }

    /** Whether the key is there with a value other than null. */
    boolean isSet(String key) {
        return members.get(key) != null;
    }

    /** The text of a key that has to be there. */
    String required(String key) throws MalformedException {
        String value = optional(key);
        if (value == null) {
            throw MalformedException.record("'" + key + "' is missing");
        }
        return value;
    }

    /** The text of a key that has to be there and not blank. */
    String requiredNonBlank(String key) throws MalformedException {
        String value = required(key);
        if (Whitespace.isBlank(value)) {
            throw MalformedException.record("'" + key + "' is blank");
        }
        return value;
    }

    /** The text, empty where it is missing or null. */
    String text(String key) throws MalformedException {
        String value = optional(key);
        return value == null ? "" : value;
    }

    /** The text, or null where it is missing, null or empty. */
    @Nullable
    String nonEmpty(String key) throws MalformedException {
        String value = optional(key);
        return value == null || value.isEmpty() ? null : value;
    }

    /** The text, or null where it is missing or null. */
    @Nullable
    String optional(String key) throws MalformedException {
        Object value = members.get(key);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw wrongType(key, "text");
    }

    /** The integer, or null where it is missing or null. */
    @Nullable
    Long integer(String key) throws MalformedException {
        Object value = members.get(key);
        if (value == null || value instanceof Long) {
            return (Long) value;
        }
        throw wrongType(key, "a whole number");
    }

    /** The flag, false where it is missing; null is refused. */
    boolean flag(String key) throws MalformedException {
        if (!members.containsKey(key)) {
            return false;
        }
        if (members.get(key) instanceof Boolean value) {
            return value;
        }
        throw wrongType(key, "true or false");
    }

    /** The object of a key that has to be there. */
    JsonObject object(String key) throws MalformedException {
        if (members.get(key) instanceof JsonObject value) {
            return value;
        }
        throw wrongType(key, "an object");
    }

    /** The objects of a list, empty where it is missing; null is refused. */
    List<JsonObject> objects(String key) throws MalformedException {
        return elements(key, JsonObject.class, "a list of objects");
    }

    /** The objects of a list that has to be there, absent where an element is null. */
    List<Optional<JsonObject>> optionalObjects(String key) throws MalformedException {
        if (!(members.get(key) instanceof List<?> list)) {
            throw wrongType(key, "a list");
        }
        List<Optional<JsonObject>> objects = new ArrayList<>(list.size());
        for (Object element : list) {
            if (element != null && !(element instanceof JsonObject)) {
                throw wrongType(key, "a list of objects");
            }
            objects.add(Optional.ofNullable((JsonObject) element));
        }
        return objects;
    }

    /** The texts of a list, empty where it is missing; null is refused. */
    List<String> texts(String key) throws MalformedException {
        return elements(key, String.class, "a list of texts");
    }

    /** A map of texts with sorted keys, empty where it is missing; null is refused. */
    SortedMap<String, String> textMap(String key) throws MalformedException {
        SortedMap<String, String> map = new TreeMap<>(Texts::compare);
        if (has(key)) {
            for (Map.Entry<String, @Nullable Object> entry : object(key).members.entrySet()) {
                if (!(entry.getValue() instanceof String text)) {
                    throw wrongType(key, "an object of texts");
                }
                map.put(entry.getKey(), text);
            }
        }
        return map;
    }

    private <T> List<T> elements(String key, Class<T> type, String wanted) throws MalformedException {
        if (!members.containsKey(key)) {
            return List.of();
        }
        if (!(members.get(key) instanceof List<?> list)) {
            throw wrongType(key, wanted);
        }
        if (list.isEmpty()) {
            return List.of();
        }
        List<T> elements = new ArrayList<>(list.size());
        for (Object element : list) {
            if (!type.isInstance(element)) {
                throw wrongType(key, wanted);
            }
            elements.add(type.cast(element));
        }
        return elements;
    }

    private static MalformedException wrongType(String key, String wanted) {
        return MalformedException.record("'" + key + "' is not " + wanted);
    }
}
