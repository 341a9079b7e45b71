package dev.sase.surface.changespecs.query;

/** The properties that a query may compare. */
public enum QueryKey {
    /** The base status. */
    STATUS("status"),
    /** The folder of the project, or its display name. */
    PROJECT("project"),
    /** The record itself or one above it on its chain of parents. */
    ANCESTOR("ancestor"),
    /** The name. */
    NAME("name"),
    /** The name without its number. */
    SIBLING("sibling"),
    /** Where the pull request came from; known to {@link QueryLanguage#V5} only. */
    ORIGIN("origin");

    private final String token;

    QueryKey(String token) {
        this.token = token;
    }

    /** The word of a query, of the tree's JSON and of the canonical text. */
    public String token() {
        return token;
    }
}
