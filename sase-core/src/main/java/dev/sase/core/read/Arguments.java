package dev.sase.core.read;

import dev.sase.spi.ErrorCode;
import dev.sase.spi.Parameter;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.SaseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Checks the arguments of reads. */
public final class Arguments {
    private Arguments() {}

    /**
     * Checks arguments against a read's parameters.
     *
     * @param read the read
     * @param values the arguments
     * @return the same arguments without empty lists
     * @throws SaseException with {@link ErrorCode#INVALID_REQUEST} for an unknown name, a wrong type or a value that is no choice
     */
    public static Map<String, Object> check(ReadOperation read, Map<String, Object> values) {
        Map<String, Object> checked = new HashMap<>();
        Map<String, Parameter> known = new TreeMap<>();
        read.parameters().forEach(parameter -> known.put(parameter.name(), parameter));
        values.forEach((name, value) -> {
            Parameter parameter = known.get(name);
            if (parameter == null) {
                throw refused(
                        read,
                        "has no argument '" + name + "'; it takes " + (known.isEmpty() ? "none" : known.keySet()));
            }
            requireType(read, parameter, value);
            if (!(value instanceof List<?> list && list.isEmpty())) {
                checked.put(name, value);
            }
        });
        return checked;
    }

    /**
     * Checks that the required arguments are there. Apart from {@link #check}, because the context may still fill them in.
     *
     * @throws SaseException with {@link ErrorCode#INVALID_REQUEST} for a missing argument
     */
    public static void requireComplete(ReadOperation read, Map<String, Object> values) {
        for (Parameter parameter : read.parameters()) {
            if (parameter.required() && !values.containsKey(parameter.name())) {
                throw refused(read, "needs the argument '" + parameter.name() + "' (" + parameter.description() + ")");
            }
        }
    }

    private static void requireType(ReadOperation read, Parameter parameter, Object value) {
        boolean right = switch (parameter.type()) {
            case TEXT -> value instanceof String;
            case TEXTS -> value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
            case INTEGER -> value instanceof Long;
            case FLAG -> value instanceof Boolean;
        };
        if (!right) {
            throw refused(
                    read, "wants " + article(parameter.type()) + " for '" + parameter.name() + "', found " + value);
        }
        if (!parameter.choices().isEmpty()) {
            List<?> all = value instanceof List<?> list ? list : List.of(value);
            for (Object one : all) {
                if (!parameter.choices().contains(String.valueOf(one))) {
                    throw refused(
                            read,
                            "does not know '" + one + "' for '" + parameter.name() + "'; choose from "
                                    + String.join(", ", parameter.choices()));
                }
            }
        }
    }

    private static String article(Parameter.Type type) {
        return switch (type) {
            case TEXT -> "a text";
            case TEXTS -> "a list of texts";
            case INTEGER -> "an integer";
            case FLAG -> "true or false";
        };
    }

    private static SaseException refused(ReadOperation read, String why) {
        return new SaseException(ErrorCode.INVALID_REQUEST, "the read '" + read.name() + "' " + why);
    }
}
