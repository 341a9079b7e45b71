package dev.sase.cli.output;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What surrounds one run of the command: environment, folder and streams. Read once at the edge and passed on, so that a test
 * runs the
 * command in its own process.
 *
 * @param environment the variables
 * @param folder the folder the command was started in, absolute
 * @param out standard output, for data
 * @param err standard error, for talk
 * @param outIsTerminal whether a person looks at standard output
 * @param errIsTerminal whether a person looks at standard error
 */
public record Terminal(
        Map<String, String> environment,
        Path folder,
        OutputStream out,
        OutputStream err,
        boolean outIsTerminal,
        boolean errIsTerminal) {
    private static final int DEFAULT_WIDTH = 80;

    public Terminal {
        environment = Map.copyOf(environment);
        folder = folder.toAbsolutePath().normalize();
    }

    /** The surroundings of this process. */
    public static Terminal ofThisProcess() {
        return new Terminal(
                System.getenv(),
                Path.of(""),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                isTerminal(1),
                isTerminal(2));
    }

    /** Whether colours are wanted on standard output: by a terminal that knows them and a user who did not refuse. */
    public boolean coloursOut() {
        return outIsTerminal && colours();
    }

    /** Whether colours are wanted on standard error. */
    public boolean coloursErr() {
        return errIsTerminal && colours();
    }

    private boolean colours() {
        String kind = environment.getOrDefault("TERM", "dumb");
        return environment.getOrDefault("NO_COLOR", "").isEmpty() && !kind.equals("dumb") && !kind.isEmpty();
    }

    /** The columns of standard output: {@code COLUMNS}, else those of the terminal, else so many that nothing is cut. */
    public int width() {
        Optional<Integer> asked = columns();
        if (asked.isPresent()) {
            return asked.get();
        }
        return outIsTerminal ? TerminalWidth.ofStandardOutput().orElse(DEFAULT_WIDTH) : Integer.MAX_VALUE;
    }

    /** The columns for help texts, within what reads well. */
    public int helpWidth() {
        return Math.clamp(columns().orElse(DEFAULT_WIDTH), 60, 120);
    }

    private Optional<Integer> columns() {
        String text = environment.getOrDefault("COLUMNS", "");
        try {
            int columns = Integer.parseInt(text);
            return columns > 0 ? Optional.of(columns) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /**
     * Looks at what a descriptor is. {@link System#console} would tell of standard input and output together only, and a
     * native call
     * costs a short command more than this look.
     */
    private static boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd", Integer.toString(descriptor)))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException _) {
            return Optional.ofNullable(System.console())
                    .map(Console::isTerminal)
                    .orElse(false);
        }
    }
}
