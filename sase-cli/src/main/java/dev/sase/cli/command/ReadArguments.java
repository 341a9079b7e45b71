package dev.sase.cli.command;

import dev.sase.spi.Command;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.Parameter;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.SaseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Turns the parameters of a read into options and operands, and what the user gave into arguments. Immutable. */
final class ReadArguments {
    private final Command command;
    private final ReadOperation operation;

    ReadArguments(Command command, ReadOperation operation) {
        this.command = command;
        this.operation = operation;
    }

    /** Adds options and operands to the command. */
    void addTo(CommandSpec spec) {
        int index = 0;
        for (Parameter parameter : operation.parameters()) {
            if (parameter.operand()) {
                spec.addPositional(operand(parameter, index++));
            }
            if (!parameter.options().isEmpty()) {
                spec.addOption(option(parameter));
            }
        }
        command.options().forEach(parameter -> spec.addOption(option(parameter)));
    }

    private PositionalParamSpec operand(Parameter parameter, int index) {
        boolean many = parameter.type() == Parameter.Type.TEXTS;
        PositionalParamSpec.Builder builder = PositionalParamSpec.builder()
                .index(many ? index + "..*" : Integer.toString(index))
                .paramLabel("<" + label(parameter) + ">")
                .description(description(parameter));
        builder.type(type(parameter)).auxiliaryTypes(elementType(parameter));
        if (!parameter.choices().isEmpty()) {
            builder.completionCandidates(parameter.choices());
        }
        return builder.required(isRequired(parameter))
                .arity(many ? isRequired(parameter) ? "1..*" : "0..*" : isRequired(parameter) ? "1" : "0..1")
                .build();
    }

    private OptionSpec option(Parameter parameter) {
        String[] names = Specs.shortFirst(parameter.options().toArray(String[]::new));
        OptionSpec.Builder builder =
                OptionSpec.builder(names).description(description(parameter)).required(isRequired(parameter));
        if (parameter.type() == Parameter.Type.FLAG) {
            // Absent, true and false are three things: --unread and --no-unread. The fallback is the value without
            // "no".
            boolean isLong = parameter.options().stream().anyMatch(name -> name.startsWith("--"));
            return builder.type(Boolean.class)
                    .arity("0")
                    .fallbackValue("true")
                    .negatable(isLong)
                    .build();
        }
        builder.type(type(parameter)).auxiliaryTypes(elementType(parameter));
        if (!parameter.choices().isEmpty()) {
            builder.completionCandidates(parameter.choices());
        }
        return builder.arity("1").paramLabel("<" + label(parameter) + ">").build();
    }

    private static Class<?> type(Parameter parameter) {
        return parameter.type() == Parameter.Type.TEXTS ? List.class : elementType(parameter);
    }

    private static Class<?> elementType(Parameter parameter) {
        return switch (parameter.type()) {
            case TEXT, TEXTS -> String.class;
            case INTEGER -> Long.class;
            case FLAG -> Boolean.class;
        };
    }

    /** What may be given in two ways is missing only when it is given in neither, which the read itself notices. */
    private boolean isRequired(Parameter parameter) {
        boolean twoWays = parameter.operand() && !parameter.options().isEmpty();
        return parameter.required() && !twoWays && !command.defaults().containsKey(parameter.name());
    }

    private static String label(Parameter parameter) {
        return parameter.name().replace('_', '-');
    }

    private String description(Parameter parameter) {
        StringBuilder text = new StringBuilder(Specs.sentence(parameter.description()));
        if (!parameter.choices().isEmpty()) {
            text.append(" One of ")
                    .append(String.join(", ", parameter.choices()))
                    .append('.');
        }
        if (parameter.type() == Parameter.Type.TEXTS) {
            text.append(" May be given more than once.");
        }
        Object preset = command.defaults().get(parameter.name());
        if (preset != null && parameter.type() != Parameter.Type.FLAG) {
            text.append(" Default: ").append(shown(preset)).append('.');
        }
        return text.toString();
    }

    private static String shown(Object preset) {
        return preset instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : preset.toString();
    }

    /**
     * The arguments of a call: the command's defaults, and over them what the user gave.
     *
     * @throws SaseException {@code INVALID_REQUEST} for a value that is no choice
     */
    Map<String, Object> values(ParseResult arguments) {
        Map<String, Object> values = new HashMap<>(command.defaults());
        int index = 0;
        for (Parameter parameter : operation.parameters()) {
            Object given = null;
            if (parameter.operand()) {
                given = operandValue(arguments, index++);
            }
            if (given == null && !parameter.options().isEmpty()) {
                given = arguments.matchedOptionValue(parameter.options().getFirst(), (Object) null);
            }
            if (given != null) {
                check(parameter, given);
                values.put(parameter.name(), given instanceof List<?> list ? List.copyOf(list) : given);
            }
        }
        return values;
    }

    /**
     * What the user chose of the presentation, by the names of the command's options.
     *
     * @throws SaseException {@code INVALID_REQUEST} for a value that is no choice
     */
    Map<String, String> presentation(ParseResult arguments) {
        Map<String, String> chosen = new HashMap<>();
        for (Parameter parameter : command.options()) {
            Object given = arguments.matchedOptionValue(parameter.options().getFirst(), (Object) null);
            if (given != null) {
                check(parameter, given);
                chosen.put(parameter.name(), given.toString());
            }
        }
        return chosen;
    }

    private static @Nullable Object operandValue(ParseResult arguments, int index) {
        return arguments.matchedPositionals().stream()
                .filter(positional -> positional.index().min() == index)
                .findFirst()
                .<Object>map(PositionalParamSpec::getValue)
                .orElse(null);
    }

    private static void check(Parameter parameter, Object given) {
        if (parameter.choices().isEmpty()) {
            return;
        }
        Stream<?> texts = given instanceof List<?> list ? list.stream() : Stream.of(given);
        texts.map(String::valueOf)
                .filter(text -> !parameter.choices().contains(text))
                .findFirst()
                .ifPresent(text -> {
                    String name = parameter.operand()
                            ? label(parameter)
                            : parameter.options().getFirst();
                    throw new SaseException(
                            ErrorCode.INVALID_REQUEST,
                            "'" + text + "' is no value of " + name + ", which is one of "
                                    + String.join(", ", parameter.choices())
                                    + Suggestion.clause(text, parameter.choices()));
                });
    }
}
