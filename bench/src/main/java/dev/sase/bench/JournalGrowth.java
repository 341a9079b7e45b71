package dev.sase.bench;

import dev.sase.core.read.Freshness;
import dev.sase.core.read.ReadRequest;
import dev.sase.core.transport.JsonView;
import dev.sase.core.transport.RequestType;
import dev.sase.spi.RawJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What many edits of single records, each of them applied on its own, leave in the stores. */
final class JournalGrowth {
    private static final int EDITS = 10_000;
    private static final int FEW_EDITS = 50;
    private static final Duration MOST = Duration.ofMinutes(6);
    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(500);

    private JournalGrowth() {}

    static void measure(Scene scene, Client client, List<FollowedSource> sources) throws IOException {
        add(scene, client, "before the edits");
        RandomGenerator random = scene.random();
        Marks marks = new Marks();
        int wanted = scene.quick() ? FEW_EDITS : EDITS;
        int edits = 0;
        long begin = System.nanoTime();
        while (edits < wanted && System.nanoTime() - begin < MOST.toNanos()) {
            FollowedSource source = sources.get(edits % sources.size());
            Spot spot = source.spots().get(random.nextInt(source.spots().size()));
            String mark = marks.next();
            spot.write(mark);
            requireShown(client, spot.read(), mark);
            edits++;
        }
        String after = String.format(Locale.ROOT, "after %,d edits, each applied", edits);
        long each = (System.nanoTime() - begin) / edits;
        scene.add(
                Following.GROUP,
                "an edit of any surface and a read that shows it, mean",
                Percentiles.single(Unit.NANOS, (double) each));
        awaitQuiet(scene.home());
        add(scene, client, after);
    }

    private static void requireShown(Client client, ReadRequest read, String mark) {
        RawJson body = Client.encode(read.fresh(Freshness.NOW));
        long deadline = System.nanoTime() + QUIET.toNanos();
        while (!client.ask(read.read(), body).map(JsonView::toString).orElse("").contains(mark)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("an edit is not shown: " + mark + " in " + read);
            }
        }
    }

    /** Until the stores' files have been the same for a while; the daemon tidies up when it is quiet. */
    private static void awaitQuiet(Home home) {
        long deadline = System.nanoTime() + 3 * QUIET.toNanos();
        List<Long> sizes = List.of();
        int same = 0;
        while (same < QUIET.dividedBy(LOOK) && System.nanoTime() < deadline) {
            List<Long> now = files(home).stream().map(JournalGrowth::size).toList();
            same = now.equals(sizes) ? same + 1 : 0;
            sizes = now;
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private static void add(Scene scene, Client client, String when) {
        for (Path file : files(scene.home())) {
            long size = size(file);
            scene.add(Following.GROUP, file.getFileName() + " " + when, Percentiles.single(Unit.BYTES, (double) size));
        }
        JsonView health = client.request(RequestType.HEALTH, "{\"include_capabilities\":false}");
        for (String member : List.of("database_bytes", "wal_bytes", "journal_bytes", "journal_wal_bytes")) {
            stored(health, member)
                    .ifPresent(bytes -> scene.add(
                            Following.GROUP, "health, " + member + " " + when, Percentiles.single(Unit.BYTES, bytes)));
        }
    }

    private static Optional<Double> stored(JsonView health, String member) {
        @Nullable JsonView view = health;
        for (String name : List.of("details", "projection_db", "storage", member)) {
            view = view != null && view.isObject() ? view.members().get(name) : null;
        }
        return Optional.ofNullable(view)
                .filter(found -> found.integer().isPresent())
                .map(found -> (double) found.integer().getAsLong());
    }

    private static List<Path> files(Home home) {
        Path journal = home.locations().journalPath();
        Path projection = home.locations().projectionPath();
        return List.of(
                journal,
                journal.resolveSibling(journal.getFileName() + "-wal"),
                projection,
                projection.resolveSibling(projection.getFileName() + "-wal"));
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException _) {
            // Removed between the two looks.
            return 0;
        }
    }
}
