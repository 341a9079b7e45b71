package dev.sase.spi;

import java.util.Optional;
import java.util.Set;

/**
 * Which scopes a caller is interested in. A loader uses it to leave out units; it need not.
 *
 * @param names the scopes; empty means every scope
 */
public record Scopes(Optional<Set<String>> names) {
    private static final Scopes EVERY = new Scopes(Optional.empty());

    public Scopes {
        names = names.map(Set::copyOf);
    }

    /** Every scope. */
    public static Scopes every() {
        return EVERY;
    }

    /** These scopes only. */
    public static Scopes of(String... names) {
        return new Scopes(Optional.of(Set.of(names)));
    }

    /** These scopes only. */
    public static Scopes of(Set<String> names) {
        return new Scopes(Optional.of(names));
    }

    /** Whether the scope is wanted. */
    public boolean contains(String scope) {
        return names.map(set -> set.contains(scope)).orElse(true);
    }

    /** The condition that a record lies in one of these scopes. */
    public <R> Predicate<R> within(RecordCollection<R> collection) {
        return names.map(set -> set.size() == 1
                        ? Predicate.is(collection.scope(), set.iterator().next())
                        : Predicate.in(collection.scope(), set))
                .orElseGet(Predicate::everything);
    }
}
