package dev.sase.spi;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One value of a record that predicates and orderings may use. It depends on the record alone: no clock, no other record, no file.
 *
 * @param name lower snake case, unique in its collection
 * @param kind the type of the values
 * @param nullable whether the value may be absent; absent sorts before every value
 * @param getter computes the value
 * @param <R> the record type
 * @param <T> the value type
 */
public record Field<R, T extends Comparable<T>>(String name, Kind<T> kind, boolean nullable, Getter<R, T> getter) {
    private static final String PLACE = "place";

    /** Computes a field of a record. */
    @FunctionalInterface
    public interface Getter<R, T> {
        /** The value, or null where the field allows it. */
        @Nullable
        T get(R record);
    }

    public Field {
        Names.requireSnakeCase("field", name);
    }

    /** A text field that every record has. */
    public static <R> Field<R, String> text(String name, Function<R, String> getter) {
        return new Field<>(name, Kind.TEXT, false, getter::apply);
    }

    /** A text field that may be absent. */
    public static <R> Field<R, String> nullableText(String name, Getter<R, String> getter) {
        return new Field<>(name, Kind.TEXT, true, getter);
    }

    /** An integer field that every record has. */
    public static <R> Field<R, Long> integer(String name, Function<R, Long> getter) {
        return new Field<>(name, Kind.INTEGER, false, getter::apply);
    }

    /** An integer field that may be absent. */
    public static <R> Field<R, Long> nullableInteger(String name, Getter<R, Long> getter) {
        return new Field<>(name, Kind.INTEGER, true, getter);
    }

    /** A flag that every record has. */
    public static <R> Field<R, Boolean> flag(String name, Function<R, Boolean> getter) {
        return new Field<>(name, Kind.FLAG, false, getter::apply);
    }

    /**
     * The position of the record in its source unit, from 0, kept beside the record and outside its hash. Every collection has it;
     * it is not declared among the fields.
     */
    public static <R> Field<R, Long> place() {
        return new Field<>(PLACE, Kind.INTEGER, false, record -> {
            throw new IllegalStateException("the place is known to the host, not to the record");
        });
    }

    /** Whether this is {@link #place()}. */
    public boolean isPlace() {
        return name.equals(PLACE);
    }

    /** The normal form of the field's value. */
    public @Nullable T value(R record) {
        T value = getter.get(record);
        if (value == null && !nullable) {
            throw new IllegalStateException("field '" + name + "' is declared for every record, but was null");
        }
        return value == null ? null : kind.normal(value);
    }
}
