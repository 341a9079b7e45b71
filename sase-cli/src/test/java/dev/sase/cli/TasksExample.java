package dev.sase.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.spi.Surface;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The surface of {@code examples/surface-markdown-tasks}, compiled with its tests and loaded as another author's jar would be. */
final class TasksExample implements AutoCloseable {
    private static final String FOLDER = "examples/surface-markdown-tasks/";
    private static final String SERVICE = "META-INF/services/dev.sase.spi.Surface";

    /** What the example's own build has to compile against: the SPI with its annotations, and Jackson. */
    private static final List<String> PUBLISHED = List.of("sase-spi", "jspecify", "jackson-");

    private final URLClassLoader classes;

    private TasksExample(URLClassLoader classes) {
        this.classes = classes;
    }

    /** Compiles the example with its tests into a folder. */
    static TasksExample compile(Checkout checkout, Path target) {
        compileSurface(checkout, target);
        String classPath = target + File.pathSeparator + System.getProperty("java.class.path");
        assertThat(Checkout.compile(checkout.files(FOLDER + "src/test", ".java"), target, classPath))
                .isEmpty();
        try {
            URL[] path = {target.toUri().toURL()};
            return new TasksExample(new URLClassLoader(path, TasksExample.class.getClassLoader()));
        } catch (IOException e) {
            throw new UncheckedIOException("the example cannot be loaded from " + target, e);
        }
    }

    /**
     * Builds the jar of the surface alone.
     *
     * @param checkout where the example lies
     * @param folder for the classes and the jar
     * @return the jar
     */
    static Path jar(Checkout checkout, Path folder) {
        Path target = folder.resolve("classes");
        Path jar = folder.resolve("surface-markdown-tasks-1.0.0.jar");
        try {
            compileSurface(checkout, Files.createDirectories(target));
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), new Manifest());
                    Stream<Path> files = Files.walk(target)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    out.putNextEntry(new JarEntry(target.relativize(file).toString()));
                    Files.copy(file, out);
                    out.closeEntry();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the example's jar cannot be made in " + folder, e);
        }
        return jar;
    }

    /** Compiles the surface against nothing but what is published for authors. */
    private static void compileSurface(Checkout checkout, Path target) {
        String published = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> PUBLISHED.stream().anyMatch(entry::contains))
                .collect(Collectors.joining(File.pathSeparator));
        assertThat(Checkout.compile(checkout.files(FOLDER + "src/main", ".java"), target, published))
                .isEmpty();
        try {
            Path service = target.resolve(SERVICE);
            Files.createDirectories(service.getParent());
            Files.copy(
                    checkout.root().resolve(FOLDER + "src/main/resources/" + SERVICE),
                    service,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the example cannot be put together in " + target, e);
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
        return Class.forName(name, true, classes);
    }

    @Override
    public void close() throws IOException {
        classes.close();
    }
}
