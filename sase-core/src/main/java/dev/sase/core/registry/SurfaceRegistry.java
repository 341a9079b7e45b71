package dev.sase.core.registry;

import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import dev.sase.spi.Surface;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The surfaces of this process, found once and checked against each other. Each is guarded: what it throws, whatever it is, becomes an
 * error of its own and harms no other. Immutable.
 *
 * <p>Two surfaces of the class path that claim one name are an error, because the program was put together wrongly. A surface that
 * cannot be made, or a jar that claims what another surface has, is left out and listed with its reason.
 */
public final class SurfaceRegistry {
    private final Optional<ClassLoader> classes;
    private final Map<String, GuardedSurface> surfaces = new TreeMap<>();
    private final Map<String, ServedRead> reads = new LinkedHashMap<>();
    private final List<SurfaceEntry> unserved = new ArrayList<>();
    private final Optional<String> listProblem;

    private SurfaceRegistry(Optional<ClassLoader> classes, List<Candidate> own, JarSurfaces jars) {
        this.classes = classes;
        this.listProblem = jars.listProblem();
        if (own.isEmpty() && jars.candidates().isEmpty() && jars.absent().isEmpty()) {
            throw new SaseException(
                    ErrorCode.PLUGIN_BROKEN,
                    "no surface found: no jar on the class path names one in " + Candidate.SERVICE
                            + "; add a surface jar");
        }
        NameClaims claims = new NameClaims();
        for (Candidate candidate : sorted(own)) {
            candidate
                    .surface()
                    .ifPresentOrElse(surface -> serve(surface, claims), () -> unserved.add(broken(candidate)));
        }
        for (Candidate candidate : sorted(jars.candidates())) {
            addFromJar(candidate, claims, jars);
        }
        unserved.addAll(jars.absent());
        for (GuardedSurface surface : surfaces.values()) {
            surface.reads().forEach(read -> reads.put(read.name(), new ServedRead(surface, read)));
        }
    }

    private static List<Candidate> sorted(List<Candidate> candidates) {
        return candidates.stream()
                .sorted(Comparator.comparing(candidate -> candidate
                        .surface()
                        .map(surface -> surface.descriptor().id())
                        .orElse("")))
                .toList();
    }

    private void serve(GuardedSurface surface, NameClaims claims) {
        claims.clash(surface).ifPresent(message -> {
            throw new SaseException(ErrorCode.PLUGIN_BROKEN, message + "; remove one of their jars");
        });
        claims.claim(surface);
        surfaces.put(surface.descriptor().id(), surface);
    }

    private void addFromJar(Candidate candidate, NameClaims claims, JarSurfaces jars) {
        if (candidate.surface().isEmpty()) {
            unserved.add(jars.degraded(candidate));
            return;
        }
        GuardedSurface surface = candidate.surface().get();
        Optional<String> clash = claims.clash(surface).or(() -> claims.wordProblem(surface));
        if (clash.isPresent()) {
            unserved.add(SurfaceEntry.of(
                    SurfaceIdentity.of(surface),
                    surface.origin(),
                    SurfaceState.DEGRADED,
                    clash.map(message -> message + Guard.nextStep(surface.origin()))));
            return;
        }
        claims.claim(surface);
        surfaces.put(surface.descriptor().id(), surface);
    }

    private static SurfaceEntry broken(Candidate candidate) {
        return SurfaceEntry.broken(
                candidate.className(), candidate.origin(), candidate.failure().orElse("it cannot be loaded"));
    }

    /**
     * Finds the surfaces of a class loader, and no jars beside.
     *
     * @param loader where to look
     * @return the registry
     * @throws SaseException with {@link ErrorCode#PLUGIN_BROKEN} when there is none, or when two claim one id or one read name
     */
    public static SurfaceRegistry load(ClassLoader loader) {
        return new SurfaceRegistry(Optional.of(loader), Candidate.onClassPath(loader), JarSurfaces.NONE);
    }

