package dev.sase.surface.agents;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads {@code agent_meta.json}, or the published part of it. */
public final class AgentMeta {
    private AgentMeta() {}

    /** The values of an object. What was written as a parallel family counts as a clan. */
    public static Marker read(JsonNode object) {
        Marker meta = MarkerFormats.AGENT_META.read(object);
        return meta.isSet("agent_family_parallel") ? clan(meta) : meta;
    }

    private static Marker clan(Marker meta) {
        Map<String, Object> values = new LinkedHashMap<>(meta.values());
        values.remove("agent_family");
        values.remove("agent_family_role");
        meta.text("agent_family").ifPresent(family -> values.putIfAbsent("agent_clan", family));
        return new Marker(values);
    }
}
