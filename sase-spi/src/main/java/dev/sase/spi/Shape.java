package dev.sase.spi;

/** How an answer is wrapped on the wire and by {@code --json}. */
public enum Shape {
    /** A list: snapshot, page, the answer's members, bounds. */
    PAGE,
    /** One thing: snapshot, the answer's members, bounds. */
    DETAIL,
    /** The answer's members and nothing else. */
    BARE
}
