package dev.sase.surface.beads;

import java.util.Arrays;
import java.util.Optional;

/** The generation of a store, which decides the rules of {@code ready} and {@code stats}. */
public enum Generation {
    /** A store whose source is {@code issues.jsonl}. */
    MAY("m"),
    /** A store whose source is its event streams. */
    AUGUST("a");

    private final String token;

    Generation(String token) {
        this.token = token;
    }

    /** The stable word in rows. */
    public String token() {
        return token;
    }

    /** The generation of a token. */
    public static Optional<Generation> ofToken(String token) {
        return Arrays.stream(values())
                .filter(value -> value.token.equals(token))
                .findFirst();
    }
}
