package dev.sase.cli.demo.generate;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * Invents the beads of one project, a root with all that belongs to it at a time: epics with phases, plans with child plans,
 * single tasks. A blocker is always made before what it blocks. Confined to one thread.
 */
final class BeadHistory {
    private static final Duration SPAN = Duration.ofDays(120);
    private static final int MAX_PHASES = 14;
    private static final int REMEMBERED_ROOTS = 64;

    private final String prefix;
    private final int count;
    private final Instant now;
    private final Words words;
    private final List<String> recentRoots = new ArrayList<>();
    private int made;
    private int roots;

    BeadHistory(String prefix, int count, HomePlan plan, RandomGenerator random) {
        this.prefix = prefix;
        this.count = count;
        this.now = plan.now();
        this.words = new Words(random);
    }

    /** Takes a root with its children, the root first. */
    interface Family {
        void accept(List<DraftBead> beads) throws IOException;
    }

    String prefix() {
        return prefix;
    }

    Instant now() {
        return now;
    }

    Words words() {
        return words;
    }

    /** Invents everything. */
    void forEach(boolean tasks, Family family) throws IOException {
        while (made < count) {
            List<DraftBead> beads = family(tasks, count - made);
            made += beads.size();
            family.accept(beads);
        }
    }

    private List<DraftBead> family(boolean tasks, int most) {
        // Time goes by with the beads: a bead of the first half is older than one of the second.
        Instant start = now.minus(SPAN).plusSeconds(SPAN.toSeconds() * made / (count + 1));
        String id = prefix + "-" + Integer.toString(++roots, 36);
        List<DraftBead> beads = new ArrayList<>();
        if (tasks && words.chance(55)) {
            beads.add(bead(id, "task", Optional.empty(), Optional.empty(), taskFate(), start, earlierRoots()));
        } else if (words.chance(20)) {
            beads.add(bead(id, "plan", Optional.of("plan"), Optional.empty(), fate(), start, earlierRoots()));
            if (most > 1) {
                beads.add(bead(
                        id + ".1",
                        "plan",
                        Optional.of("epic"),
                        Optional.of(id),
                        fate(),
                        start.plusSeconds(1),
                        List.of()));
            }
        } else {
            beads.add(bead(id, "plan", Optional.of("epic"), Optional.empty(), fate(), start, earlierRoots()));
            int phases = Math.min(most - 1, 2 + words.below(MAX_PHASES - 1));
            for (int n = 1; n <= phases; n++) {
                Set<String> blockers = new TreeSet<>();
                for (int i = words.below(3); i > 0 && n > 1; i--) {
                    blockers.add(id + "." + (1 + words.below(n - 1)));
                }
                Instant created = start.plusSeconds(n);
                beads.add(bead(
                        id + "." + n,
                        "phase",
                        Optional.empty(),
                        Optional.of(id),
                        fate(),
                        created,
                        List.copyOf(blockers)));
            }
        }
        recentRoots.add(id);
        if (recentRoots.size() > REMEMBERED_ROOTS) {
            recentRoots.removeFirst();
        }
        return beads;
    }

    private List<String> earlierRoots() {
        return !recentRoots.isEmpty() && words.chance(15) ? List.of(words.pick(recentRoots)) : List.of();
    }

    /** Most of what a store holds is done: about one bead in thirteen is ready to be worked on. */
    private DraftBead.Fate fate() {
        int n = words.below(100);
        return n < 83
                ? DraftBead.Fate.CLOSED
                : n < 85 ? DraftBead.Fate.REOPENED : n < 90 ? DraftBead.Fate.STARTED : DraftBead.Fate.OPEN;
    }

    private DraftBead.Fate taskFate() {
        int n = words.below(100);
        return n < 12 ? DraftBead.Fate.CONFIRMED : n < 18 ? DraftBead.Fate.SNOOZED : fate();
    }

    private DraftBead bead(
            String id,
            String type,
            Optional<String> tier,
            Optional<String> parent,
            DraftBead.Fate fate,
            Instant created,
            List<String> blockers) {
        long age = Math.max(60, Duration.between(created, now).toSeconds());
        Instant changed = fate == DraftBead.Fate.OPEN
                ? created
                : created.plusSeconds(40 + words.below((int) Math.min(age - 50, 20 * 86_400)));
        return new DraftBead(
                id,
                words.title(),
                type,
                tier,
                parent,
                fate,
                words.person(),
                created,
                changed,
                words.paragraph(1 + words.below(5)),
                words.chance(30) ? words.paragraph(2) : "",
                blockers);
    }

    /** What the configuration file of the store says. */
    String config() {
        return """
                {
                  "issue_prefix": "%s",
                  "next_counter": %d,
                  "owner": "ada"
                }
                """.formatted(prefix, roots + 1);
    }
}
