package dev.sase.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.spi.Surface;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.ServiceLoader;

/** The surface of {@code examples/surface-tasks}, compiled with its contract test and loaded as another author's jar would be. */
final class TasksExample implements AutoCloseable {
    private static final String FOLDER = "examples/surface-tasks/";
    private static final String SERVICE = "META-INF/services/dev.sase.spi.Surface";

    private final URLClassLoader classes;

    private TasksExample(URLClassLoader classes) {
        this.classes = classes;
    }

    /** Compiles the example into a folder. */
    static TasksExample compile(Checkout checkout, Path target) {
        assertThat(Checkout.compile(checkout.files(FOLDER + "src", ".java"), target))
                .isEmpty();
        try {
            Path service = target.resolve(SERVICE);
            Files.createDirectories(service.getParent());
            Files.copy(
                    checkout.root().resolve(FOLDER + "src/main/resources/" + SERVICE),
                    service,
                    StandardCopyOption.REPLACE_EXISTING);
            URL[] path = {target.toUri().toURL()};
            return new TasksExample(new URLClassLoader(path, TasksExample.class.getClassLoader()));
        } catch (IOException e) {
            throw new UncheckedIOException("the example cannot be loaded from " + target, e);
        }
    }

    /** The surface, found as every surface is. */
    Surface surface() {
        List<Surface> found = ServiceLoader.load(Surface.class, classes).stream()
                .filter(provider -> classes.equals(provider.type().getClassLoader()))
                .map(ServiceLoader.Provider::get)
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    /** A class of the example. */
    Class<?> type(String name) throws ClassNotFoundException {
        return classes.loadClass(name);
    }

    @Override
    public void close() throws IOException {
        classes.close();
    }
}
