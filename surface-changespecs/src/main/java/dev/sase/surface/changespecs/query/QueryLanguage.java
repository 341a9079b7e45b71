package dev.sase.surface.changespecs.query;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The generations of the language. They differ in the keys that they accept, and so in what an error lists; what both accept means the
 * same in both, whatever generation a record is of.
 */
public enum QueryLanguage {
    /** Five keys. */
    V2,
    /** The five and {@code origin}, which no record of the earlier file format has. */
    V5;

    /** The keys, in the order in which an error lists them. */
    public List<QueryKey> keys() {
        return Arrays.stream(QueryKey.values())
                .filter(key -> this == V5 || key != QueryKey.ORIGIN)
                .toList();
    }

    Optional<QueryKey> key(String token) {
        return keys().stream().filter(key -> key.token().equals(token)).findFirst();
    }

    String listed() {
        return keys().stream().map(QueryKey::token).collect(Collectors.joining(", "));
    }
}
