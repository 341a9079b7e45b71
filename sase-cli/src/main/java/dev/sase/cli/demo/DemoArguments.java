package dev.sase.cli.demo;

import dev.sase.core.transport.JsonView;
import dev.sase.spi.Command;
import dev.sase.spi.Parameter;
import dev.sase.spi.RawJson;
import dev.sase.spi.ReadOperation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Invents arguments for a command: its defaults, and for what it needs some text of a record that is there. */
final class DemoArguments {
    /**
     * A record to ask for.
     *
     * @param handle its handle
     * @param row the record as a list shows it
     */
    record Example(String handle, RawJson row) {
        /** What might be meant by a parameter, the likeliest first. */
        List<String> textsFor(Parameter parameter) {
            return Stream.concat(
                            Stream.concat(member(parameter.name()), Stream.of(handle)),
                            Stream.of("name", "title", "agent_name").flatMap(this::member))
                    .distinct()
                    .toList();
        }

        private Stream<String> member(String name) {
            return Optional.ofNullable(JsonView.of(row).members().get(name)).flatMap(JsonView::string).stream();
        }
    }

    private DemoArguments() {}

    /**
     * Arguments to try, one set after the other until one makes sense.
     *
     * @param example a record of the surface; without it only what needs none is tried
     */
    static List<Map<String, Object>> of(ReadOperation read, Command command, Optional<Example> example) {
        List<Parameter> required = read.parameters().stream()
                .filter(parameter -> parameter.required() && !command.defaults().containsKey(parameter.name()))
                .toList();
        if (!required.isEmpty()) {
            return filled(required, command.defaults(), example);
        }
        List<Map<String, Object>> all = new ArrayList<>(List.of(command.defaults()));
        for (Parameter parameter : read.parameters()) {
            if (parameter.operand() && !command.defaults().containsKey(parameter.name())) {
                all.addAll(filled(List.of(parameter), command.defaults(), example));
            }
        }
        return all;
    }

    private static List<Map<String, Object>> filled(
            List<Parameter> parameters, Map<String, Object> defaults, Optional<Example> example) {
        List<Map<String, Object>> all = new ArrayList<>(List.of(defaults));
        for (Parameter parameter : parameters) {
            List<Map<String, Object>> longer = new ArrayList<>();
            for (Object value : values(parameter, example)) {
                for (Map<String, Object> before : all) {
                    Map<String, Object> values = new HashMap<>(before);
                    values.put(parameter.name(), value);
                    longer.add(values);
                }
            }
            all = longer;
        }
        return all;
    }

    private static List<Object> values(Parameter parameter, Optional<Example> example) {
        List<String> texts = parameter.choices().isEmpty()
                ? example.map(found -> found.textsFor(parameter)).orElse(List.of())
                : parameter.choices().subList(0, 1);
        return switch (parameter.type()) {
            case TEXT -> List.copyOf(texts);
            case TEXTS -> texts.stream().<Object>map(List::of).toList();
            case INTEGER -> List.of(1L);
            case FLAG -> List.of(true);
        };
    }
}
