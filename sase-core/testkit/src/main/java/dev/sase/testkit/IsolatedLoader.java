package dev.sase.testkit;

import dev.sase.spi.SaseHome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A class loader in which sase has no engine and Java no database: classes of both are not found. */
final class IsolatedLoader extends ClassLoader {
    private static final List<String> HIDDEN =
            List.of("java.sql.", "javax.sql.", "org.sqlite.", "org.h2.", "dev.sase.core.");

    private final ClassLoader classes;

    private IsolatedLoader(ClassLoader classes) {
        super(ClassLoader.getPlatformClassLoader());
        this.classes = classes;
    }

    /** What {@link LoadProbe} says of a surface inside such a loader. */
    static String probe(Class<?> surface, SaseHome home) {
        IsolatedLoader loader = new IsolatedLoader(surface.getClassLoader());
        try {
            return (String) loader.loadClass(LoadProbe.class.getName())
                    .getMethod("digest", String.class, Path.class, Map.class, Map.class)
                    .invoke(null, surface.getName(), home.path(), home.settings(), home.environment());
        } catch (ReflectiveOperationException e) {
            throw failed(surface, e);
        }
    }

    private static AssertionError failed(Class<?> surface, Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return new AssertionError(surface.getName() + " cannot load without a database: " + root, thrown);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (HIDDEN.stream().anyMatch(name::startsWith)) {
            throw new ClassNotFoundException(name + " is hidden: a loader reads files only");
        }
        return super.loadClass(name, resolve);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try (InputStream code = classes.getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (code == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = code.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
