package dev.sase.daemon;

import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.daemon.server.ServerLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A home with notes in a short folder, because the socket's path is bounded, and daemons of it inside this JVM. */
final class DaemonFixture implements AutoCloseable {
    final Path home;
    final NotesSurface surface = new NotesSurface();

    DaemonFixture() throws IOException {
        home = Files.createTempDirectory("sase");
        Files.writeString(home.resolve("notes.txt"), "a first\nb second\nc third\n");
    }

    SaseDaemon.Builder builder() {
        return SaseDaemon.builder(home)
                .environment(Map.of("HOSTNAME", "test"))
                .registry(SurfaceRegistry.of(List.of(surface)))
                .limits(ServerLimits.DEFAULT);
    }

    Path runRoot() {
        return home.resolve("run/test");
    }

    Path socket() {
        return runRoot().resolve("sase-daemon.sock");
    }

    RawClient client() throws IOException {
        return new RawClient(socket());
    }

    @Override
    public void close() throws IOException {
        surface.release.countDown();
        Files.walkFileTree(home, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
                try {
                    Files.delete(folder);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
