package dev.sase.surface.catalogs;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** Inputs in one line: {@code (a: word, b?: int)}. */
final class Signature {
    private Signature() {}

    /** The signature; empty without inputs. */
    static Optional<String> of(List<PromptInput> inputs) {
        if (inputs.isEmpty()) {
            return Optional.empty();
        }
        StringJoiner text = new StringJoiner(", ", "(", ")");
        for (PromptInput input : inputs) {
            text.add(input.name() + (input.repeatable() ? "…" : "") + (input.required() ? "" : "?") + ": "
                    + input.type());
        }
        return Optional.of(text.toString());
    }
}
