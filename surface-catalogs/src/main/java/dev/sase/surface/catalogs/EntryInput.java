package dev.sase.surface.catalogs;

import java.util.List;
import java.util.Optional;

/**
 * An input as the catalog shows it.
 *
 * @param name the name
 * @param type the type
 * @param required whether it has to be filled in
 * @param defaultDisplay the default, where it is shown
 * @param description what it is for
 * @param repeatable whether it may be given several times
 * @param choices the values that it may have; empty: any
 */
record EntryInput(
        String name,
        String type,
        boolean required,
        Optional<String> defaultDisplay,
        Optional<String> description,
        boolean repeatable,
        List<InputChoice> choices) {
    EntryInput {
        choices = List.copyOf(choices);
    }

    /** An input as its source declares it. */
    static EntryInput of(PromptInput input) {
        return new EntryInput(
                input.name(),
                input.type(),
                input.required(),
                input.fallback().flatMap(DefaultValue::display),
                input.description(),
                input.repeatable(),
                input.choices());
    }
}
