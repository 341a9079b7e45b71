package dev.sase.bench;

import dev.sase.bench.FollowedSource.Way;
import dev.sase.core.read.Freshness;
import dev.sase.core.read.ReadRequest;
import dev.sase.core.transport.JsonView;
import dev.sase.spi.RawJson;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * From the return of a write to the answer that shows it: one change at a time, with pauses of different lengths before each. The
 * client asks again at once until it sees it, or asks once for everything that was written before. Confined to one thread.
 */
final class VisibleChanges {
    private static final double MOST_MILLIS = 60;
    private static final double MOST_MILLIS_NEARLY_ALWAYS = 300;
    private static final int SIZE_WITH_BAR = 10_000;
    private static final Duration LOST = Duration.ofSeconds(30);
    private static final int LEAST_PAUSE_MILLIS = 60;
    private static final int MOST_PAUSE_MILLIS = 180;

    private static final List<Way> WAYS = List.of(Way.values());

    private final Scene scene;
    private final Client client;
    private final Marks marks;
    private final RandomGenerator random;

    VisibleChanges(Scene scene, Client client, Marks marks) {
        this.scene = scene;
        this.client = client;
        this.marks = marks;
        this.random = scene.random();
    }

    void measure(FollowedSource source) throws IOException {
        Effort effort = Effort.visible(scene.quick());
        Map<Way, List<Long>> seen = new EnumMap<>(Way.class);
        List<Long> asked = new ArrayList<>();
        int missed = 0;
        long deadline = System.nanoTime() + effort.most().toNanos();
        for (int run = -effort.warmUps();
                run < effort.runs() && (run < Effort.FEWEST || System.nanoTime() < deadline);
                run++) {
            Way way = WAYS.get(Math.floorMod(run, WAYS.size()));
            long visible = untilVisible(source, way);
            pause();
            String mark = marks.next();
            ReadRequest read = source.change(way, any(source), mark);
            long written = System.nanoTime();
            boolean shown = shows(read, Client.encode(read.fresh(Freshness.NOW)), mark);
            long answered = System.nanoTime() - written;
            if (run >= 0) {
                seen.computeIfAbsent(way, _ -> new ArrayList<>()).add(visible);
                asked.add(answered);
                missed += shown ? 0 : 1;
            }
        }
        report(source.surface(), seen, Percentiles.ofNanos(asked), missed);
        direct(source);
    }

    private void report(String surface, Map<Way, List<Long>> seen, Percentiles asked, int missed) {
        Percentiles all =
                Percentiles.ofNanos(seen.values().stream().flatMap(List::stream).toList());
        add(surface + ", one change", all);
        seen.forEach((way, nanos) ->
                scene.add(Following.GROUP, surface + ", one change " + way.text(), Percentiles.ofNanos(nanos)));
        scene.add(Following.GROUP, surface + ", one change, one read with fresh now", asked);
        scene.addNever(Following.GROUP, surface + ", not shown by one read with fresh now", missed);
    }

    /** Reports times from a write to the answer that shows it. */
    void add(String name, Percentiles measured) {
        Bar bar = Bar.atMostMillis(MOST_MILLIS, MOST_MILLIS_NEARLY_ALWAYS, measured);
        scene.addFrom(SIZE_WITH_BAR, Following.GROUP, name, measured, bar);
    }

    private long untilVisible(FollowedSource source, Way way) throws IOException {
        pause();
        String mark = marks.next();
        ReadRequest read = source.change(way, any(source), mark);
        long written = System.nanoTime();
        RawJson body = Client.encode(read);
        await(read, body, mark, written);
        return System.nanoTime() - written;
    }

    /** Asks again and again until an answer shows a mark. */
    void await(ReadRequest read, RawJson body, String mark, long since) {
        while (!shows(read, body, mark)) {
            if (System.nanoTime() - since > LOST.toNanos()) {
                throw new IllegalStateException(
                        "a change was not visible after " + LOST.toSeconds() + " s: " + mark + " in " + read);
            }
        }
    }

    /** Whether an answer shows a mark. */
    boolean shows(ReadRequest read, RawJson body, String mark) {
        return client.ask(read.read(), body).map(JsonView::toString).orElse("").contains(mark);
    }

    /** The same record, read from the files by a program that keeps its door open. */
    private void direct(FollowedSource source) throws IOException {
        try (Program files = new Program(scene.home(), true)) {
            scene.add(
                    Following.GROUP,
                    source.surface() + ", the record read from the files",
                    Timing.of(
                            Effort.comparisons(scene.quick()),
                            _ -> files.read(any(source).read())));
        }
    }

    private Spot any(FollowedSource source) {
        return source.spots().get(random.nextInt(source.spots().size()));
    }

    /** Long enough that nothing of the change before is under way, and never in step with anything. */
    void pause() {
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(LEAST_PAUSE_MILLIS, MOST_PAUSE_MILLIS))
                .toNanos());
    }
}
