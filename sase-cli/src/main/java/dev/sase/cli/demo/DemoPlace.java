package dev.sase.cli.demo;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The temporary folder of a demo and the daemon in it. However the demo ends, by its end, by a failure or by Ctrl-C, neither
 * is left.
 * Thread-safe: the end of the program closes it from a thread of its own.
 */
final class DemoPlace implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;
    private static final int ATTEMPTS = 5;

    private final Path folder;
    private final Thread atExit;
    private @Nullable Process daemon;
    private boolean closed;

    private DemoPlace(Path folder) {
        this.folder = folder;
        this.atExit = new Thread(this::end, "demo-end");
    }

    static DemoPlace create() throws IOException {
        DemoPlace place = new DemoPlace(Files.createTempDirectory("sase-demo-").toRealPath());
        Runtime.getRuntime().addShutdownHook(place.atExit);
        return place;
    }

    Path folder() {
        return folder;
    }

    /** Starts the daemon, unless the demo is at its end. */
    synchronized Process start(Supplier<Process> starter) {
        if (closed) {
            throw new IllegalStateException("the demo was ended");
        }
        Process started = starter.get();
        daemon = started;
        return started;
    }

    /** Whether the daemon's process and the folder are gone. */
    synchronized boolean isClean() {
        return (daemon == null || !daemon.isAlive()) && Files.notExists(folder);
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException _) {
            // The program is ending, and the hook with it.
        }
    }

    private synchronized void end() {
        closed = true;
        stop();
        // On Ctrl-C the demo's own thread may still write; what it adds goes too.
        for (int i = 0; i < ATTEMPTS && Files.exists(folder); i++) {
            delete();
        }
    }

    private void stop() {
        Process process = daemon;
        if (process == null || !process.isAlive()) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                // Our own child in our own folder: nothing of anybody's is lost.
                process.destroyForcibly().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void delete() {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
                        throws IOException {
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException _) {
            // Tried again, and reported by isClean.
        }
    }
}
