package dev.sase.surface.catalogs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads workflow files: a map with steps. */
final class Workflow {
    private static final List<String> OTHER_STEPS = List.of("agent", "prompt", "bash", "python", "parallel");

    private Workflow() {}

    /**
     * The workflow of a document.
     *
     * @param name the file's name without its extension; a key {@code name} does not matter
     * @param document the document
     * @return the workflow; empty when no step can be used
     */
    static Optional<Definition> of(String name, Yaml.Mapping document) {
        List<Optional<String>> steps = new ArrayList<>();
        if (document.get("steps").orElse(null) instanceof Yaml.Sequence list) {
            for (Yaml item : list.items()) {
                if (item instanceof Yaml.Mapping step) {
                    Optional<String> text = step.get("prompt_part").flatMap(Yaml::text);
                    if (text.isPresent()
                            || OTHER_STEPS.stream()
                                    .anyMatch(key -> step.get(key).isPresent())) {
                        steps.add(text);
                    }
                }
            }
        }
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> first = steps.stream().flatMap(Optional::stream).findFirst();
        PromptKind kind = first.isEmpty()
                ? PromptKind.STANDALONE_WORKFLOW
                : steps.size() == 1 ? PromptKind.XPROMPT : PromptKind.EMBEDDABLE_WORKFLOW;
        return Optional.of(new Definition(
                name,
                kind,
                first.orElse(""),
                Optional.empty(),
                DefinitionReader.tags(document),
                false,
                Optional.empty(),
                InputReader.read(document.get("input"))));
    }
}
