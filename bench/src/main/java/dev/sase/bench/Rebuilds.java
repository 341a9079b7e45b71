package dev.sase.bench;

import dev.sase.core.transport.RequestType;
import dev.sase.core.transport.Transport;
import java.io.IOException;

/** Projecting a home anew with event log and search text, in a daemon that has done nothing else. */
final class Rebuilds {
    static final String GROUP = "rebuild";
    static final String PEAK = "most memory until then";

    private static final double LEAST_RATE = 20_000;

    private Rebuilds() {}

    static void measure(Scene scene) throws IOException {
        Home home = scene.home();
        Daemon.forget(home);
        try (Daemon daemon = Daemon.start(scene.place(), home);
                Client client = daemon.connect(Transport.CHANNEL)) {
            Percentiles measured = scene.add(
                    GROUP,
                    "rebuild of everything",
                    Timing.of(
                            Effort.heavy(scene.quick()),
                            _ -> client.request(RequestType.REBUILD, "{\"surface\":\"all\"}")));
            Percentiles rate = measured.map(Unit.RATE, nanos -> home.records() / (nanos / 1e9));
            if (scene.isLarge()) {
                scene.add(GROUP, "records a second", rate, Bar.atLeastRate(LEAST_RATE, rate));
            } else {
                scene.add(GROUP, "records a second", rate);
            }
            daemon.peakBytes().ifPresent(peak -> scene.add(GROUP, PEAK, Percentiles.single(Unit.BYTES, (double) peak)));
        }
    }
}
