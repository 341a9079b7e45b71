package dev.sase.bench;

import dev.sase.core.read.ReadRequest;
import dev.sase.core.transport.JsonView;
import dev.sase.core.transport.Transport;
import dev.sase.spi.RawJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Counts and statistics, while nothing changes and after a change, and what it costs the read that applies it. */
final class CountReads {
    static final String GROUP = "counts";

    private static final double MOST_MILLIS = 0.6;
    private static final Map<Integer, Double> MOST_MILLIS_CHANGED = Map.of(10_000, 5.0, 100_000, 50.0);

    /** Longer than the daemon trusts its last look at the files. */
    private static final long LOOK_NANOS = Duration.ofMillis(70).toNanos();

    private CountReads() {}

    @FunctionalInterface
    private interface Change {
        void make() throws IOException;
    }

    static void measure(Scene scene, Daemon daemon, String beadId, String notificationId) throws IOException {
        Home home = scene.home();
        ReadRequest stats = home.beads("bead_stats", Map.of());
        ReadRequest counts = ReadRequest.of("notification_counts", Map.of());
        ReadRequest tabs = ReadRequest.of("notification_tabs", Map.of());
        try (Client client = daemon.connect(Transport.CHANNEL)) {
            unchanged(scene, client, "bead stats", stats);
            unchanged(
                    scene,
                    client,
                    "bead stats, one type",
                    home.beads("bead_stats", Map.of("issue_types", List.of("phase"))));
            unchanged(scene, client, "notification counts", counts);
            scene.add(GROUP, "notification tabs", Timing.of(Effort.pages(scene.quick()), _ -> client.read(tabs)));

            Sources beads = Sources.of(
                    home.path().resolve(Path.of("projects", home.project(), "sdd", "beads", "issues.jsonl")));
            ReadRequest bead = home.beads("bead_show", Map.of("bead_id", beadId));
            changed(scene, client, "a bead appended", beads::append, bead, List.of(new Count("bead stats", stats)));
            changed(scene, client, "beads rewritten", beads::rewrite, bead, List.of(new Count("bead stats", stats)));
            Sources notifications = Sources.of(home.path().resolve(Path.of("notifications", "notifications.jsonl")));
            ReadRequest notification = ReadRequest.of("notification_detail", Map.of("notification_id", notificationId));
            List<Count> counted = List.of(new Count("notification counts", counts));
            changed(scene, client, "a notification appended", notifications::append, notification, counted);
            changed(scene, client, "notifications rewritten", notifications::rewrite, notification, counted);
        }
    }

    private record Count(String name, ReadRequest request) {}

    private static void unchanged(Scene scene, Client client, String name, ReadRequest request) throws IOException {
        RawJson body = Client.encode(request);
        Percentiles measured = Timing.of(Effort.pages(scene.quick()), _ -> client.read(request.read(), body));
        scene.add(GROUP, name, measured, Bar.atMostMillis(MOST_MILLIS, measured));
    }

    /** Each run makes a change, then reads a record, which applies the change, then counts. */
    private static void changed(
            Scene scene, Client client, String what, Change change, ReadRequest one, List<Count> counts)
            throws IOException {
        Effort effort = Effort.changes(scene.quick());
        List<Long> applying = new ArrayList<>();
        List<List<Long>> counting =
                counts.stream().<List<Long>>map(_ -> new ArrayList<>()).toList();
        long deadline = System.nanoTime() + effort.most().toNanos();
        int run = -effort.warmUps();
        while (run < effort.runs() && (run < Effort.FEWEST || System.nanoTime() < deadline)) {
            Optional<String> before = snapshot(client, counts.getFirst());
            change.make();
            LockSupport.parkNanos(LOOK_NANOS);
            long applied = time(client, one);
            List<Long> counted =
                    counts.stream().map(count -> time(client, count.request())).toList();
            if (run == -effort.warmUps()
                    && what.endsWith("appended")
                    && snapshot(client, counts.getFirst()).equals(before)) {
                throw new IllegalStateException("the daemon did not notice: " + what);
            }
            if (run++ >= 0) {
                applying.add(applied);
                for (int i = 0; i < counting.size(); i++) {
                    counting.get(i).add(counted.get(i));
                }
            }
        }
        scene.add(GROUP, "first read after " + what + ", which applies it", Percentiles.ofNanos(applying));
        for (int i = 0; i < counting.size(); i++) {
            Percentiles measured = Percentiles.ofNanos(counting.get(i));
            String name = counts.get(i).name() + " after " + what;
            @Nullable Double most = MOST_MILLIS_CHANGED.get(scene.home().size());
            if (most == null) {
                scene.add(GROUP, name, measured);
            } else {
                scene.add(GROUP, name, measured, Bar.atMostMillis(most, measured));
            }
        }
    }

    private static Optional<String> snapshot(Client client, Count count) {
        JsonView answer = client.read(count.request());
        return Optional.ofNullable(answer.members().get("stats"))
                .or(() -> Optional.of(answer))
                .map(JsonView::toString);
    }

    private static long time(Client client, ReadRequest request) {
        RawJson body = Client.encode(request);
        long begin = System.nanoTime();
        var _ = client.read(request.read(), body);
        return System.nanoTime() - begin;
    }
}
