package dev.sase.cli.demo;

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
 * A temporary folder and every process that is started in it. However the work in it ends, by its end, by a failure or by Ctrl-C,
 * neither is left. Thread-safe: the end of the program closes it from a thread of its own.
 */
public final class TemporaryPlace implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;
    private static final int ATTEMPTS = 5;

    private final Path folder;
    private final Thread atExit;
    private final List<Process> processes = new ArrayList<>();
    private boolean closed;

    private TemporaryPlace(Path folder, String name) {
        this.folder = folder;
        this.atExit = new Thread(this::end, name + "-end");
    }

    /**
     * Makes a folder.
     *
     * @param name begins the name of the folder
     * @throws IOException if there is no place for temporary files
     */
    public static TemporaryPlace create(String name) throws IOException {
        TemporaryPlace place =
                new TemporaryPlace(Files.createTempDirectory(name + "-").toRealPath(), name);
        Runtime.getRuntime().addShutdownHook(place.atExit);
        return place;
    }

    /** The folder, without links in its path. */
    public Path folder() {
        return folder;
    }

    /**
     * Starts a process, unless the work is at its end.
     *
     * @throws IllegalStateException if the place is closed
     */
    public synchronized Process start(Supplier<Process> starter) {
        if (closed) {
            throw new IllegalStateException("this was ended, and starts nothing more");
        }
        processes.removeIf(process -> !process.isAlive());
        Process started = starter.get();
        processes.add(started);
        return started;
    }

    /** Starts a process whose output goes nowhere. */
    public Process start(List<String> command) {
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
    public static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                // A child of ours in a folder of ours: nothing of anybody's is lost.
                process.destroyForcibly().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Removes a folder and what is in it, as far as it exists. */
    public static void delete(Path root) throws IOException {
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

    /** Whether all processes and the folder are gone. */
    public synchronized boolean isClean() {
        return processes.stream().noneMatch(Process::isAlive) && Files.notExists(folder);
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
        processes.stream().filter(Process::isAlive).forEach(TemporaryPlace::stop);
        // On Ctrl-C the work's own thread may still write; what it adds goes too.
        for (int i = 0; i < ATTEMPTS && Files.exists(folder); i++) {
            try {
                delete(folder);
            } catch (IOException _) {
                // Tried again, and reported by isClean.
            }
        }
    }
}
