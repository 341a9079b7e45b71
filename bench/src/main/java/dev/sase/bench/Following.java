package dev.sase.bench;

import dev.sase.cli.demo.TemporaryPlace;
import dev.sase.cli.demo.generate.HomePlan;
import dev.sase.core.transport.Transport;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** How the daemon follows files: each part at a size of its own, and all of them at a size that is nobody's. */
final class Following {
    static final String GROUP = "following";

    /** So many surfaces show that the figures work. */
    private static final int MOST_QUICKLY = 2;

    private static final int CHANGES = 10_000;
    private static final int UNCHANGED = 50_000;
    private static final int WHOLE_HOME = 100_000;

    /** The sizes at which a part is measured. */
    static final List<Integer> SIZES = List.of(CHANGES, UNCHANGED, WHOLE_HOME);

    private final Options options;
    private final TemporaryPlace place;
    private final Report report;
    private final Consumer<String> progress;

    Following(Options options, TemporaryPlace place, Report report, Consumer<String> progress) {
        this.options = options;
        this.place = place;
        this.report = report;
        this.progress = progress;
    }

    void measure(int size) throws IOException {
        if (isAt(CHANGES, size)) {
            changes(size);
            if (!options.quick()) {
                changesAmongMany(size);
            }
            edits(size);
        }
        if (isAt(UNCHANGED, size)) {
            Reconciles.measure(options, place, report, size);
        }
        if (isAt(WHOLE_HOME, size)) {
            wholeHome(size);
        }
    }

    private static boolean isAt(int own, int size) {
        return size == own || !SIZES.contains(size);
    }

    /** So many records in sum. */
    private void changes(int size) throws IOException {
        progress.accept("generating a home of " + size + " records in sum");
        Scene scene = scene(inSum(size), size);
        List<FollowedSource> all = FollowedSources.of(scene.home());
        List<FollowedSource> sources = options.quick() ? all.subList(0, Math.min(MOST_QUICKLY, all.size())) : all;
        try (Daemon daemon = Daemon.start(place, scene.home());
                Client client = daemon.connect(Transport.CHANNEL)) {
            progress.accept("resting, to see what an idle daemon does");
            IdleLoad.measure(scene, daemon, client);
            WatchFloor.measure(scene);
            visible(scene, client, sources);
        }
        TemporaryPlace.delete(scene.home().path());
    }

    /** So many records of each surface, which is more than homes have of some. */
    private void changesAmongMany(int size) throws IOException {
        progress.accept("generating a home of " + size + " records of each surface");
        HomePlan plan = new HomePlan(options.seed(), 2 * size, size, size, size, size, Instant.now());
        Scene scene = scene(plan, size);
        List<FollowedSource> sources = FollowedSources.of(scene.home()).stream()
                .map(source -> source.named(String.format(Locale.ROOT, "%s, %,d of them", source.surface(), size)))
                .toList();
        try (Daemon daemon = Daemon.start(place, scene.home());
                Client client = daemon.connect(Transport.CHANNEL)) {
            visible(scene, client, sources);
        }
        TemporaryPlace.delete(scene.home().path());
    }

    private static void visible(Scene scene, Client client, List<FollowedSource> sources) throws IOException {
        Marks marks = new Marks();
        VisibleChanges changes = new VisibleChanges(scene, client, marks);
        for (FollowedSource source : sources) {
            changes.measure(source);
            VisibleBursts.measure(scene, changes, marks, source);
        }
    }

    /** So many records in sum. */
    private void edits(int size) throws IOException {
        Scene scene = scene(inSum(size), size);
        List<FollowedSource> sources = FollowedSources.of(scene.home());
        try (Daemon daemon = Daemon.start(place, scene.home());
                Client client = daemon.connect(Transport.CHANNEL)) {
            JournalGrowth.measure(scene, client, sources);
        }
        TemporaryPlace.delete(scene.home().path());
    }

    /** So many records in sum. */
    private void wholeHome(int size) throws IOException {
        progress.accept("generating a home of " + size + " records in sum");
        Scene scene = scene(inSum(size), size);
        try (Daemon daemon = Daemon.start(place, scene.home())) {
            Verifications.measure(scene, daemon);
            RebuildReads.measure(scene, daemon);
        }
        TemporaryPlace.delete(scene.home().path());
    }

    /** A home of everything has three and a half records for each that its plan is asked for. */
    private HomePlan inSum(int size) {
        return HomePlan.ofEverything(options.seed(), size * 2 / 7, Instant.now());
    }

    private Scene scene(HomePlan plan, int size) throws IOException {
        return new Scene(options, place, Home.ofEverything(place.folder(), plan, size), report);
    }
}
