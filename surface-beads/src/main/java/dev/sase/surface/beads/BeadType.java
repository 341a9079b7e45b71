package dev.sase.surface.beads;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of beads, of both generations; their order is that of an import. */
public enum BeadType {
    /** A container, possibly with phases. */
    PLAN("▸"),
    /** An executable child of a plan. */
    PHASE("↳"),
    /** A standalone item. */
    TASK("◆");

    private final String token = name().toLowerCase(Locale.ROOT);
    private final String glyph;

    BeadType(String glyph) {
        this.glyph = glyph;
    }

    /** The stable word in stores and on the wire. */
    public String token() {
        return token;
    }

    /** The sign in text output. */
    public String glyph() {
        return glyph;
    }

    /** The type of a token. */
    public static Optional<BeadType> ofToken(String token) {
        return Arrays.stream(values())
                .filter(value -> value.token.equals(token))
                .findFirst();
    }

    /** The tokens of all types. */
    public static List<String> tokens() {
        return Arrays.stream(values()).map(BeadType::token).toList();
    }
}
