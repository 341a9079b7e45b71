package dev.sase.bench;

import dev.sase.cli.demo.TemporaryPlace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Whole processes of the command, from the daemon and from the files in turns, with the same launcher. */
final class CommandRuns {
    static final String GROUP = "commands";

    private static final int PATIENCE_SECONDS = 120;
    private static final int ATTEMPTS = 10;
    private static final String BEADS = "beads";
    private static final String NOTIFICATIONS = "notifications";
    private static final int SMALL = 100;
    private static final int LARGE = 10_000;
    private static final double MOST_LARGE = 0.5;
    private static final double MOST_SMALL_EXTRA_NANOS = 10e6;

    /** What the launcher gives the JVM, for runs without it. */
    private static final List<String> JVM_OPTIONS =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m", "--enable-native-access=ALL-UNNAMED");

    private CommandRuns() {}

    static void measure(Scene scene, String beadId) throws IOException {
        String project = scene.home().project();
        measure(scene, BEADS, "bead show", List.of("bead", "show", beadId, "--project", project, "--json"));
        measure(scene, BEADS, "bead ready", List.of("bead", "ready", "--project", project, "--json"));
        measure(scene, NOTIFICATIONS, "notify counts", List.of("notify", "counts", "--json"));
    }

    /** Whether figures of this many records have a bar. */
    static boolean hasBar(int size) {
        return size == SMALL || size == LARGE;
    }

    private static void measure(Scene scene, String group, String name, List<String> arguments) throws IOException {
        measure(scene, group, name, arguments, Effort.processes(scene.quick()));
    }

    /**
     * Measures one command both ways.
     *
     * @param group the read group of what it reads
     */
    static void measure(Scene scene, String group, String name, List<String> arguments, Effort effort)
            throws IOException {
        requireDaemon(scene, arguments);
        List<Percentiles> results = Timing.alternating(
                effort,
                1,
                List.of(
                        asking(scene, command(scene, arguments)),
                        _ -> run(scene, command(scene, with(arguments, "--no-daemon")))));
        Percentiles daemon = scene.add(GROUP, name + ", daemon", results.getFirst());
        Percentiles files = scene.add(GROUP, name + ", files", results.getLast());
        scene.report().add(new Comparison(group, name, scene.home().size(), daemon, files));
        double ratio = daemon.median() / files.median();
        scene.addRatio(GROUP, name + ", daemon / files", ratio, bar(scene.home().size(), daemon, files));
    }

    /** Runs a command that asks the daemon, whatever became of one before it. */
    private static Timing.Action asking(Scene scene, List<String> command) {
        return new Timing.Action() {
            @Override
            public void prepare(int run) {
                scene.home().forgetFailures();
            }

            @Override
            public void run(int run) throws IOException {
                CommandRuns.run(scene, command);
            }
        };
    }

    private static Optional<Bar> bar(int size, Percentiles daemon, Percentiles files) {
        return switch (size) {
            case SMALL ->
                Optional.of(new Bar("≤ 1 x + 10 ms", daemon.median() <= files.median() + MOST_SMALL_EXTRA_NANOS));
            case LARGE -> Optional.of(Bar.atMostTimes(MOST_LARGE, daemon.median() / files.median()));
            default -> Optional.empty();
        };
    }

    private static List<String> command(Scene scene, List<String> arguments) {
        List<String> command = new ArrayList<>(scene.options()
                .launcher()
                .map(launcher -> List.of(launcher.toString()))
                .orElseGet(() -> Programs.java(JVM_OPTIONS, "dev.sase.cli.Main")));
        command.addAll(arguments);
        return command;
    }

    private static List<String> with(List<String> arguments, String last) {
        List<String> all = new ArrayList<>(arguments);
        all.add(last);
        return all;
    }

    private static void run(Scene scene, List<String> command) throws IOException {
        run(scene, command, ProcessBuilder.Redirect.DISCARD);
    }

    private static void run(Scene scene, List<String> command, ProcessBuilder.Redirect errors) throws IOException {
        Process process = scene.place().start(() -> begin(scene, command, errors));
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                TemporaryPlace.stop(process);
                throw new IOException("a command did not end in " + PATIENCE_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            TemporaryPlace.stop(process);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (process.exitValue() != 0) {
            throw new IOException("a command ended with exit code " + process.exitValue());
        }
    }

    private static Process begin(Scene scene, List<String> command, ProcessBuilder.Redirect errors) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(scene.home().path().toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(errors);
        builder.environment().clear();
        builder.environment().putAll(scene.home().environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new IllegalStateException("the command cannot be started: " + e.getMessage(), e);
        }
    }

    /** A comparison in which the files answer both times says nothing. */
    private static void requireDaemon(Scene scene, List<String> arguments) throws IOException {
        Path told = scene.place().folder().resolve("explained");
        String text = "";
        for (int i = 0; i < ATTEMPTS && !text.toLowerCase(Locale.ROOT).contains("answered from the daemon"); i++) {
            scene.home().forgetFailures();
            run(scene, command(scene, with(arguments, "--explain")), ProcessBuilder.Redirect.to(told.toFile()));
            text = Files.readString(told, StandardCharsets.UTF_8);
        }
        if (!text.toLowerCase(Locale.ROOT).contains("answered from the daemon")) {
            throw new IOException("the daemon did not answer the command: " + text.strip());
        }
    }
}
