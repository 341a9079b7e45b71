package dev.sase.surface.agents;

import tools.jackson.databind.JsonNode;

/** The bounds of what a run may hand on under a name. */
final class OutputVariables {
    private static final int MAX_BYTES = 65_536;
    private static final int MAX_DEPTH = 8;
    private static final int MAX_NODES = 1_024;

    private OutputVariables() {}

    /** Whether a value is small and flat enough. */
    static boolean isKept(JsonNode value) {
        return nodes(value, 0, MAX_NODES) >= 0 && Json.sorted(value).size() <= MAX_BYTES;
    }

    /** How many nodes are left after this value, or a negative number when the value is too deep or too large. */
    private static int nodes(JsonNode value, int depth, int left) {
        if (depth > MAX_DEPTH) {
            return -1;
        }
        int rest = left - 1;
        for (JsonNode child : value) {
            if (rest < 0) {
                break;
            }
            rest = nodes(child, depth + 1, rest);
        }
        return rest;
    }
}
