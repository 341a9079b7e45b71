package dev.sase.bench;

import java.time.Duration;

/**
 * How often things are done. Whatever the number, a figure ends when its time is over, but not before its third run.
 *
 * @param warmUps runs that are not counted
 * @param runs runs that are
 * @param most the time for each of the two
 */
record Effort(int warmUps, int runs, Duration most) {
    /** The fewest counted runs of a figure. */
    static final int FEWEST = 3;

    /** For what takes microseconds. */
    static Effort reads(boolean quick) {
        return quick ? new Effort(50, 40, Duration.ofSeconds(2)) : new Effort(30_000, 5_000, Duration.ofSeconds(12));
    }

    /** For what takes up to a few milliseconds. */
    static Effort pages(boolean quick) {
        return quick ? new Effort(10, 10, Duration.ofSeconds(1)) : new Effort(1_500, 1_000, Duration.ofSeconds(6));
    }

    /** For what is done by changing files. */
    static Effort changes(boolean quick) {
        return quick ? new Effort(0, FEWEST, Duration.ofSeconds(5)) : new Effort(3, 20, Duration.ofSeconds(40));
    }

    /** For single changes that have to become visible. */
    static Effort visible(boolean quick) {
        return quick ? new Effort(0, FEWEST, Duration.ofSeconds(5)) : new Effort(6, 210, Duration.ofMinutes(2));
    }

    /** For a thousand changes at once. */
    static Effort bursts(boolean quick) {
        return quick ? new Effort(0, 1, Duration.ofSeconds(2)) : new Effort(1, 20, Duration.ofMinutes(1));
    }

    /** For a look at everything. */
    static Effort looks(boolean quick) {
        return quick ? new Effort(0, FEWEST, Duration.ofSeconds(5)) : new Effort(1, 12, Duration.ofSeconds(40));
    }

    /** For whole processes. */
    static Effort processes(boolean quick) {
        return quick ? new Effort(0, FEWEST, Duration.ofSeconds(20)) : new Effort(2, 20, Duration.ofMinutes(2));
    }

    /** For lists of surfaces of which there are many. */
    static Effort surveys(boolean quick) {
        return quick ? new Effort(1, FEWEST, Duration.ofSeconds(1)) : new Effort(800, 400, Duration.ofSeconds(2));
    }

    /** For what has to come in time nearly always. */
    static Effort queries(boolean quick) {
        return quick ? new Effort(1, FEWEST, Duration.ofSeconds(1)) : new Effort(200, 400, Duration.ofSeconds(3));
    }

    /** For what a program reads from the daemon and from many files in turns. */
    static Effort comparisons(boolean quick) {
        return quick ? new Effort(0, FEWEST, Duration.ofSeconds(5)) : new Effort(1, 20, Duration.ofSeconds(4));
    }

    /** For whole processes that may read many files. */
    static Effort commands(boolean quick) {
        return quick ? new Effort(0, FEWEST, Duration.ofSeconds(20)) : new Effort(1, 10, Duration.ofSeconds(6));
    }

    /** For starts and rebuilds of a whole home. */
    static Effort heavy(boolean quick) {
        return quick ? new Effort(0, FEWEST, Duration.ofSeconds(20)) : new Effort(1, 5, Duration.ofMinutes(2));
    }
}
