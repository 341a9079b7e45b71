package dev.sase.core.registry;

import dev.sase.spi.Surface;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a surface without making it: this is kept of an allowed jar, so that a command for a surface that is not loaded
 * can say so.
 *
 * @param id the surface's id
 * @param title one line for people
 * @param nouns its words on the command line, the descriptor's first
 * @param className the class of the surface
 * @param version the {@code Implementation-Version} of its jar
 */
public record SurfaceIdentity(String id, String title, List<String> nouns, String className, Optional<String> version) {
    public SurfaceIdentity {
        nouns = List.copyOf(nouns);
    }

    /** The identity of a surface that was made. */
    static SurfaceIdentity of(GuardedSurface surface) {
        Class<?> type = surface.type();
        return new SurfaceIdentity(
                surface.descriptor().id(),
                surface.descriptor().title(),
                List.copyOf(nouns(surface)),
                type.getName(),
                Optional.ofNullable(type.getPackage().getImplementationVersion()));
    }

    /** The words on the command line, the descriptor's first. */
    static Set<String> nouns(Surface surface) {
        Set<String> nouns = new LinkedHashSet<>();
        nouns.add(surface.descriptor().noun());
        surface.commands().forEach(command -> nouns.add(command.nounOf(surface.descriptor())));
        return nouns;
    }
}
