package dev.sase.bench;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The temporary folder of a run and every process that it starts. However the run ends, neither is left behind. Thread-safe: the
 * end of the program closes it from a thread of its own.
 */
final class Place implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;
    private static final int ATTEMPTS = 5;

    private final Path folder;
    private final Thread atExit;
    private final List<Process> processes = new ArrayList<>();
    private boolean closed;

    private Place(Path folder) {
        this.folder = folder;
        this.atExit = new Thread(this::end, "bench-end");
    }

    static Place create() throws IOException {
        Place place = new Place(Files.createTempDirectory("sase-bench-").toRealPath());
        Runtime.getRuntime().addShutdownHook(place.atExit);
        return place;
    }

    Path folder() {
        return folder;
    }

    /** Starts a process, unless the run is at its end. */
    synchronized Process start(Supplier<Process> starter) {
        if (closed) {
            throw new IllegalStateException("the run was ended");
        }
        processes.removeIf(process -> !process.isAlive());
        Process started = starter.get();
        processes.add(started);
        return started;
    }

    /** Starts a process whose output goes nowhere. */
    Process start(List<String> command) {
        return start(() -> {
            try {
                return new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
            } catch (IOException e) {
                throw new IllegalStateException("cannot start " + command.getFirst(), e);
            }
        });
    }

    /** Ends a process, first kindly. */
    static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Removes a folder and what is in it, as far as it exists. */
    static void delete(Path root) throws IOException {
        if (Files.notExists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
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
        processes.forEach(Place::stop);
        // When the program is ended from outside, the run's own thread may still write; what it adds goes too.
        for (int i = 0; i < ATTEMPTS && Files.exists(folder); i++) {
            try {
                delete(folder);
            } catch (IOException _) {
                // Tried again.
            }
        }
    }
}
