package dev.sase.cli.demo;

import dev.sase.core.Sase;
import dev.sase.core.routing.FailureMemory;
import dev.sase.core.routing.FallbackReason;
import dev.sase.core.routing.Routed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Asks questions on both paths and keeps what came out. Confined to one thread. */
final class DemoComparison {
    /** How often each question is timed on each path. */
    static final int RUNS = 3;

    /** The titles of the columns of {@link #rows}. */
    static final List<String> HEADERS =
            List.of("OPERATION", "PROJECT", "RECORDS", "BYTES", "DIRECT", "DAEMON", "RATIO", "EQUAL");

    private static final int ATTEMPTS = 20;

    /** The files are faster than a daemon whose code is not compiled yet, and answer in its place. */
    private static final Set<FallbackReason> TOO_SLOW =
            EnumSet.of(FallbackReason.DAEMON_NOT_RUNNING, FallbackReason.DAEMON_CIRCUIT_OPEN);

    private final BiFunction<Path, Boolean, Sase> sessions;
    private final FailureMemory memory;
    private final List<List<String>> rows = new ArrayList<>();
    private int differing;
    private int asksAgain;

    /**
     * A comparison.
     *
     * @param sessions opens a session in a folder, which may be told never to ask the daemon
     * @param memory where a slow answer is remembered
     */
    DemoComparison(BiFunction<Path, Boolean, Sase> sessions, FailureMemory memory) {
        this.sessions = sessions;
        this.memory = memory;
    }

    /** Asks a question. */
    void add(DemoCase asked) {
        DemoMeasurement direct = new DemoMeasurement(asked, () -> sessions.apply(asked.folder(), true));
        DemoMeasurement daemon = new DemoMeasurement(asked, () -> sessions.apply(asked.folder(), false));
        direct.ask();
        Optional<Routed.Fallback> why = served(daemon);
        for (int run = 0; run < RUNS && why.isEmpty(); run++) {
            direct.ask();
            direct.count();
            why = served(daemon);
            daemon.count();
        }
        boolean equal = why.isEmpty() && direct.digest().equals(daemon.digest());
        differing += equal ? 0 : 1;
        String verdict = equal
                ? "yes"
                : why.map(found -> "not served: " + found.token() + ", " + found.message())
                        .orElse("NO");
        rows.add(row(asked, direct, daemon, verdict));
    }

    private Optional<Routed.Fallback> served(DemoMeasurement daemon) {
        Optional<Routed.Fallback> why = daemon.ask();
        for (int i = 0;
                i < ATTEMPTS && why.isPresent() && TOO_SLOW.contains(why.get().reason());
                i++) {
            memory.forget();
            asksAgain++;
            why = daemon.ask();
        }
        return why;
    }

    private static List<String> row(DemoCase asked, DemoMeasurement direct, DemoMeasurement daemon, String verdict) {
        Optional<Double> directTime = direct.milliseconds();
        Optional<Double> daemonTime = daemon.milliseconds();
        return List.of(
                asked.label(),
                asked.place().isEmpty() ? "-" : asked.place(),
                Long.toString(direct.records()),
                Long.toString(direct.bytes()),
                directTime
                        .map(time -> String.format(Locale.ROOT, "%.1f ms", time))
                        .orElse("-"),
                daemonTime
                        .map(time -> String.format(Locale.ROOT, "%.1f ms", time))
                        .orElse("-"),
                directTime
                        .flatMap(slow -> daemonTime.map(fast -> String.format(Locale.ROOT, "%.1fx", slow / fast)))
                        .orElse("-"),
                verdict);
    }

    /** The table, a row for each question. */
    List<List<String>> rows() {
        return List.copyOf(rows);
    }

    /** The number of questions whose answers differ or did not come from the daemon. */
    int differing() {
        return differing;
    }

    /** How often the daemon was too slow and asked again. */
    int asksAgain() {
        return asksAgain;
    }
}
