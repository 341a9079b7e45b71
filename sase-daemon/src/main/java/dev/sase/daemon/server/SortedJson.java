package dev.sase.daemon.server;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts free JSON into the order that the protocol demands of it: keys ascending at every depth. */
final class SortedJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private SortedJson() {}

    /** The same value with sorted keys. */
    static JsonNode of(JsonNode node) {
        if (node instanceof ObjectNode object) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            object.properties().forEach(member -> sorted.put(member.getKey(), of(member.getValue())));
            ObjectNode result = JSON.createObjectNode();
            sorted.forEach(result::set);
            return result;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode result = JSON.createArrayNode();
            array.forEach(element -> result.add(of(element)));
            return result;
        }
        return node;
    }

    /** The same value with sorted keys as compact UTF-8. */
    static byte[] bytes(byte[] json) {
        return JSON.writeValueAsBytes(of(JSON.readTree(json)));
    }
}
