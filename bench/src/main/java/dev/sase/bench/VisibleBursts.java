package dev.sase.bench;

import dev.sase.spi.RawJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Changes of many records, written back to back: from the last write until a read shows the last change, and every other record shows
 * its own.
 */
final class VisibleBursts {
    private VisibleBursts() {}

    static void measure(Scene scene, VisibleChanges changes, Marks marks, FollowedSource source) throws IOException {
        Effort effort = Effort.bursts(scene.quick());
        List<Long> visible = new ArrayList<>();
        List<Long> writing = new ArrayList<>();
        List<RawJson> bodies =
                source.spots().stream().map(spot -> Client.encode(spot.read())).toList();
        long late = 0;
        long deadline = System.nanoTime() + effort.most().toNanos();
        for (int run = -effort.warmUps();
                run < effort.runs() && (run < Effort.FEWEST || System.nanoTime() < deadline);
                run++) {
            changes.pause();
            String mark = marks.next();
            long begin = System.nanoTime();
            for (Spot spot : source.spots()) {
                spot.write(mark);
            }
            long written = System.nanoTime();
            changes.await(source.spots().getLast().read(), bodies.getLast(), mark, written);
            long shown = System.nanoTime();
            List<Integer> missing = missing(changes, source, bodies, mark);
            for (int at : missing) {
                changes.await(source.spots().get(at).read(), bodies.get(at), mark, written);
                shown = System.nanoTime();
            }
            if (run >= 0) {
                visible.add(shown - written);
                writing.add(written - begin);
                late += missing.size();
            }
        }
        String burst = String.format(
                Locale.ROOT,
                "%s, burst of %,d changes",
                source.surface(),
                source.spots().size());
        changes.add(burst, Percentiles.ofNanos(visible));
        scene.add(Following.GROUP, burst + ", writing them", Percentiles.ofNanos(writing));
        scene.add(
                Following.GROUP, burst + ", visible after the last one", Percentiles.single(Unit.COUNT, (double) late));
    }

    /** The spots that do not show a mark. */
    private static List<Integer> missing(
            VisibleChanges changes, FollowedSource source, List<RawJson> bodies, String mark) {
        List<Integer> missing = new ArrayList<>();
        for (int i = 0; i < bodies.size(); i++) {
            if (!changes.shows(source.spots().get(i).read(), bodies.get(i), mark)) {
                missing.add(i);
            }
        }
        return missing;
    }
}
