package dev.sase.testkit;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The seed of a run: the system property {@code sase.kit.seed}, or a new one. Every round has a generator of its own, so that
 * what a round does depends on nothing before it.
 *
 * @param value the seed
 */
public record KitSeed(long value) {
    /** The property that repeats a run. */
    public static final String PROPERTY = "sase.kit.seed";

    /** The seed of this run. */
    public static KitSeed ofThisRun() {
        Long given = Long.getLong(PROPERTY);
        return new KitSeed(given == null ? System.nanoTime() & 0xffff_ffffL : given);
    }

    /** The generator of a round. */
    public RandomGenerator round(int round) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(value * 1_000_003L + round);
    }

    /** How to repeat the run. */
    public String hint() {
        return "repeat with -D" + PROPERTY + "=" + value;
    }
}
