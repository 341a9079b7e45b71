package dev.sase.spi;

import java.util.List;
import java.util.Set;

/**
 * One argument of a read: a member of the wire request and an option or operand of the command line.
 *
 * @param name the wire name, lower snake case, and none of those that every request has: {@code schema_version}, {@code page},
 *     {@code now}, {@code folder}, {@code fresh}
 * @param type the type
 * @param required whether a request without it is refused
 * @param choices the values allowed; empty means any
 * @param description one line
 * @param options the command line's names, such as {@code --status} and {@code -s}; empty: not offered there
 * @param operand whether the command line takes it without an option name
 */
public record Parameter(
        String name,
        Type type,
        boolean required,
        List<String> choices,
        String description,
        List<String> options,
        boolean operand) {
    private static final Set<String> TAKEN = Set.of("schema_version", "page", "now", "folder", "fresh");

    /** The types of arguments. */
    public enum Type {
        /** One text. */
        TEXT,
        /** Any number of texts; absent means none. */
        TEXTS,
        /** An integer. */
        INTEGER,
        /** True or false. Absent stays absent: a filter may be neither. */
        FLAG
    }

    public Parameter {
        Names.requireSnakeCase("parameter", name);
        if (TAKEN.contains(name)) {
            throw new IllegalArgumentException(
                    "a parameter cannot be named '" + name + "', which every request has; choose another name");
        }
        choices = List.copyOf(choices);
        options = List.copyOf(options);
    }

    /** An optional parameter, not offered on the command line. */
    public static Parameter of(String name, Type type, String description) {
        return new Parameter(name, type, false, List.of(), description, List.of(), false);
    }

    /** The same, refused when absent. */
    public Parameter mandatory() {
        return new Parameter(name, type, true, choices, description, options, operand);
    }

    /** The same, with these values only. */
    public Parameter oneOf(List<String> allowed) {
        return new Parameter(name, type, required, allowed, description, options, operand);
    }

    /** The same, offered on the command line under these option names. */
    public Parameter option(String... names) {
        return new Parameter(name, type, required, choices, description, List.of(names), operand);
    }

    /** The same, offered on the command line as an operand; options named before or after stay an alternative to it. */
    public Parameter asOperand() {
        return new Parameter(name, type, required, choices, description, options, true);
    }
}
