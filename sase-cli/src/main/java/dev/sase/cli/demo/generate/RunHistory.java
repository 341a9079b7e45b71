package dev.sase.cli.demo.generate;

import dev.sase.cli.demo.generate.DraftRun.Fate;
import dev.sase.cli.demo.generate.DraftRun.Model;
import dev.sase.cli.demo.generate.DraftRun.Retry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Invents the runs of one project, the oldest first: single ones, families of a planner and those that do the work, workflows with
 * the agents that they launch, and second tries. Confined to one thread.
 */
final class RunHistory {
    private static final Duration SPAN = Duration.ofDays(120);
    private static final int LARGEST_FAMILY = 4;
    private static final int MOST_ACTIVE = 150;
    private static final int LONGEST_SECONDS = 5_400;
    private static final List<Model> MODELS = List.of(
            new Model("anthropic", "opus"),
            new Model("anthropic", "sonnet"),
            new Model("google", "gemini-pro"),
            new Model("openai", "codex"));
    private static final List<String> SINGLE = List.of(
            "ace-run", "ace-run", "ace-run", "ace-run", "run", "fix-hook", "crs", "summarize-hook", "mentor-security");

    private final int count;
    private final int active;
    private final int dismissed;
    private final Instant begin;
    private final long step;
    private final Instant now;
    private final List<String> specs;
    private final Words words;
    private int made;
    private int gone;

    /**
     * The runs of a project.
     *
     * @param count how many
     * @param dismissed how many of them were put out of sight, as far as so many have ended
     * @param specs names of ChangeSpecs to work on
     */
    RunHistory(int count, int dismissed, List<String> specs, Instant now, RandomGenerator random) {
        this.count = count;
        this.active = Math.min(MOST_ACTIVE, (count + 49) / 50);
        this.dismissed = dismissed;
        this.specs = List.copyOf(specs);
        this.now = now;
        this.words = new Words(random);
        // Projects begin at different seconds: what is known by its time alone belongs to one of them.
        this.begin = now.minus(SPAN).minusSeconds(words.below(3_600));
        this.step = Math.max(1, SPAN.toSeconds() / (count + 1));
    }

    /** Takes a run. */
    interface Taker {
        void accept(DraftRun run) throws IOException;
    }

    Words words() {
        return words;
    }

    /** Whether a run belongs to the later half, which has folders by day. */
    boolean isLate(DraftRun run) {
        return run.launched().isAfter(launch(count / 2));
    }

    /** Invents everything. */
    void forEach(Taker taker) throws IOException {
        while (made < count) {
            for (DraftRun run : family()) {
                taker.accept(run);
            }
        }
    }

    private List<DraftRun> family() {
        int most = Math.min(LARGEST_FAMILY, count - made);
        String name = words.agent(made);
        String spec = specs.isEmpty() ? name : words.pick(specs);
        int kind = words.below(100);
        if (kind < 8 && most > 1) {
            Instant first = launch(made);
            Instant second = launch(made + 1);
            return List.of(
                    run("ace-run", name, spec, Fate.FAILED, Optional.empty(), Optional.empty(), retriedAs(second)),
                    run("ace-run", name, spec, fate(), Optional.empty(), Optional.empty(), retryOf(first)));
        }
        if (kind < 24) {
            return family(kind < 16 ? "ace-run" : "workflow-review", name, spec, most);
        }
        return List.of(run(words.pick(SINGLE), name, spec, fate(), Optional.empty(), Optional.empty(), Retry.NONE));
    }

    private List<DraftRun> family(String workflow, String name, String spec, int most) {
        List<DraftRun> runs = new ArrayList<>();
        Optional<Instant> parent = Optional.empty();
        for (String role : List.of("plan", "code", "review", "commit").subList(0, most)) {
            boolean first = parent.isEmpty();
            runs.add(run(
                    first ? workflow : "ace-run",
                    first ? name : name + "--" + role,
                    spec,
                    fate(),
                    Optional.of(role),
                    parent,
                    Retry.NONE));
            parent = Optional.of(runs.getFirst().launched());
        }
        return runs;
    }

    private static Retry retriedAs(Instant later) {
        return new Retry(Optional.empty(), Optional.of(later));
    }

    private static Retry retryOf(Instant earlier) {
        return new Retry(Optional.of(earlier), Optional.empty());
    }

    private DraftRun run(
            String workflow,
            String name,
            String spec,
            Fate fate,
            Optional<String> role,
            Optional<Instant> parent,
            Retry retry) {
        Instant launched = launch(made++);
        long room = Math.max(2, Duration.between(launched, now).toSeconds());
        Instant ended = launched.plusSeconds(1 + words.below((int) Math.min(room - 1, LONGEST_SECONDS)));
        return new DraftRun(
                workflow,
                name,
                spec,
                words.pick(MODELS),
                launched,
                ended,
                fate,
                role,
                parent,
                retry,
                words.chance(4),
                words.paragraph(1 + words.below(3)));
    }

    private Instant launch(int number) {
        return begin.plusSeconds(step * number);
    }

    /** The last are still at work; of the others most did what they were asked. */
    private Fate fate() {
        int n = words.below(100);
        if (made >= count - active) {
            return n < 60 ? Fate.RUNNING : n < 70 ? Fate.ASKING : n < 90 ? Fate.WAITING : Fate.STARTING;
        }
        // As many as are left to be dismissed, spread over the runs that are left.
        if (words.below(count - active - made) < dismissed - gone) {
            gone++;
            return Fate.DISMISSED;
        }
        return n < 84 ? Fate.COMPLETED : n < 88 ? Fate.NOOP : n < 95 ? Fate.FAILED : Fate.KILLED;
    }
}
