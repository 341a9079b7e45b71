package dev.sase.surface.beads;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a plan is good for. */
public enum BeadTier {
    /** Only a container. */
    PLAN,
    /** Executable through its phases. */
    EPIC,
    /** Produces epics one after another; the May generation only. */
    LEGEND;

    private final String token = name().toLowerCase(Locale.ROOT);

    /** The stable word in stores and on the wire. */
    public String token() {
        return token;
    }

    /** The tier of a token. */
    public static Optional<BeadTier> ofToken(String token) {
        return Arrays.stream(values())
                .filter(value -> value.token.equals(token))
                .findFirst();
    }

    /** The tokens of all tiers. */
    public static List<String> tokens() {
        return Arrays.stream(values()).map(BeadTier::token).toList();
    }
}
