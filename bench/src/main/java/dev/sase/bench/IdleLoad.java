package dev.sase.bench;

import dev.sase.cli.demo.TemporaryPlace;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** What a daemon does whose client has asked once and stays, beside a JVM with the same options that does nothing. Linux only. */
final class IdleLoad {
    private static final Duration REST = Duration.ofSeconds(5);
    private static final double MOST_WAKE_UPS = 1;
    private static final double MOST_PERCENT = 0.2;

    private IdleLoad() {}

    static void measure(Scene scene, Daemon daemon, Client client) {
        Process empty = scene.place().start(Programs.java(daemon.jvmOptions(), EmptyMain.class));
        try {
            var _ = client.read(scene.home().list());
            pause(scene.quick() ? REST.dividedBy(10) : REST);
            Optional<ProcessLoad> daemonBefore = ProcessLoad.of(daemon.pid());
            Optional<ProcessLoad> emptyBefore = ProcessLoad.of(empty.pid());
            pause(scene.options().idle());
            Optional<ProcessLoad> daemonAfter = ProcessLoad.of(daemon.pid());
            Optional<ProcessLoad> emptyAfter = ProcessLoad.of(empty.pid());
            if (daemonBefore.isEmpty() || emptyBefore.isEmpty() || daemonAfter.isEmpty() || emptyAfter.isEmpty()) {
                return;
            }
            report(
                    scene,
                    daemonAfter.get().wakeUpsSince(daemonBefore.get()),
                    emptyAfter.get().wakeUpsSince(emptyBefore.get()));
            double percent = daemonAfter.get().percentSince(daemonBefore.get());
            add(
                    scene,
                    "empty JVM, processor time",
                    Unit.PERCENT,
                    emptyAfter.get().percentSince(emptyBefore.get()));
            Percentiles measured = Percentiles.single(Unit.PERCENT, percent);
            scene.add(
                    Following.GROUP,
                    name(scene, "idle daemon, processor time"),
                    measured,
                    Bar.atMost(MOST_PERCENT, measured));
        } finally {
            TemporaryPlace.stop(empty);
        }
    }

    private static void report(Scene scene, double daemon, double empty) {
        add(scene, "empty JVM, wake-ups", Unit.FREQUENCY, empty);
        add(scene, "idle daemon, wake-ups", Unit.FREQUENCY, daemon);
        Percentiles more = Percentiles.single(Unit.FREQUENCY, daemon - empty);
        scene.add(
                Following.GROUP,
                name(scene, "idle daemon, wake-ups more than an empty JVM"),
                more,
                Bar.atMost(MOST_WAKE_UPS, more));
    }

    private static void add(Scene scene, String what, Unit unit, double value) {
        scene.add(Following.GROUP, name(scene, what), Percentiles.single(unit, value));
    }

    private static String name(Scene scene, String what) {
        return what + " in " + scene.options().idle().toSeconds() + " s";
    }

    private static void pause(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
