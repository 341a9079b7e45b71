package dev.sase.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** From the start of the daemon's process to its first answers, with and without a projection. */
final class Starts {
    static final String GROUP = "start";

    private Starts() {}

    static void measure(Scene scene) throws IOException {
        measure(scene, "nothing projected yet", true);
        measure(scene, "projected before", false);
    }

    private static void measure(Scene scene, String what, boolean forget) throws IOException {
        Effort effort = Effort.heavy(scene.quick());
        List<Long> health = new ArrayList<>();
        List<Long> reads = new ArrayList<>();
        long deadline = System.nanoTime() + effort.most().toNanos();
        for (int run = -effort.warmUps();
                run < effort.runs() && (run < Effort.FEWEST || System.nanoTime() < deadline);
                run++) {
            if (forget) {
                Daemon.forget(scene.home());
            }
            try (Daemon daemon = Daemon.start(scene.place(), scene.home())) {
                if (run >= 0) {
                    health.add(daemon.nanosToHealth());
                    reads.add(daemon.nanosToReads());
                }
            }
        }
        scene.add(GROUP, what + ", first answer", Percentiles.ofNanos(health));
        scene.add(GROUP, what + ", first reads", Percentiles.ofNanos(reads));
    }
}
