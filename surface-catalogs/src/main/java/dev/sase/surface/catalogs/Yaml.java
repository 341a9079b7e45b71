package dev.sase.surface.catalogs;

import java.util.List;
import java.util.Optional;

/** A value of a YAML document with the line at which it stands, from 1. Aliases are written out; tags other than types are gone. */
sealed interface Yaml {
    /** The 1-based line. */
    int line();

    /** What a scalar is. */
    enum Type {
        /** A text. */
        TEXT,
        /** {@code true} or {@code false}. */
        FLAG,
        /** An integer, in decimal. */
        INTEGER,
        /** A fraction, without an exponent and without a trailing {@code .0}. */
        FRACTION,
        /** Nothing. */
        NOTHING
    }

    /**
     * A scalar.
     *
     * @param type what it is
     * @param text its normal form
     * @param line the 1-based line
     */
    record Scalar(Type type, String text, int line) implements Yaml {
        /** Whether it is the flag {@code true}. */
        boolean isTrue() {
            return type == Type.FLAG && text.equals("true");
        }
    }

    /**
     * A list.
     *
     * @param items its elements
     * @param line the 1-based line
     */
    record Sequence(List<Yaml> items, int line) implements Yaml {}

    /**
     * A map.
     *
     * @param entries its entries in their order; a key may repeat
     * @param line the 1-based line
     */
    record Mapping(List<Entry> entries, int line) implements Yaml {
        /** The value of a key; of a repeated key the last. */
        Optional<Yaml> get(String key) {
            return entry(key).map(Entry::value);
        }

        /** The entry of a key; of a repeated key the last. */
        Optional<Entry> entry(String key) {
            return entries.stream()
                    .filter(entry -> entry.key().filter(key::equals).isPresent())
                    .reduce((_, last) -> last);
        }

        /** The map under a key. */
        Optional<Mapping> mapping(String key) {
            return get(key).filter(Mapping.class::isInstance).map(Mapping.class::cast);
        }
    }

    /**
     * An entry of a map.
     *
     * @param key a text, integer or flag as text; empty for any other key
     * @param range where the key stands
     * @param value its value
     */
    record Entry(Optional<String> key, TextRange range, Yaml value) {}

    /** How many values a value stands for, itself and keys among them. */
    static int count(Yaml value) {
        return switch (value) {
            case Scalar _ -> 1;
            case Sequence sequence ->
                1 + sequence.items().stream().mapToInt(Yaml::count).sum();
            case Mapping mapping ->
                1
                        + mapping.entries().stream()
                                .mapToInt(entry -> 1 + count(entry.value()))
                                .sum();
        };
    }

    /** A text, integer or flag as text; empty for anything else. */
    static Optional<String> text(Yaml value) {
        return value instanceof Scalar(var type, var text, var _)
                        && (type == Type.TEXT || type == Type.FLAG || type == Type.INTEGER)
                ? Optional.of(text)
                : Optional.empty();
    }

    /** A text that is one; empty for anything else. */
    static Optional<String> plainText(Yaml value) {
        return value instanceof Scalar(var type, var text, var _) && type == Type.TEXT
                ? Optional.of(text)
                : Optional.empty();
    }
}
