package dev.sase.spi;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which records a caller is interested in. A loader uses it to leave out units; it need not.
 *
 * @param names the scopes; empty means every scope
 * @param handles records with one of these handles, and those that link to or from one of them; empty means every record
 */
public record Scopes(Optional<Set<String>> names, Optional<Set<String>> handles) {
    private static final Scopes EVERY = new Scopes(Optional.empty(), Optional.empty());

    public Scopes {
        names = names.map(Set::copyOf);
        handles = handles.map(Set::copyOf);
    }

    /** Every scope. */
    public static Scopes every() {
        return EVERY;
    }

    /** These scopes only. */
    public static Scopes of(String... names) {
        return of(new HashSet<>(List.of(names)));
    }

    /** These scopes only. */
    public static Scopes of(Set<String> names) {
        return new Scopes(Optional.of(names), Optional.empty());
    }

    /**
     * Inside the same scopes, only what a detail of one record shows: the record, and what links to or from it. A loader that can
     * tell without loading leaves out every other unit.
     *
     * @param handle the record's handle
     */
    public Scopes about(String handle) {
        return new Scopes(names, Optional.of(Set.of(handle)));
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
