package dev.sase.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a process has done until now, as Linux tells it.
 *
 * @param switches how often each thread has given up a processor or lost it, by the thread's id; each time it had been woken before
 * @param ticks processor time in hundredths of a second
 * @param nanos when this was looked at
 */
record ProcessLoad(Map<String, Long> switches, long ticks, long nanos) {
    private static final double NANOS = 1e9;
    private static final int TICKS_A_SECOND = 100;
    /** Fields of {@code /proc/<pid>/stat} behind the name of the command, from 0. */
    private static final int USER_TIME = 11;

    private static final int SYSTEM_TIME = 12;

    ProcessLoad {
        switches = Map.copyOf(switches);
    }

    /** What a process has done; empty where Linux does not tell. */
    static Optional<ProcessLoad> of(long pid) {
        Path process = Path.of("/proc", Long.toString(pid));
        try (Stream<Path> threads = Files.list(process.resolve("task"))) {
            Map<String, Long> switches = new HashMap<>();
            for (Path thread : threads.toList()) {
                switches.put(thread.getFileName().toString(), switches(thread));
            }
            String stat = Files.readString(process.resolve("stat"), StandardCharsets.UTF_8);
            List<String> fields =
                    List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
            long ticks = Long.parseLong(fields.get(USER_TIME)) + Long.parseLong(fields.get(SYSTEM_TIME));
            return Optional.of(new ProcessLoad(switches, ticks, System.nanoTime()));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static long switches(Path thread) {
        try {
            return Files.readAllLines(thread.resolve("status"), StandardCharsets.UTF_8).stream()
                    .filter(line -> line.contains("ctxt_switches:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException _) {
            // It ended between the listing and this look.
            return 0;
        }
    }

    /** How often a second a thread was woken since an earlier look. */
    double wakeUpsSince(ProcessLoad before) {
        long more = switches.entrySet().stream()
                .mapToLong(thread -> Math.max(0, thread.getValue() - before.switches.getOrDefault(thread.getKey(), 0L)))
                .sum();
        return more / secondsSince(before);
    }

    /** Processor time since an earlier look, in percent of one processor. */
    double percentSince(ProcessLoad before) {
        return 100.0 * (ticks - before.ticks) / TICKS_A_SECOND / secondsSince(before);
    }

    private double secondsSince(ProcessLoad before) {
        return (nanos - before.nanos) / NANOS;
    }
}
