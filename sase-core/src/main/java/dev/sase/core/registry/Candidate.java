package dev.sase.core.registry;

import dev.sase.spi.SaseException;
import dev.sase.spi.Surface;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * A surface that was found, or what kept it from being made.
 *
 * @param className the class
 * @param origin where it comes from
 * @param surface the surface, guarded
 * @param failure why there is none
 */
record Candidate(String className, SurfaceOrigin origin, Optional<GuardedSurface> surface, Optional<String> failure) {
    /** The file of a jar that names its surfaces. */
    static final String SERVICE = "META-INF/services/" + Surface.class.getName();

    private static final int MOST_BROKEN_ENTRIES = 100;

    /** A surface that the program made itself. */
    static Candidate given(Surface surface) {
        return guarded(surface, SurfaceOrigin.ofClass(surface.getClass()));
    }

    /** The surfaces that the class path names. One that cannot be made hides no other. */
    static List<Candidate> onClassPath(ClassLoader classes) {
        List<Candidate> found = new ArrayList<>();
        Iterator<ServiceLoader.Provider<Surface>> providers =
                ServiceLoader.load(Surface.class, classes).stream().iterator();
        int broken = 0;
        while (broken < MOST_BROKEN_ENTRIES) {
            try {
                if (!providers.hasNext()) {
                    break;
                }
                ServiceLoader.Provider<Surface> provider = providers.next();
                found.add(made(provider.type(), SurfaceOrigin.ofClass(provider.type()), provider::get));
            } catch (ServiceConfigurationError | LinkageError e) {
                broken++;
                found.add(failed(
                        "?",
                        new SurfaceOrigin.BuiltIn(Optional.empty()),
                        "a surface on the class path cannot be loaded: " + Guard.text(e)
                                + "; remove or repair its jar"));
            }
        }
        return found;
    }

    /** The surfaces that a jar names. */
    static List<Candidate> inJar(JarClasses jar, SurfaceOrigin origin) {
        return jar.names(SERVICE).stream().map(name -> inJar(jar, name, origin)).toList();
    }

    private static Candidate inJar(JarClasses jar, String name, SurfaceOrigin origin) {
        Guard guard = new Guard(name, origin);
        try {
            Class<?> type = jar.loadClass(name);
            if (type.getClassLoader() != jar) {
                return failed(
                        name,
                        origin,
                        "the class " + name + " is on the class path of sase already" + Guard.nextStep(origin));
            }
            if (!Surface.class.isAssignableFrom(type)) {
                return failed(
                        name,
                        origin,
                        "the class " + name + ", which " + SERVICE + " names, does not implement "
                                + Surface.class.getName() + Guard.nextStep(origin));
            }
            return made(type, origin, () -> make(type));
        } catch (ClassNotFoundException _) {
            return failed(
                    name,
                    origin,
                    "the class " + name + ", which " + SERVICE + " names, is not in the jar" + Guard.nextStep(origin));
        } catch (LinkageError e) {
            return failed(name, origin, guard.message("loading " + name, e));
        }
    }

    /** Makes a surface. */
    private interface Maker {
        Surface make() throws Throwable;
    }

    private static Surface make(Class<?> type) throws Throwable {
        try {
            return (Surface) type.getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            @Nullable Throwable cause = e.getCause();
            throw cause == null ? e : cause;
        }
    }

    private static Candidate made(Class<?> type, SurfaceOrigin origin, Maker maker) {
        Surface surface;
        try {
            surface = maker.make();
        } catch (Throwable e) {
            Throwable thrown = e instanceof ServiceConfigurationError && e.getCause() != null ? e.getCause() : e;
            if (thrown instanceof VirtualMachineError end && !(thrown instanceof StackOverflowError)) {
                throw end;
            }
            String place = type.getName() + "." + type.getSimpleName();
            return failed(type.getName(), origin, new Guard(type.getName(), origin).message(place, thrown));
        }
        return guarded(surface, origin);
    }

    private static Candidate guarded(Surface surface, SurfaceOrigin origin) {
        if (surface instanceof GuardedSurface already) {
            return new Candidate(already.toString(), already.origin(), Optional.of(already), Optional.empty());
        }
        String name = surface.getClass().getName();
        try {
            return new Candidate(name, origin, Optional.of(new GuardedSurface(surface, origin)), Optional.empty());
        } catch (SaseException e) {
            return failed(name, origin, String.valueOf(e.getMessage()));
        }
    }

    private static Candidate failed(String className, SurfaceOrigin origin, String reason) {
        return new Candidate(className, origin, Optional.empty(), Optional.of(reason));
    }
}
