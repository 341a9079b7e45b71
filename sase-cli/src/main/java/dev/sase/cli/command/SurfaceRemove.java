package dev.sase.cli.command;

import dev.sase.core.registry.AllowedJar;
import dev.sase.core.registry.AllowedJars;
import dev.sase.core.registry.SurfaceIdentity;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code sase surface remove}: takes a jar off the list, by the id of a surface or by its path. */
final class SurfaceRemove {
    private SurfaceRemove() {}

    static int run(Call call, SurfaceRegistry registry) {
        String text = SurfaceJarArgument.text(call);
        AllowedJars list = AllowedJars.of(call.terminal().environment());
        List<AllowedJar> all = list.list();
        List<AllowedJar> meant = all.stream()
                .filter(jar ->
                        jar.surfaces().stream().anyMatch(surface -> surface.id().equals(text)))
                .toList();
        if (meant.isEmpty()) {
            Path path = real(SurfaceJarArgument.path(call));
            meant = all.stream().filter(jar -> jar.path().equals(path)).toList();
        }
        if (meant.isEmpty()) {
            throw unknown(text, all, registry);
        }
        if (meant.size() > 1) {
            throw new SaseException(
                    ErrorCode.AMBIGUOUS,
                    "several jars bring a surface '" + text + "': "
                            + String.join(
                                    ", ",
                                    meant.stream()
                                            .map(jar -> jar.path().toString())
                                            .toList())
                            + "; name the jar");
        }
        AllowedJar jar = meant.getFirst();
        list.remove(jar);
        List<String> ids = jar.surfaces().stream().map(SurfaceIdentity::id).toList();
        call.out().line("Removed " + String.join(", ", ids) + ": " + jar.path() + " is not loaded any more.");
        call.talk().line("A daemon that runs already serves it until 'sase daemon restart'.");
        return 0;
    }

    /** A jar that is gone has no real path; its name as written may still be the one on the list. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException _) {
            Path folder = path.getParent();
            return folder == null ? path : real(folder).resolve(path.getFileName());
        }
    }

    private static SaseException unknown(String text, List<AllowedJar> all, SurfaceRegistry registry) {
        if (registry.surface(text).isPresent()) {
            return new SaseException(
                    ErrorCode.INVALID_REQUEST,
                    "the surface '" + text
                            + "' is built in and cannot be removed; switch its reads through the daemon off with"
                            + " 'daemon.reads.surfaces." + text + ": false' in sase.yml");
        }
        List<String> known = new ArrayList<>();
        all.forEach(jar -> {
            jar.surfaces().forEach(surface -> known.add(surface.id()));
            known.add(jar.path().toString());
        });
        String clause = Suggestion.clause(text, known);
        return new SaseException(
                ErrorCode.NOT_FOUND,
                "no allowed jar is or brings '" + text + "'"
                        + (clause.isEmpty() ? "; 'sase surface list' shows what there is" : clause));
    }
}
