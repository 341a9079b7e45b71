package dev.sase.surface.catalogs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the key {@code input}: a map of names to types or to maps, or a list of maps with names. */
final class InputReader {
    private InputReader() {}

    /** The inputs in their order; what is no input is passed over. */
    static List<PromptInput> read(Optional<Yaml> value) {
        List<PromptInput> inputs = new ArrayList<>();
        if (value.isPresent()) {
            switch (value.get()) {
                case Yaml.Mapping mapping ->
                    mapping.entries()
                            .forEach(entry -> entry.key().ifPresent(name -> inputs.add(input(name, entry.value()))));
                case Yaml.Sequence sequence ->
                    sequence.items().forEach(item -> {
                        if (item instanceof Yaml.Mapping mapping) {
                            mapping.get("name").flatMap(Yaml::text).ifPresent(name -> inputs.add(input(name, mapping)));
                        }
                    });
                case Yaml.Scalar _ -> {}
            }
        }
        return inputs;
    }

    private static PromptInput input(String name, Yaml value) {
        return value instanceof Yaml.Mapping mapping
                ? new PromptInput(
                        name,
                        InputType.of(mapping.get("type").flatMap(Yaml::text).orElse("")),
                        mapping.get("default").map(DefaultValue::new),
                        mapping.get("description").flatMap(Yaml::text),
                        mapping.get("repeatable").filter(InputReader::isTrue).isPresent(),
                        choices(mapping))
                : new PromptInput(
                        name,
                        InputType.of(Yaml.text(value).orElse("")),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        List.of());
    }

    private static boolean isTrue(Yaml value) {
        return value instanceof Yaml.Scalar scalar && scalar.isTrue();
    }

    private static List<InputChoice> choices(Yaml.Mapping input) {
        List<InputChoice> choices = new ArrayList<>();
        if (input.get("choices").orElse(null) instanceof Yaml.Sequence sequence) {
            for (Yaml item : sequence.items()) {
                Optional<String> value = item instanceof Yaml.Mapping mapping
                        ? mapping.get("value").flatMap(Yaml::text)
                        : Yaml.text(item);
                Optional<String> label = item instanceof Yaml.Mapping mapping
                        ? mapping.get("label").flatMap(Yaml::text)
                        : Optional.empty();
                value.ifPresent(text -> choices.add(new InputChoice(text, label)));
            }
        }
        return choices;
    }
}
