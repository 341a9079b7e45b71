package dev.sase.surface.agents;

import java.util.Optional;

/**
 * Something that a run left behind.
 *
 * @param agentId the run
 * @param path where it is
 * @param kind such as {@code plan}, {@code diff}, {@code response}
 * @param displayName what people see
 * @param role which marker names it
 */
public record AgentArtifact(
        String agentId, String path, String kind, Optional<String> displayName, Optional<String> role) {
    /** Named by {@code done.json}. */
    public static final String DONE_MARKER = "done_marker";

    /** Named by {@code plan_path.json}. */
    public static final String PLAN_PATH_MARKER = "plan_path_marker";

    /** An artifact that is called by what follows the last slash of its path. */
    public static AgentArtifact of(String agentId, String path, String kind, String role) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return new AgentArtifact(agentId, path, kind, Optional.of(name), Optional.of(role));
    }
}
