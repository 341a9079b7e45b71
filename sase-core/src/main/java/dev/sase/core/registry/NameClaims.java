package dev.sase.core.registry;

import dev.sase.spi.ReadOperation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Who has which name: ids, reads and words of the command line. Confined to one thread. */
final class NameClaims {
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9]*([-_][a-z0-9]+)*");

    /** Words of the program itself, those that it is known to want included. */
    private static final Set<String> RESERVED =
            Set.of("completion", "config", "daemon", "demo", "doctor", "events", "help", "mcp", "surface", "version");

    private final Map<String, GuardedSurface> ids = new HashMap<>();
    private final Map<String, GuardedSurface> reads = new HashMap<>();
    private final Map<String, GuardedSurface> nouns = new HashMap<>();

    /** Why a surface cannot stand beside the others: its id or a read is taken, or a read is there twice. */
    Optional<String> clash(GuardedSurface surface) {
        String id = surface.descriptor().id();
        if (ids.containsKey(id)) {
            return Optional.of(claimed("surface id '" + id + "'", ids.get(id), surface));
        }
        Set<String> own = new HashSet<>();
        for (ReadOperation read : surface.reads()) {
            GuardedSurface other = own.add(read.name()) ? reads.get(read.name()) : surface;
            if (other != null) {
                return Optional.of(claimed("read '" + read.name() + "'", other, surface));
            }
        }
        return Optional.empty();
    }

    /** Why the command line cannot offer a surface under its words. */
    Optional<String> wordProblem(GuardedSurface surface) {
        for (String noun : SurfaceIdentity.nouns(surface)) {
            GuardedSurface other = nouns.get(noun);
            if (other != null) {
                return Optional.of(claimed("command word '" + noun + "'", other, surface));
            }
            if (RESERVED.contains(noun)) {
                return Optional.of("the command word '" + noun + "' of " + surface + " is one of sase itself");
            }
            if (!WORD.matcher(noun).matches()) {
                return Optional.of("the command word '" + noun + "' of " + surface
                        + " is none: it has lower-case letters, digits and single dashes");
            }
        }
        return Optional.empty();
    }

    void claim(GuardedSurface surface) {
        ids.put(surface.descriptor().id(), surface);
        surface.reads().forEach(read -> reads.put(read.name(), surface));
        SurfaceIdentity.nouns(surface).forEach(noun -> nouns.put(noun, surface));
    }

    private static String claimed(String what, GuardedSurface first, GuardedSurface second) {
        return "the " + what + " is claimed by " + first + place(first) + " and by " + second + place(second);
    }

    private static String place(GuardedSurface surface) {
        return surface.origin().location().map(path -> " (" + path + ")").orElse("");
    }
}
