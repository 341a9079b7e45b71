package dev.sase.spi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A condition that is true or false for every record, never unknown, and decides the same on every host.
 *
 * @param <R> the record type
 */
public sealed interface Predicate<R> {
    /** The deepest nesting that a host accepts. */
    int MAX_DEPTH = 100;

    /** The most leaves that a host accepts. */
    int MAX_TERMS = 500;

    /** The field has this value; null means that it is absent. */
    record Is<R, T extends Comparable<T>>(
            Field<R, T> field, @Nullable T value) implements Predicate<R> {
        public Is {
            value = value == null ? null : field.kind().normal(value);
        }
    }

    /** The field has one of these values; an absent field never has. */
    record In<R, T extends Comparable<T>>(Field<R, T> field, Set<T> values) implements Predicate<R> {
        public In {
            Set<T> normal = new HashSet<>();
            for (T value : values) {
                normal.add(field.kind().normal(value));
            }
            values = Set.copyOf(normal);
        }
    }

    /** The field is present, at least {@code from} and less than {@code below}; a null bound is open. */
    record Between<R, T extends Comparable<T>>(
            Field<R, T> field, @Nullable T from, @Nullable T below) implements Predicate<R> {
        public Between {
            from = from == null ? null : field.kind().normal(from);
            below = below == null ? null : field.kind().normal(below);
        }
    }

    /** The text contains the needle, folded or as it is; an empty needle is contained in every text. */
    record Contains<R>(Text<R> text, String needle, boolean folded) implements Predicate<R> {
        public Contains {
            if (!folded && !text.exact()) {
                throw new IllegalArgumentException("text '" + text.name() + "' is not declared exact");
            }
            needle = folded ? Texts.fold(Texts.wellFormed(needle)) : Texts.wellFormed(needle);
        }
    }

    /** Some record of the same scope that the link names matches. */
    record Linked<R, S>(Link<R, S> link, Predicate<S> target) implements Predicate<R> {}

    /** The part is false. */
    record Not<R>(Predicate<R> part) implements Predicate<R> {}

    /** Every part is true; true when there is none. */
    record All<R>(List<Predicate<R>> parts) implements Predicate<R> {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** Some part is true; false when there is none. */
    record Any<R>(List<Predicate<R>> parts) implements Predicate<R> {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /** True for every record. */
    static <R> Predicate<R> everything() {
        return new All<>(List.of());
    }

    /** True for no record. */
    static <R> Predicate<R> nothing() {
        return new Any<>(List.of());
    }

    /** The field has this value. */
    static <R, T extends Comparable<T>> Predicate<R> is(Field<R, T> field, T value) {
        return new Is<>(field, Objects.requireNonNull(value));
    }

    /** The field is absent. */
    static <R, T extends Comparable<T>> Predicate<R> isAbsent(Field<R, T> field) {
        return new Is<>(field, null);
    }

    /** The field has one of these values. */
    static <R, T extends Comparable<T>> Predicate<R> in(Field<R, T> field, Set<T> values) {
        return new In<>(field, values);
    }

    /** The field is present and less than the bound. */
    static <R, T extends Comparable<T>> Predicate<R> below(Field<R, T> field, T bound) {
        return new Between<>(field, null, bound);
    }

    /** The field is present and at least the bound. */
    static <R, T extends Comparable<T>> Predicate<R> atLeast(Field<R, T> field, T bound) {
        return new Between<>(field, bound, null);
    }

    /** The folded text contains the folded needle. */
    static <R> Predicate<R> contains(Text<R> text, String needle) {
        return new Contains<>(text, needle, true);
    }

    /** Some record of the same scope that the link names matches. */
    static <R, S> Predicate<R> linked(Link<R, S> link, Predicate<S> target) {
        return new Linked<>(link, target);
    }

    /** The part is false. */
    static <R> Predicate<R> not(Predicate<R> part) {
        return new Not<>(part);
    }

    /** Every part is true. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    static <R> Predicate<R> all(Predicate<R>... parts) {
        return new All<>(listOf(parts));
    }

    /** Some part is true. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    static <R> Predicate<R> any(Predicate<R>... parts) {
        return new Any<>(listOf(parts));
    }

    private static <R> List<Predicate<R>> listOf(Predicate<R>[] parts) {
        List<Predicate<R>> list = new ArrayList<>();
        for (Predicate<R> part : parts) {
            list.add(part);
        }
        return list;
    }
}
