package dev.sase.core.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.spi.Surface;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Makes real jars of other authors: compiles sources and packs them. */
final class PluginJar {
    private final Path folder;
    private final Map<String, byte[]> entries = new TreeMap<>();

    private PluginJar(Path folder) {
        this.folder = folder;
    }

    /** A jar that works in a folder of its own. */
    static PluginJar in(Path folder) {
        return new PluginJar(folder);
    }

    /** The jar of one surface. */
    static Path of(PluginSource source, Path file) {
        return in(file.resolveSibling(file.getFileName() + ".classes"))
                .compiled(source.className(), source.text())
                .service(source.className())
                .write(file);
    }

    /** Adds the classes of a source. */
    PluginJar compiled(String className, String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        JavaFileObject unit =
                new SimpleJavaFileObject(
                        URI.create("memory:///" + className.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        String classPath = folder + System.getProperty("path.separator") + System.getProperty("java.class.path");
        List<String> options = List.of("-proc:none", "-d", folder.toString(), "-cp", classPath);
        try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, StandardCharsets.UTF_8)) {
            Files.createDirectories(folder);
            boolean done = compiler.getTask(null, files, found, options, null, List.of(unit))
                    .call();
            assertThat(done).as("%s", found.getDiagnostics()).isTrue();
            try (Stream<Path> made = Files.walk(folder)) {
                for (Path each : made.filter(Files::isRegularFile).toList()) {
                    entries.put(folder.relativize(each).toString(), Files.readAllBytes(each));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the plugin cannot be compiled", e);
        }
        return this;
    }

    /** Names the surfaces. */
    PluginJar service(String... classNames) {
        return entry("META-INF/services/" + Surface.class.getName(), String.join("\n", classNames) + "\n");
    }

    PluginJar entry(String name, String content) {
        entries.put(name, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    PluginJar without(String entry) {
        assertThat(entries.remove(entry)).isNotNull();
        return this;
    }

    /** Packs it, with version 1.2.3 in the manifest. */
    Path write(Path file) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "1.2.3");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            for (String name : new ArrayList<>(entries.keySet())) {
                jar.putNextEntry(new JarEntry(name));
                jar.write(entries.get(name));
                jar.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the jar cannot be written", e);
        }
        return file;
    }
}
