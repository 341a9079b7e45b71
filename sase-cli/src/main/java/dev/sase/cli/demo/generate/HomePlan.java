package dev.sase.cli.demo.generate;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What to generate.
 *
 * @param seed decides everything that is left to chance
 * @param beads how many beads, half of them in {@code issues.jsonl} and half in an event store
 * @param notifications how many notifications
 * @param now the present of the invented history, in whole seconds; nothing in it but deadlines is later
 */
public record HomePlan(long seed, int beads, int notifications, Instant now) {
    public HomePlan {
        if (beads < 0 || notifications < 0) {
            throw new IllegalArgumentException("a home has no " + Math.min(beads, notifications) + " records");
        }
        now = now.truncatedTo(ChronoUnit.SECONDS);
    }
}
