package dev.sase.surface.agents;

import dev.sase.spi.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Reads {@code xprompts.json}: which xprompts a prompt used, and how often. */
final class UsedXprompts {
    private static final Set<String> KINDS = Set.of("workflow", "part", "swarm");

    private UsedXprompts() {}

    /** The xprompts by name, each with {@code name}, {@code kind}, {@code tags} and {@code references}. */
    static List<Marker> read(JsonNode list) {
        Map<String, Map<String, Object>> byName = new TreeMap<>(Texts::compare);
        for (JsonNode entry : list) {
            String name = entry.path("name").stringValue("").strip();
            if (!name.isEmpty()) {
                byName.computeIfAbsent(Texts.wellFormed(name), known -> first(known, entry))
                        .merge("references", 1L, (count, one) -> (Long) count + (Long) one);
            }
        }
        return byName.values().stream().map(Marker::new).toList();
    }

    private static Map<String, Object> first(String name, JsonNode entry) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", name);
        String kind = entry.path("kind").stringValue("");
        values.put("kind", KINDS.contains(kind) ? kind : "unknown");
        TreeSet<String> tags = new TreeSet<>(Texts::compare);
        for (JsonNode tag : entry.path("tags")) {
            String text = tag.stringValue("").strip();
            if (!text.isEmpty()) {
                tags.add(Texts.wellFormed(text));
            }
        }
        if (!tags.isEmpty()) {
            values.put("tags", List.copyOf(tags));
        }
        return values;
    }
}
