package dev.sase.spi;

/**
 * The types that a field may have. There is no kind for fractions: engines order and print them differently, so instants are
 * integer microseconds and other fractions stay in the record's JSON.
 *
 * @param <T> the Java type of the field's values
 */
public sealed interface Kind<T extends Comparable<T>> {
    /** Text, ordered by code point. */
    Kind<String> TEXT = new Text();

    /** 64-bit integers. */
    Kind<Long> INTEGER = new Whole();

    /** True or false; false comes first. */
    Kind<Boolean> FLAG = new Flag();

    /** Compares two values as every host does. */
    int compare(T left, T right);

    /** The value as it is stored: text loses lone surrogates. */
    T normal(T value);

    /** The kind of {@link #TEXT}. */
    record Text() implements Kind<String> {
        @Override
        public int compare(String left, String right) {
            return Texts.compare(left, right);
        }

        @Override
        public String normal(String value) {
            return Texts.wellFormed(value);
        }
    }

    /** The kind of {@link #INTEGER}. */
    record Whole() implements Kind<Long> {
        @Override
        public int compare(Long left, Long right) {
            return left.compareTo(right);
        }

        @Override
        public Long normal(Long value) {
            return value;
        }
    }

    /** The kind of {@link #FLAG}. */
    record Flag() implements Kind<Boolean> {
        @Override
        public int compare(Boolean left, Boolean right) {
            return left.compareTo(right);
        }

        @Override
        public Boolean normal(Boolean value) {
            return value;
        }
    }
}
