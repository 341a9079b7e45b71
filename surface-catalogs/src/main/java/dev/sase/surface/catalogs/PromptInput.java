package dev.sase.surface.catalogs;

import java.util.List;
import java.util.Optional;

/**
 * An input of an xprompt or workflow as its source declares it.
 *
 * @param name the name
 * @param type the type, one of {@link InputType#TOKENS}
 * @param fallback the default; without one the input is required
 * @param description what it is for
 * @param repeatable whether it may be given several times
 * @param choices the values that it may have; empty: any
 */
record PromptInput(
        String name,
        String type,
        Optional<DefaultValue> fallback,
        Optional<String> description,
        boolean repeatable,
        List<InputChoice> choices) {
    PromptInput {
        choices = List.copyOf(choices);
    }

    /** Whether it has to be filled in. */
    boolean required() {
        return fallback.isEmpty();
    }
}
