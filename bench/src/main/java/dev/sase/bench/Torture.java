package dev.sase.bench;

import dev.sase.cli.demo.TemporaryPlace;
import dev.sase.cli.demo.generate.HomePlan;
import dev.sase.core.Sase;
import dev.sase.core.transport.JsonView;
import dev.sase.core.transport.RequestType;
import dev.sase.core.transport.Transport;
import dev.sase.testkit.edit.Edit;
import dev.sase.testkit.edit.FreshReads;
import dev.sase.testkit.edit.HomeEdits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Random edits of a home that a daemon follows. At random moments its answers, asked for everything that was written before, are
 * compared with those of the files; at the end all of them are, and the whole projection with what the files hold.
 */
final class Torture {
    static final String GROUP = "torture";
    static final int SIZE = 2_000;

    /** The same in every run, so that a seed makes the same home again. */
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private static final int EDITS_BETWEEN_COMPARISONS = 500;
    private static final int MORE_QUESTIONS = 2;
    private static final int ALL_QUESTIONS = 40;
    private static final int EDITS_IN_A_BURST = 50;
    private static final Duration MOST_PAUSE = Duration.ofMillis(20);
    private static final int REMEMBERED = 5_000;
    private static final Duration LATER = Duration.ofSeconds(2);
    private static final int STEP = 10_000;

    private final Options options;
    private final TemporaryPlace place;
    private final Report report;
    private final Consumer<String> progress;
    private final SplittableRandom moments;
    private final RandomGenerator questions;
    private final Deque<Edit> latest = new ArrayDeque<>();

    Torture(Options options, TemporaryPlace place, Report report, Consumer<String> progress) {
        this.options = options;
        this.place = place;
        this.report = report;
        this.progress = progress;
        this.moments = new SplittableRandom(options.seed());
        this.questions = moments.split();
    }

    void run(int size) throws IOException {
        progress.accept("torture with --seed " + options.seed() + " --edits " + options.edits());
        // A home of everything has three and a half records for each that its plan is asked for.
        HomePlan plan = HomePlan.ofEverything(options.seed(), size * 2 / 7, NOW);
        Home home = Home.ofEverything(place.folder(), plan, size);
        Scene scene = new Scene(options, place, home, report);
        Path attic = Files.createDirectory(place.folder().resolve("attic"));
        HomeEdits edits = HomeEdits.of(home.path(), attic, moments.split());
        try (Daemon daemon = Daemon.start(place, home);
                Client client = daemon.connect(Transport.CHANNEL);
                Sase files = home.open(true);
                FreshReads reads =
                        FreshReads.connect(Client.endpoint(home.locations(), Transport.CHANNEL), files, NOW)) {
            FreshReads.Tally tally = edit(edits, reads);
            progress.accept(options.edits() + " edits made, comparing everything");
            tally = tally.plus(compare(reads, ALL_QUESTIONS));
            verify(client, List.of("missing", "stale", "extra"));
            edits.restoreEverything();
            progress.accept("everything put back, comparing everything");
            tally = tally.plus(compare(reads, ALL_QUESTIONS));
            verify(client, List.of("missing", "stale", "extra", "corrupt"));
            report(scene, tally);
        }
        TemporaryPlace.delete(home.path());
        TemporaryPlace.delete(attic);
    }

    private FreshReads.Tally edit(HomeEdits edits, FreshReads reads) throws IOException {
        FreshReads.Tally tally = FreshReads.Tally.NONE;
        for (int i = 1; i <= options.edits(); i++) {
            latest.addLast(edits.next());
            if (latest.size() > REMEMBERED) {
                latest.removeFirst();
            }
            if (moments.nextInt(EDITS_IN_A_BURST) == 0) {
                LockSupport.parkNanos(moments.nextLong(MOST_PAUSE.toNanos()));
            }
            if (moments.nextInt(EDITS_BETWEEN_COMPARISONS) == 0) {
                tally = tally.plus(compare(reads, MORE_QUESTIONS));
            }
            if (i % STEP == 0) {
                progress.accept(i + " edits, " + tally.answered() + " answers compared");
            }
        }
        return tally;
    }

    /** Compares while nothing is edited. */
    private FreshReads.Tally compare(FreshReads reads, int more) throws IOException {
        try {
            FreshReads.Tally tally = reads.compare(questions, more);
            latest.clear();
            return tally;
        } catch (FreshReads.DifferenceFound e) {
            StringBuilder message = new StringBuilder("a change was lost; repeat with --only torture --seed ")
                    .append(options.seed())
                    .append(" --edits ")
                    .append(options.edits())
                    .append("\n  ")
                    .append(e.getMessage())
                    .append("\n  the same ")
                    .append(LATER.toSeconds())
                    .append(" s later: ")
                    .append(later(reads))
                    .append("\n  edits since everything was equal:");
            latest.forEach(edit -> message.append("\n    ").append(edit));
            throw new IllegalStateException(message.toString(), e);
        }
    }

    /** Whether what differs now is put right by itself. */
    private String later(FreshReads reads) throws IOException {
        LockSupport.parkNanos(LATER.toNanos());
        try {
            FreshReads.Tally _ = reads.compare(questions, ALL_QUESTIONS);
            return "no difference";
        } catch (FreshReads.DifferenceFound e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Every row is one of the files, and there is one for each record; while sources are broken, some of them are corrupt. */
    private void verify(Client client, List<String> none) {
        JsonView found = client.request(RequestType.VERIFY, "{\"surface\":\"all\",\"full\":true}");
        boolean differs = Optional.ofNullable(found.members().get("summaries")).orElseThrow().elements().stream()
                .map(summary -> Optional.ofNullable(summary.members().get("diff_counts"))
                        .orElseThrow())
                .anyMatch(counts -> none.stream()
                        .anyMatch(kind -> !Optional.ofNullable(counts.members().get(kind))
                                .map(JsonView::toString)
                                .equals(Optional.of("0"))));
        if (differs) {
            throw new IllegalStateException("the projection does not verify after the edits of --seed " + options.seed()
                    + " --edits " + options.edits() + ": " + found);
        }
    }

    private void report(Scene scene, FreshReads.Tally tally) {
        scene.add(GROUP, "random edits", Percentiles.single(Unit.COUNT, options.edits()));
        scene.add(GROUP, "answers compared", Percentiles.single(Unit.COUNT, (double) tally.answered()));
        scene.add(GROUP, "requests left to the files", Percentiles.single(Unit.COUNT, (double) tally.declined()));
    }
}
