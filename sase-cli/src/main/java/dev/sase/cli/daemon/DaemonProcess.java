package dev.sase.cli.daemon;

import dev.sase.core.home.DaemonInspection;
import dev.sase.core.home.Locations;
import dev.sase.core.home.OwnershipMetadata;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts the daemon as a process of its own, on the Java and with the class path of this one. */
public final class DaemonProcess {
    private static final long POLL_MILLIS = 50;
    private static final int LOG_TAIL_BYTES = 4096;
    private static final String MAIN = "dev.sase.daemon.Main";

    /**
     * A small heap that gives back what a rebuild needed; nothing but errors on standard error. Not the commands' cache of classes: what
     * it remembers of their short lives makes a daemon's warm reads slower.
     */
    private static final List<String> JVM_OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-Xms16m",
            "-Xmx512m",
            "-XX:MinHeapFreeRatio=30",
            "-XX:MaxHeapFreeRatio=40",
            "-XX:-ShrinkHeapInSteps",
            "--enable-native-access=ALL-UNNAMED",
            "-Xlog:disable",
            "-Xlog:all=error:stderr");

    /**
     * What a process needs from its surroundings. The rest belongs to whoever happened to start it, and not to everybody's
     * daemon.
     */
    private static final Set<String> KEPT = Set.of(
            "HOME",
            "USER",
            "LOGNAME",
            "PATH",
            "LANG",
            "LANGUAGE",
            "TZ",
            "TMPDIR",
            "HOSTNAME",
            "XDG_RUNTIME_DIR",
            "XDG_CONFIG_HOME",
            "XDG_STATE_HOME");

    private DaemonProcess() {}

    /** The arguments that name a home and its run root. */
    static List<String> arguments(Locations locations) {
        return List.of(
                "daemon",
                "--sase-home",
                locations.saseHome().toString(),
                "--run-root",
                locations.runRoot().toString(),
                "--socket-path",
                locations.socketPath().toString());
    }

    /**
     * Starts the daemon in the background: in a session of its own, reading nothing, its output appended to the log. It
     * outlives this
     * process and its terminal.
     *
     * @param locations the home and the run root
     * @param environment the variables of the caller
     * @return the process, which need not be ready
     */
    public static Process start(Locations locations, Map<String, String> environment) {
        locations.createRunRoot();
        return begin(
                locations,
                prepared(locations, environment, detached(environment), List.of())
                        .redirectErrorStream(true)
                        .redirectOutput(log(locations)));
    }

    /**
     * Starts a daemon that makes its projection anew, writes what it did as JSON to standard output and ends.
     *
     * @param locations the home and the run root
     * @param environment the variables of the caller
     * @return the process; its log is that of every daemon
     */
    static Process startRebuild(Locations locations, Map<String, String> environment) {
        locations.createRunRoot();
        return begin(
                locations,
                prepared(locations, environment, List.of(), List.of("--disable-mobile-http", "--rebuild-once"))
                        .redirectError(log(locations)));
    }

    private static ProcessBuilder.Redirect log(Locations locations) {
        return ProcessBuilder.Redirect.appendTo(locations.logPath().toFile());
    }

    private static ProcessBuilder prepared(
            Locations locations, Map<String, String> environment, List<String> before, List<String> options) {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_OPTIONS);
        command.add("-cp");
        command.add(classPath());
        command.add(MAIN);
        command.addAll(arguments(locations));
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(locations.runRoot().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().clear();
        environment.forEach((name, value) -> {
            if (KEPT.contains(name) || name.startsWith("SASE_") || name.startsWith("LC_")) {
                builder.environment().put(name, value);
            }
        });
        return builder;
    }

    private static Process begin(Locations locations, ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new SaseException(
                    ErrorCode.NOT_WRITABLE,
                    "the daemon cannot be started in " + locations.runRoot() + ": " + e.getMessage()
                            + "; check that its log can be written",
                    e);
        }
    }

    /** What gives the process a session of its own, or at least keeps it when the terminal closes. */
    private static List<String> detached(Map<String, String> environment) {
        return Stream.of("setsid", "nohup")
                .flatMap(tool -> onPath(tool, environment).stream())
                .findFirst()
                .map(List::of)
                .orElse(List.of());
    }

    private static Optional<String> onPath(String tool, Map<String, String> environment) {
        return Arrays.stream(environment.getOrDefault("PATH", "/usr/bin:/bin").split(File.pathSeparator))
                .filter(folder -> folder.startsWith("/"))
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString);
    }

    /** The class path with full paths: the daemon runs in another folder. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /**
     * Waits until the daemon owns its run root, and as long as time is left until it answers.
     *
     * @param target the daemon
     * @param process the process that was started
     * @param timeout how long to wait
     * @return what became of it, for people
     * @throws SaseException if it does not run in time
     */
    public static String await(DaemonTarget target, Process process, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        DaemonInspection inspection = target.inspect();
        while (true) {
            boolean running = inspection.state() == DaemonInspection.State.RUNNING;
            if (running && DaemonHealth.answers(target.endpoint(inspection))) {
                return "SASE daemon runs and answers, pid " + pid(inspection) + ".";
            }
            if (!running && !process.isAlive()) {
                throw new SaseException(
                        ErrorCode.DAEMON_NOT_RUNNING,
                        "the daemon ended with exit code " + process.exitValue()
                                + lastWords(target.locations().logPath()) + "; see "
                                + target.locations().logPath());
            }
            if (System.nanoTime() >= deadline) {
                if (running) {
                    return "SASE daemon runs, pid " + pid(inspection) + ", and does not answer yet.";
                }
                throw new SaseException(
                        ErrorCode.DAEMON_TIMEOUT,
                        "the daemon was not running after " + timeout.toMillis() / 1000.0 + " s: "
                                + inspection.message() + "; see "
                                + target.locations().logPath() + " or give a longer --startup-timeout");
            }
            pause(process);
            inspection = target.inspect();
        }
    }

    private static void pause(Process process) {
        try {
            if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                // It ended, perhaps because another start was faster, whose daemon needs a moment too.
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SaseException(
                    ErrorCode.DAEMON_TIMEOUT, "the wait for the daemon was interrupted; ask 'sase daemon status'", e);
        }
    }

    private static String pid(DaemonInspection inspection) {
        return inspection
                .metadata()
                .map(OwnershipMetadata::pid)
                .map(String::valueOf)
                .orElse("unknown");
    }

    /** The last line of the log, which says why the daemon did not start. */
    static String lastWords(Path log) {
        try {
            byte[] bytes = Files.readAllBytes(log);
            int start = Math.max(0, bytes.length - LOG_TAIL_BYTES);
            List<String> lines = new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            return Optional.of(lines)
                    .filter(found -> !found.isEmpty())
                    .map(found -> ": " + found.getLast())
                    .orElse("");
        } catch (IOException _) {
            return "";
        }
    }
}
