package dev.sase.surface.changespecs.query;

/**
 * How large a query may be. The limits lie below those of {@link dev.sase.spi.Predicate}, so that a query that was accepted is
 * answered, with room for the conditions that a read adds.
 */
public final class QueryLimits {
    /** The most bytes of UTF-8. */
    public static final int MAX_BYTES = 65_536;

    /** The deepest nesting: of parentheses and NOT, and of the tree. */
    public static final int MAX_DEPTH = 90;

    /** The most terms; {@code *} counts as three and {@code ancestor} as two. */
    public static final int MAX_TERMS = 400;

    /** The most different names that all {@code ancestor} terms of a query may come to. */
    public static final int MAX_NAMES = 30_000;

    private QueryLimits() {}
}
