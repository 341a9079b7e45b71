package dev.sase.bench;

import dev.sase.core.transport.JsonView;
import dev.sase.core.transport.RequestType;
import dev.sase.core.transport.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Proving that the rows of a home in which nothing has changed are those of its files. */
final class Verifications {
    private static final double MOST_MILLIS = 1_000;
    private static final int SIZE_WITH_BAR = 100_000;
    private static final int BUFFER = 1 << 18;

    private Verifications() {}

    static void measure(Scene scene, Daemon daemon) throws IOException {
        try (Client client = daemon.connect(Transport.CHANNEL)) {
            Percentiles plain =
                    Timing.of(Effort.looks(scene.quick()), _ -> requireClean(client, "{\"surface\":\"all\"}"));
            Bar bar = Bar.atMostMillis(MOST_MILLIS, plain);
            scene.addFrom(SIZE_WITH_BAR, Following.GROUP, "verify, nothing changed", plain, bar);
            scene.add(
                    Following.GROUP,
                    "verify in full, everything loaded anew",
                    Timing.of(
                            Effort.heavy(scene.quick()),
                            _ -> requireClean(client, "{\"surface\":\"all\",\"full\":true}")));
        }
        Path projection = scene.home().locations().projectionPath();
        byte[] buffer = new byte[BUFFER];
        scene.add(
                Following.GROUP,
                "floor: reading every byte of the projection",
                Timing.of(Effort.looks(scene.quick()), _ -> readAll(projection, buffer)));
        scene.add(Following.GROUP, "projection", Percentiles.single(Unit.BYTES, (double) Files.size(projection)));
    }

    /** A verification that finds differences ends early or late for reasons that are not to be measured. */
    private static void requireClean(Client client, String body) {
        JsonView report = client.request(RequestType.VERIFY, body);
        boolean ok = Optional.ofNullable(report.members().get("ok"))
                .flatMap(JsonView::bool)
                .orElse(false);
        if (!ok) {
            throw new IllegalStateException("the projection does not verify: " + report);
        }
    }

    private static void readAll(Path file, byte[] buffer) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            int read = 0;
            while (read >= 0) {
                read = in.read(buffer);
            }
        }
    }
}
