package dev.sase.core.registry;

import dev.sase.spi.Surface;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Makes the surface of a jar without looking at it first. */
final class PluginSurface {
    private PluginSurface() {}

    static Surface load(Path jar) {
        try {
            JarClasses classes = new JarClasses(JarImage.read(jar), Surface.class.getClassLoader());
            return Candidate.inJar(classes, new SurfaceOrigin.Allowed(jar))
                    .getFirst()
                    .surface()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + jar, e);
        }
    }
}