    /**
     * Finds the surfaces of a class loader and those of the jars that the user has allowed on this host.
     *
     * @param loader where to look; its classes are those that the jars see
     * @param environment the variables of the user, see {@link AllowedJars#of}
     * @return the registry; a jar that is not what was allowed is not loaded, see {@link #entries}
     * @throws SaseException with {@link ErrorCode#PLUGIN_BROKEN} when there is no surface, or when two of the class path claim one id
     *     or one read name
     */
    public static SurfaceRegistry load(ClassLoader loader, Map<String, String> environment) {
        return new SurfaceRegistry(
                Optional.of(loader),
                Candidate.onClassPath(loader),
                JarSurfaces.load(AllowedJars.of(environment), loader));
    }

    /** A registry of the given surfaces. */
    public static SurfaceRegistry of(List<Surface> surfaces) {
        return new SurfaceRegistry(
                Optional.empty(), surfaces.stream().map(Candidate::given).toList(), JarSurfaces.NONE);
    }

    /** The surfaces that are served, by id. */
    public List<Surface> surfaces() {
        return List.copyOf(surfaces.values());
    }

    /** The surface with this id. */
    public Optional<Surface> surface(String id) {
        return Optional.ofNullable(surfaces.get(id));
    }

    /** The read with this wire name. */
    public Optional<ServedRead> read(String name) {
        return Optional.ofNullable(reads.get(name));
    }

    /** The read with this wire name, or an error that lists what there is. */
    public ServedRead requireRead(String name) {
        return read(name)
                .orElseThrow(() -> new SaseException(
                        ErrorCode.INVALID_REQUEST,
                        "no surface serves the read '" + name + "'; served are " + String.join(", ", reads.keySet())
                                + notServed()));
    }

    private String notServed() {
        return unserved.isEmpty()
                ? ""
                : "; not served, see 'sase surface list': "
                        + String.join(
                                ", ", unserved.stream().map(SurfaceEntry::name).toList());
    }

    /** All reads, by surface. */
    public List<ServedRead> reads() {
        return List.copyOf(reads.values());
    }

    /**
     * The surface that has this word on the command line and is not served.
     *
     * @param noun the word
     * @return its line, whose {@link SurfaceEntry#refusal} says why
     */
    public Optional<SurfaceEntry> unserved(String noun) {
        return unserved.stream().filter(entry -> entry.nouns().contains(noun)).findFirst();
    }

    /**
     * Every surface that was found or allowed: those that are served by id, then the others. Each is asked for everything that it
     * declares; one that fails is listed as degraded.
     */
    public List<SurfaceEntry> entries() {
        List<SurfaceEntry> entries = new ArrayList<>();
        for (GuardedSurface surface : surfaces.values()) {
            Optional<String> failure = Optional.empty();
            try {
                surface.requireWhole();
            } catch (SaseException e) {
                failure = Optional.ofNullable(e.getMessage());
            }
            entries.add(SurfaceEntry.of(
                    SurfaceIdentity.of(surface),
                    surface.origin(),
                    failure.isEmpty() ? SurfaceState.SERVED : SurfaceState.DEGRADED,
                    failure));
        }
        entries.addAll(unserved);
        return entries;
    }

    /** What an operator should know: why surfaces are not served, one line each. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        listProblem.ifPresent(warnings::add);
        unserved.forEach(entry -> warnings.add(String.valueOf(entry.refusal().getMessage())));
        return warnings;
    }

    /** Why the list of allowed jars could not be used, if so. */
    public Optional<String> listProblem() {
        return listProblem;
    }

    /** Whether a line of {@link #entries} stands for a surface whose reads are served, or would be if it did not fail. */
    public boolean isServed(SurfaceEntry entry) {
        return !unserved.contains(entry);
    }

    /** The classes that a jar would see. */
    ClassLoader classes() {
        return classes.orElseGet(Surface.class::getClassLoader);
    }

    /** The lines of surfaces that are not served. */
    List<SurfaceEntry> unserved() {
        return List.copyOf(unserved);
    }

    /** The served surfaces with what is known of their origin. */
    List<GuardedSurface> guarded() {
        return List.copyOf(surfaces.values());
    }
}
