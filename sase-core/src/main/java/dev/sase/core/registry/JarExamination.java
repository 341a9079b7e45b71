package dev.sase.core.registry;

import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import dev.sase.spi.Surface;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipException;

/**
 * A jar that was looked at before it is allowed, and found to be in order.
 *
 * @param jar what to put on the list
 * @param surfaces what it brings, in the order in which it names them
 */
public record JarExamination(AllowedJar jar, List<Surface> surfaces) {
    public JarExamination {
        surfaces = List.copyOf(surfaces);
    }

    /**
     * Loads a jar apart from all others, makes its surfaces, asks them for everything they declare, and compares their names with those
     * of the surfaces that are there.
     *
     * @param file the jar
     * @param registry the surfaces that are there; those of this very jar are left out
     * @return what the jar brings
     * @throws SaseException with {@link ErrorCode#NOT_FOUND} if there is no such file, {@link ErrorCode#SOURCE_UNREADABLE} if it cannot
     *     be read, {@link ErrorCode#PLUGIN_BROKEN} if it is no jar, brings no surface, or one that does not work or claims the name of
     *     another
     */
    public static JarExamination of(Path file, SurfaceRegistry registry) {
        if (!Files.exists(file)) {
            throw new SaseException(ErrorCode.NOT_FOUND, "there is no file " + file + "; name the jar of a surface");
        }
        Path real;
        JarClasses classes;
        JarImage image;
        try {
            real = file.toRealPath();
            requireJar(real);
            image = JarImage.read(real);
            classes = new JarClasses(image, registry.classes());
        } catch (ZipException e) {
            throw broken(file + " is no jar: " + e.getMessage()
                    + "; name the jar of a surface, build it again if it was cut");
        } catch (IOException e) {
            throw new SaseException(
                    ErrorCode.SOURCE_UNREADABLE,
                    "cannot read " + file + ": " + e.getMessage() + "; make it readable",
                    e);
        }
        if (classes.names(Candidate.SERVICE).isEmpty()) {
            throw broken(file + " brings no surface: " + Candidate.SERVICE
                    + (classes.has(Candidate.SERVICE) ? " in it names no class" : " is not in it")
                    + "; a surface's jar names the surface's class there");
        }
        List<GuardedSurface> brought = surfaces(classes, new SurfaceOrigin.Allowed(real));
        requireFree(brought, registry, real);
        return new JarExamination(
                new AllowedJar(
                        real,
                        image.sha256(),
                        brought.stream().map(SurfaceIdentity::of).toList()),
                new ArrayList<>(brought));
    }

    /** Looks at the directory at the end of the file, which a jar that was cut does not have. */
    private static void requireJar(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw broken(file + " is no file; name the jar of a surface");
        }
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            if (jar.size() == 0) {
                throw broken(file + " is an empty jar; name the jar of a surface");
            }
        }
    }

    private static List<GuardedSurface> surfaces(JarClasses classes, SurfaceOrigin origin) {
        List<GuardedSurface> brought = new ArrayList<>();
        for (Candidate candidate : Candidate.inJar(classes, origin)) {
            candidate.failure().ifPresent(reason -> {
                throw broken(reason);
            });
            candidate.surface().ifPresent(surface -> {
                surface.requireWhole();
                brought.add(surface);
            });
        }
        return brought;
    }

    private static void requireFree(List<GuardedSurface> brought, SurfaceRegistry registry, Path jar) {
        NameClaims claims = new NameClaims();
        registry.guarded().stream()
                .filter(surface -> isOther(surface.origin(), jar))
                .forEach(claims::claim);
        for (GuardedSurface surface : brought) {
            claims.clash(surface).or(() -> claims.wordProblem(surface)).ifPresent(message -> {
                throw broken(message + "; choose one of the two: 'sase surface list', 'sase surface remove'");
            });
            claims.claim(surface);
            for (SurfaceEntry entry : registry.unserved()) {
                if (isOther(entry.origin(), jar)
                        && entry.id().equals(Optional.of(surface.descriptor().id()))) {
                    throw broken("the surface id '" + surface.descriptor().id() + "' is claimed by " + entry.className()
                            + entry.origin()
                                    .location()
                                    .map(path -> " (" + path + ")")
                                    .orElse("") + ", which is "
                            + entry.state().token().replace('_', ' ') + ", and by " + surface + " (" + jar
                            + "); run 'sase surface remove "
                            + surface.descriptor().id() + "' first");
                }
            }
        }
    }

    private static boolean isOther(SurfaceOrigin origin, Path jar) {
        return !(origin instanceof SurfaceOrigin.Allowed(var path)) || !path.equals(jar);
    }

    private static SaseException broken(String message) {
        return new SaseException(ErrorCode.PLUGIN_BROKEN, message);
    }
}
