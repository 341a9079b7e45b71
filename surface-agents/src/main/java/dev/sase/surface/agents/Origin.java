package dev.sase.surface.agents;

import java.util.Arrays;
import java.util.Optional;

/** What vouches for a published run. */
public enum Origin {
    /** A snapshot whose digest its owner's manifest confirms. */
    AUTHORITATIVE("authoritative"),
    /** Nothing: the run lies in the publication and no confirmed snapshot lists it. */
    ORPHAN("orphan"),
    /** The manifest of the first version. */
    LEGACY("legacy");

    private final String token;

    Origin(String token) {
        this.token = token;
    }

    /** The word for it in records. */
    public String token() {
        return token;
    }

    /** The origin of a word. */
    public static Optional<Origin> ofToken(String token) {
        return Arrays.stream(values())
                .filter(origin -> origin.token.equals(token))
                .findFirst();
    }
}
