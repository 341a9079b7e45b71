package dev.sase.core.engine;

import java.util.Optional;

/**
 * What maintenance works on.
 *
 * @param surface a surface's id; empty means all
 * @param project a scope; empty means all
 */
public record Selection(Optional<String> surface, Optional<String> project) {
    /** Every surface and scope. */
    public static Selection all() {
        return new Selection(Optional.empty(), Optional.empty());
    }

    /** One surface. */
    public static Selection of(String surface) {
        return new Selection(Optional.of(surface), Optional.empty());
    }

    /** The name that the wire uses: the surface's id, or {@code all}. */
    public String surfaceToken() {
        return surface.orElse("all");
    }
}
