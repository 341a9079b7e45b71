package dev.sase.bench;

import dev.sase.cli.demo.TemporaryPlace;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/** The resident memory of a daemon that nobody asks, beside a JVM with the same options that does nothing. Linux only. */
final class IdleMemory {
    static final String GROUP = "memory";

    private static final Duration REST = Duration.ofSeconds(3);
    private static final double MOST = 3;
    private static final int SIZE_WITH_BAR = 10_000;

    private IdleMemory() {}

    /**
     * Measures after some rest.
     *
     * @param when what the daemon has done until now
     */
    static void measure(Scene scene, Daemon daemon, String when) {
        Process empty = scene.place().start(Programs.java(daemon.jvmOptions(), EmptyMain.class));
        try {
            LockSupport.parkNanos(scene.quick() ? REST.toNanos() / 5 : REST.toNanos());
            OptionalLong nothing = Daemon.memory(empty.pid(), "VmRSS");
            OptionalLong resident = daemon.residentBytes();
            if (nothing.isEmpty() || resident.isEmpty()) {
                return;
            }
            scene.add(GROUP, "empty JVM, " + when, Percentiles.single(Unit.BYTES, (double) nothing.getAsLong()));
            scene.add(GROUP, "idle daemon, " + when, Percentiles.single(Unit.BYTES, (double) resident.getAsLong()));
            double ratio = (double) resident.getAsLong() / nothing.getAsLong();
            Optional<Bar> bar =
                    scene.home().size() == SIZE_WITH_BAR ? Optional.of(Bar.atMostTimes(MOST, ratio)) : Optional.empty();
            scene.addRatio(GROUP, "idle daemon / empty JVM, " + when, ratio, bar);
        } finally {
            TemporaryPlace.stop(empty);
        }
    }
}
