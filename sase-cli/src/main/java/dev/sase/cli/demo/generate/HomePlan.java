package dev.sase.cli.demo.generate;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;

/**
 * What to generate.
 *
 * @param seed decides everything that is left to chance
 * @param beads how many beads, half of them in {@code issues.jsonl} and half in an event store
 * @param notifications how many notifications
 * @param changespecs how many ChangeSpecs, active and archived
 * @param agents how many runs of agents, published ones among them
 * @param xprompts how many xprompts and workflows in the catalogs of projects; snippets, notes and file references follow them
 * @param now the present of the invented history, in whole seconds; nothing in it but deadlines is later
 */
public record HomePlan(
        long seed, int beads, int notifications, int changespecs, int agents, int xprompts, Instant now) {
    private static final int MOST_XPROMPTS = 300;
    private static final int RECORDS_FOR_AN_XPROMPT = 10;

    public HomePlan {
        int least = IntStream.of(beads, notifications, changespecs, agents, xprompts)
                .min()
                .orElse(0);
        if (least < 0) {
            throw new IllegalArgumentException("a home has no " + least + " records");
        }
        now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    /** A home with beads and notifications alone. */
    public HomePlan(long seed, int beads, int notifications, Instant now) {
        this(seed, beads, notifications, 0, 0, 0, now);
    }

    /**
     * A home with everything: so many beads, notifications and ChangeSpecs, half as many runs, and a few hundred xprompts at most.
     */
    public static HomePlan ofEverything(long seed, int records, Instant now) {
        int xprompts = Math.min((records + RECORDS_FOR_AN_XPROMPT - 1) / RECORDS_FOR_AN_XPROMPT, MOST_XPROMPTS);
        return new HomePlan(seed, records, records, records, (records + 1) / 2, xprompts, now);
    }

    /** Whether there are project files, and folders that people work in. */
    boolean hasProjectFiles() {
        return changespecs > 0 || xprompts > 0;
    }
}
