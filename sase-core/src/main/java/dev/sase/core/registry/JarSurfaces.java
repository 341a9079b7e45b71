package dev.sase.core.registry;

import dev.sase.spi.SaseException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the allowed jars bring.
 *
 * @param candidates the surfaces of jars that are what was allowed
 * @param absent a line for each surface of the others
 * @param known what the list says of a class, by its name
 * @param listProblem why the list could not be read
 */
record JarSurfaces(
        List<Candidate> candidates,
        List<SurfaceEntry> absent,
        Map<String, SurfaceIdentity> known,
        Optional<String> listProblem) {
    static final JarSurfaces NONE = new JarSurfaces(List.of(), List.of(), Map.of(), Optional.empty());

    /** Loads each jar whose bytes are those that were allowed. */
    static JarSurfaces load(AllowedJars allowed, ClassLoader parent) {
        List<AllowedJar> jars;
        try {
            jars = allowed.list();
        } catch (SaseException e) {
            return new JarSurfaces(List.of(), List.of(), Map.of(), Optional.ofNullable(e.getMessage()));
        }
        if (jars.isEmpty()) {
            return NONE;
        }
        JarSurfaces all = new JarSurfaces(new ArrayList<>(), new ArrayList<>(), new HashMap<>(), Optional.empty());
        jars.forEach(jar -> all.add(jar, parent));
        return all;
    }

    private void add(AllowedJar jar, ClassLoader parent) {
        SurfaceOrigin origin = new SurfaceOrigin.Allowed(jar.path());
        String word = ShellWord.of(jar.path().toString());
        String without = "; to do without it, run 'sase surface remove " + word + "'";
        try {
            JarImage image = JarImage.read(jar.path());
            if (!image.sha256().equals(jar.sha256())) {
                leaveOut(
                        jar,
                        SurfaceState.NOT_ALLOWED,
                        "the bytes of " + jar.path() + " are not those that were allowed (SHA-256 "
                                + image.sha256().substring(0, 12) + "..., allowed " + shortened(jar.sha256())
                                + "); if you know why, allow it again with 'sase surface add " + word + "'" + without);
                return;
            }
            jar.surfaces().forEach(surface -> known.put(surface.className(), surface));
            candidates.addAll(Candidate.inJar(new JarClasses(image, parent), origin));
        } catch (NoSuchFileException _) {
            leaveOut(jar, SurfaceState.MISSING, "the jar " + jar.path() + " is gone; put it back" + without);
        } catch (IOException | SaseException e) {
            leaveOut(
                    jar,
                    SurfaceState.MISSING,
                    "the jar " + jar.path() + " cannot be read: " + Guard.text(e) + "; make it readable" + without);
        }
    }

    private static String shortened(String hash) {
        return hash.substring(0, Math.min(12, hash.length())) + "...";
    }

    private void leaveOut(AllowedJar jar, SurfaceState state, String reason) {
        Path path = jar.path();
        jar.surfaces()
                .forEach(surface -> absent.add(
                        SurfaceEntry.of(surface, new SurfaceOrigin.Allowed(path), state, Optional.of(reason))));
    }

    /** The line of a surface that could not be made, with what the list remembers of it. */
    SurfaceEntry degraded(Candidate candidate) {
        SurfaceIdentity identity = known.get(candidate.className());
        return identity == null
                ? SurfaceEntry.broken(
                        candidate.className(),
                        candidate.origin(),
                        candidate.failure().orElse(""))
                : SurfaceEntry.of(identity, candidate.origin(), SurfaceState.DEGRADED, candidate.failure());
    }
}
