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
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** The surfaces of this process, found once and checked against each other. Immutable. */
public final class SurfaceRegistry {
    private final Map<String, Surface> surfaces = new LinkedHashMap<>();
    private final Map<String, ServedRead> reads = new LinkedHashMap<>();

    private SurfaceRegistry(List<Surface> found) {
        if (found.isEmpty()) {
            throw new SaseException(
                    ErrorCode.PLUGIN_BROKEN,
                    "no surface found: no jar on the class path names one in META-INF/services/"
                            + Surface.class.getName() + "; add a surface jar");
        }
        found.stream()
                .sorted(Comparator.comparing(surface -> surface.descriptor().id()))
                .forEach(this::add);
    }

    /**
     * Finds the surfaces of a class loader.
     *
     * @param loader where to look
     * @return the registry
     * @throws SaseException with {@link ErrorCode#PLUGIN_BROKEN} when there is none, when one cannot be made, or when two claim one
     *     id or one read name
     */
    public static SurfaceRegistry load(ClassLoader loader) {
        List<Surface> found = new ArrayList<>();
        try {
            ServiceLoader.load(Surface.class, loader).forEach(found::add);
        } catch (ServiceConfigurationError e) {
            throw new SaseException(
                    ErrorCode.PLUGIN_BROKEN,
                    "a surface cannot be loaded: " + e.getMessage() + "; remove or repair its jar",
                    e);
        }
        return new SurfaceRegistry(found);
    }

    /** A registry of the given surfaces. */
    public static SurfaceRegistry of(List<Surface> surfaces) {
        return new SurfaceRegistry(surfaces);
    }

    /** The surfaces, by id. */
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
                        "no surface serves the read '" + name + "'; served are " + String.join(", ", reads.keySet())));
    }

    /** All reads, by surface. */
    public List<ServedRead> reads() {
        return List.copyOf(reads.values());
    }

    private void add(Surface surface) {
        String id = surface.descriptor().id();
        Surface other = surfaces.putIfAbsent(id, surface);
        if (other != null) {
            throw clash("surface id '" + id + "'", other, surface);
        }
        surface.reads().forEach(read -> {
            ServedRead taken = reads.putIfAbsent(read.name(), new ServedRead(surface, read));
            if (taken != null) {
                throw clash("read '" + read.name() + "'", taken.surface(), surface);
            }
        });
        surface.commands().forEach(command -> {
            ServedRead served = reads.get(command.read());
            if (served == null || !served.surface().equals(surface)) {
                throw new SaseException(
                        ErrorCode.PLUGIN_BROKEN,
                        "the command '" + command.verb() + "' of "
                                + surface.getClass().getName() + " uses the read '" + command.read()
                                + "', which that surface does not have; remove or repair its jar");
            }
        });
    }

    private static SaseException clash(String what, Surface first, Surface second) {
        return new SaseException(
                ErrorCode.PLUGIN_BROKEN,
                "the " + what + " is claimed by " + first.getClass().getName() + " and by "
                        + second.getClass().getName() + "; remove one of their jars");
    }
}
