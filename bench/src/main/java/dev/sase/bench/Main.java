package dev.sase.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.helpers.NOP_FallbackServiceProvider;

/** The benchmarks as a program: the table goes to standard output, progress to standard error. */
public final class Main {
    private Main() {}

    /** Runs the benchmarks. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream talk = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, talk, arguments));
    }

    /**
     * Runs the benchmarks.
     *
     * @return the exit code: 0, also when bars are missed; 1 when a measurement failed; 2 for wrong arguments
     */
    static int run(PrintStream out, PrintStream talk, String... arguments) {
        // Like the command: a logging backend would be part of what is measured.
        if (System.getProperty("slf4j.provider") == null) {
            System.setProperty("slf4j.provider", NOP_FallbackServiceProvider.class.getName());
            System.setProperty("slf4j.internal.verbosity", "ERROR");
        }
        if (List.of(arguments).contains("--help")) {
            out.print(Options.USAGE);
            return 0;
        }
        try {
            Options options = Options.parse(List.of(arguments));
            out.print(new Benchmark(options, line -> talk.println("bench: " + line)).run());
            return 0;
        } catch (IllegalArgumentException e) {
            talk.println("bench: " + e.getMessage());
            return 2;
        } catch (IOException | IllegalStateException e) {
            talk.println("bench: it failed: " + e.getMessage());
            return 1;
        }
    }
}
