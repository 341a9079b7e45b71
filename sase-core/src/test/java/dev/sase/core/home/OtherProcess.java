package dev.sase.core.home;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A second process that holds the lock of a file: the {@code flock} command where there is one, so that the lock is
 * proven against another implementation, else a JVM running {@link #main}.
 */
final class OtherProcess implements AutoCloseable {
    private final Process process;

    private OtherProcess(Process process) {
        this.process = process;
    }

    static OtherProcess holding(Path file, KernelLock.Mode mode) {
        String flag = mode == KernelLock.Mode.SHARED ? "-s" : "-x";
        return start(List.of("flock", flag, "-n", file.toString(), "sh", "-c", "echo held; exec cat"))
                .or(() -> start(ChildJvm.command(OtherProcess.class, file.toString(), mode.name())))
                .orElseThrow();
    }

    /** Starts a command and waits until it says that it holds the lock; empty if there is no such command. */
    private static Optional<OtherProcess> start(List<String> command) {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException _) {
            return Optional.empty();
        }
        try {
            BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
            String line = output.readLine();
            if (!"held".equals(line)) {
                process.destroyForcibly();
                throw new IllegalStateException("the other process says " + line);
            }
            return Optional.of(new OtherProcess(process));
        } catch (IOException e) {
            process.destroyForcibly();
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the process, with it the lock, and waits for it. */
    @Override
    public void close() {
        try {
            // Both kinds read until their input ends; killing the command would leave its child with the lock.
            process.getOutputStream().close();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the other process does not end");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Holds a lock until the standard input ends. */
    public static void main(String[] arguments) throws IOException {
        try (KernelLock _ = KernelLock.tryAcquire(Path.of(arguments[0]), KernelLock.Mode.valueOf(arguments[1]))
                .orElseThrow()) {
            System.out.println("held");
            System.in.readAllBytes();
        }
    }
}
