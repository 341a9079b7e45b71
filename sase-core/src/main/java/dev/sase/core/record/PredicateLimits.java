package dev.sase.core.record;

import dev.sase.spi.ErrorCode;
import dev.sase.spi.Predicate;
import dev.sase.spi.SaseException;

/** Refuses predicates that an engine's parser could not take, with the same error on every host. */
public final class PredicateLimits {
    private PredicateLimits() {}

    /**
     * Checks a predicate.
     *
     * @throws SaseException with {@link ErrorCode#INVALID_REQUEST} when it is nested too deep or has too many terms
     */
    public static void check(Predicate<?> predicate) {
        int terms = terms(predicate, 1);
        if (terms > Predicate.MAX_TERMS) {
            throw new SaseException(
                    ErrorCode.INVALID_REQUEST,
                    "the condition has " + terms + " terms, at most " + Predicate.MAX_TERMS
                            + " are allowed; ask for less at once");
        }
    }

    private static int terms(Predicate<?> predicate, int depth) {
        if (depth > Predicate.MAX_DEPTH) {
            throw new SaseException(
                    ErrorCode.INVALID_REQUEST,
                    "the condition is nested deeper than " + Predicate.MAX_DEPTH + " levels; simplify it");
        }
        return switch (predicate) {
            case Predicate.Is<?, ?> _, Predicate.In<?, ?> _, Predicate.Between<?, ?> _, Predicate.Contains<?> _ -> 1;
            case Predicate.Linked<?, ?>(var _, var target) -> 1 + terms(target, depth + 1);
            case Predicate.Not<?>(var part) -> terms(part, depth + 1);
            case Predicate.All<?>(var parts) ->
                parts.stream().mapToInt(part -> terms(part, depth + 1)).sum();
            case Predicate.Any<?>(var parts) ->
                parts.stream().mapToInt(part -> terms(part, depth + 1)).sum();
        };
    }
}
