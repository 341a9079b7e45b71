package dev.sase.core.registry;

import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.util.List;
import java.util.Optional;

/**
 * A line of the list of surfaces: one that is served, or one that is not, with the reason.
 *
 * @param id the surface's id; empty when the surface could not even say that
 * @param title one line for people, or empty text
 * @param nouns its words on the command line, possibly none
 * @param className its class
 * @param version the version of its jar
 * @param origin where it comes from
 * @param state what became of it
 * @param reason why it is not served, with the next step
 */
public record SurfaceEntry(
        Optional<String> id,
        String title,
        List<String> nouns,
        String className,
        Optional<String> version,
        SurfaceOrigin origin,
        SurfaceState state,
        Optional<String> reason) {
    public SurfaceEntry {
        nouns = List.copyOf(nouns);
    }

    /** A line for a surface that is known. */
    static SurfaceEntry of(SurfaceIdentity known, SurfaceOrigin origin, SurfaceState state, Optional<String> reason) {
        return new SurfaceEntry(
                Optional.of(known.id()),
                known.title(),
                known.nouns(),
                known.className(),
                known.version(),
                origin,
                state,
                reason);
    }

    /** A line for a class that could not become a surface. */
    static SurfaceEntry broken(String className, SurfaceOrigin origin, String reason) {
        return new SurfaceEntry(
                Optional.empty(),
                "",
                List.of(),
                className,
                Optional.empty(),
                origin,
                SurfaceState.DEGRADED,
                Optional.of(reason));
    }

    /** The id, or the class of a surface that has none. */
    public String name() {
        return id.orElse(className);
    }

    /** The error of a request that needs this surface. */
    public SaseException refusal() {
        ErrorCode code = state == SurfaceState.DEGRADED ? ErrorCode.PLUGIN_BROKEN : ErrorCode.INVALID_CONFIGURATION;
        return new SaseException(code, "the surface '" + name() + "' is not served: " + reason.orElse(state.token()));
    }
}
