package dev.sase.surface.agents.archive;

import java.util.Optional;

/**
 * A run that people have put out of sight, known by the whole triple. Immutable.
 *
 * <p>One entry of the list is two records: a run is matched by its timestamp alone or by timestamp and ChangeSpec, depending on how far it
 * has come, and a link can name nothing but a handle.
 *
 * @param agentType the kind of row that was dismissed: {@code run} or {@code workflow}
 * @param clName the ChangeSpec of the run
 * @param rawSuffix the timestamp of the run; empty when the list has none, and then nothing matches it
 * @param named whether the handle has the ChangeSpec in it
 */
public record DismissedIdentity(String agentType, String clName, Optional<String> rawSuffix, boolean named) {
    /** What runs find it by: see {@link DismissedIdentities#key}. */
    public String handle() {
        return rawSuffix
                .map(suffix -> named ? DismissedIdentities.key(suffix, clName) : DismissedIdentities.key(suffix))
                .orElse("");
    }
}
