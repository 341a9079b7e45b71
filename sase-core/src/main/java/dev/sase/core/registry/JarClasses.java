package dev.sase.core.registry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.security.CodeSource;
import java.security.SecureClassLoader;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The classes of one jar, from memory. The program's own classes come first, so that a jar cannot replace any. Thread-safe.
 *
 * <p>A loader over the file would read each class when it is first used: a daemon that runs for days would then mix the classes of two
 * builds, or fail in the middle of a read, as soon as somebody builds the jar again.
 */
final class JarClasses extends SecureClassLoader {
    private static final String VERSIONS = "META-INF/versions/";
    private static final String CLASS = ".class";

    private final Map<String, byte[]> entries;
    private final Manifest manifest;
    private final CodeSource source;

    /**
     * Unpacks a jar.
     *
     * @param image the jar
     * @param parent the program's classes
     * @throws IOException if the bytes are no jar
     */
    JarClasses(JarImage image, ClassLoader parent) throws IOException {
        super("surface " + image.path().getFileName(), parent);
        this.entries = unpack(image.bytes());
        byte[] lines = entries.get("META-INF/MANIFEST.MF");
        this.manifest = lines == null ? new Manifest() : new Manifest(new ByteArrayInputStream(lines));
        this.source = new CodeSource(image.path().toUri().toURL(), (Certificate @Nullable []) null);
        if (Boolean.parseBoolean(manifest.getMainAttributes().getValue(Attributes.Name.MULTI_RELEASE))) {
            replaceByVersions(entries);
        }
    }

    private static Map<String, byte[]> unpack(byte[] jar) throws IOException {
        Map<String, byte[]> entries = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar), StandardCharsets.UTF_8)) {
            for (@Nullable ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    entries.put(entry.getName(), zip.readAllBytes());
                }
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("the name of an entry is no text: " + e.getMessage(), e);
        }
        return entries;
    }

    /** In a jar for several versions of Java, the newest that this one can run stands for the others. */
    private static void replaceByVersions(Map<String, byte[]> entries) {
        for (int version = 9; version <= Runtime.version().feature(); version++) {
            String folder = VERSIONS + version + "/";
            Map<String, byte[]> newer = new HashMap<>();
            entries.forEach((name, content) -> {
                if (name.startsWith(folder)) {
                    newer.put(name.substring(folder.length()), content);
                }
            });
            entries.putAll(newer);
        }
    }

    /** The lines of an entry, without comments and blank ones; empty if there is no such entry. */
    List<String> names(String entry) {
        byte[] content = entries.get(entry);
        return content == null
                ? List.of()
                : new String(content, StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> line.replaceFirst("#.*", "").strip())
                        .filter(line -> !line.isEmpty())
                        .distinct()
                        .toList();
    }

    /** Whether the jar has an entry. */
    boolean has(String entry) {
        return entries.containsKey(entry);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] content = entries.get(name.replace('.', '/') + CLASS);
        if (content == null) {
            throw new ClassNotFoundException(name);
        }
        int end = name.lastIndexOf('.');
        if (end > 0) {
            requirePackage(name.substring(0, end));
        }
        return defineClass(name, content, 0, content.length, source);
    }

    /** Packages carry the version of their jar. */
    @SuppressWarnings("NullAway") // an absent attribute is null for both sides
    private void requirePackage(String name) {
        if (getDefinedPackage(name) == null) {
            Attributes main = manifest.getMainAttributes();
            Package _ = definePackage(
                    name,
                    main.getValue(Attributes.Name.SPECIFICATION_TITLE),
                    main.getValue(Attributes.Name.SPECIFICATION_VERSION),
                    main.getValue(Attributes.Name.SPECIFICATION_VENDOR),
                    main.getValue(Attributes.Name.IMPLEMENTATION_TITLE),
                    main.getValue(Attributes.Name.IMPLEMENTATION_VERSION),
                    main.getValue(Attributes.Name.IMPLEMENTATION_VENDOR),
                    null);
        }
    }

    @Override
    protected @Nullable URL findResource(String name) {
        byte[] content = entries.get(name);
        try {
            return content == null
                    ? null
                    : URL.of(new URI("sase-surface", null, "/" + name, null), new Content(content));
        } catch (URISyntaxException | MalformedURLException _) {
            return null;
        }
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        @Nullable URL found = findResource(name);
        return found == null ? Collections.emptyEnumeration() : Collections.enumeration(List.of(found));
    }

    /** Opens one entry. */
    private static final class Content extends URLStreamHandler {
        private final byte[] bytes;

        Content(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(Objects.requireNonNull(url)) {
                @Override
                public void connect() {
                    // What is in memory is always there.
                }

                @Override
                public InputStream getInputStream() {
                    return new ByteArrayInputStream(bytes);
                }
            };
        }
    }
}
