package dev.sase.spi;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A relation from a record to others of the same scope, or of one fixed scope, by handle. Only the keys are stored; whether a linked record exists is
 * asked at read time, so nothing has to be recomputed when another record changes.
 *
 * @param name lower snake case, unique in its collection
 * @param to the collection that the keys are handles of
 * @param keys the handles that a record links to; repeated keys count once
 * @param fixedScope the scope of the linked records; empty means the record's own
 * @param <R> the record type
 * @param <S> the linked record type
 */
public record Link<R, S>(
        String name, Supplier<RecordCollection<S>> to, Function<R, List<String>> keys, Optional<String> fixedScope) {
    public Link {
        Names.requireSnakeCase("link", name);
    }

    /** A relation inside a scope. */
    public Link(String name, Supplier<RecordCollection<S>> to, Function<R, List<String>> keys) {
        this(name, to, keys, Optional.empty());
    }

    /**
     * A relation to records that all lie in one scope, whatever the scope of the linking record. A read that uses it says so in
     * {@link ReadOperation#scopes}.
     *
     * @param name lower snake case, unique in its collection
     * @param scope the scope of the linked records
     * @param to the collection that the keys are handles of
     * @param keys the handles that a record links to
     * @return the link
     */
    public static <R, S> Link<R, S> toScope(
            String name, String scope, Supplier<RecordCollection<S>> to, Function<R, List<String>> keys) {
        return new Link<>(name, to, keys, Optional.of(scope));
    }

    /**
     * The scope in which a record's linked records lie.
     *
     * @param own the scope of the record
     */
    public String scope(String own) {
        return fixedScope.orElse(own);
    }

    /** The collection that the keys are handles of. */
    public RecordCollection<S> target() {
        return to.get();
    }

    /** Which way a link is followed. */
    public enum Direction {
        /** From a record to the records that it names. */
        FORWARD,
        /** From a record to the records that name it. */
        BACKWARD
    }
}
