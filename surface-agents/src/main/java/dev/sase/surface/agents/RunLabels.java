package dev.sase.surface.agents;

import java.util.Optional;

/**
 * What people call a run and what runs it.
 *
 * @param clName the ChangeSpec; {@code ~} for a run at home
 * @param agentName the agent's name
 * @param model the language model
 * @param llmProvider who offers the model
 */
public record RunLabels(
        Optional<String> clName, Optional<String> agentName, Optional<String> model, Optional<String> llmProvider) {}
