package dev.sase.bench;

import java.util.Locale;

/**
 * What a figure has to reach.
 *
 * @param text the bar for people
 * @param met whether the figure reaches it
 */
record Bar(String text, boolean met) {
    /** At most so many milliseconds at the median. */
    static Bar atMostMillis(double most, Percentiles measured) {
        return new Bar(String.format(Locale.ROOT, "p50 ≤ %s ms", plain(most)), measured.median() <= most * 1e6);
    }

    /** At most so many milliseconds in 95 of a hundred cases. */
    static Bar nearlyAlwaysAtMostMillis(double most, Percentiles measured) {
        return new Bar(String.format(Locale.ROOT, "p95 ≤ %s ms", plain(most)), measured.at(95) <= most * 1e6);
    }

    /** At most so many milliseconds at the median, and at most so many in 99 of a hundred cases. */
    static Bar atMostMillis(double median, double nearlyAll, Percentiles measured) {
        return new Bar(
                String.format(Locale.ROOT, "p50 ≤ %s ms, p99 ≤ %s ms", plain(median), plain(nearlyAll)),
                measured.median() <= median * 1e6 && measured.at(99) <= nearlyAll * 1e6);
    }

    /** Less than so many milliseconds in 99 of a hundred cases. */
    static Bar under(double most, Percentiles measured) {
        return new Bar(String.format(Locale.ROOT, "p99 < %s ms", plain(most)), measured.at(99) < most * 1e6);
    }

    /** At most so much of something. */
    static Bar atMost(double most, Percentiles measured) {
        return new Bar("≤ " + measured.unit().show(most), measured.largest() <= most);
    }

    /** Never. */
    static Bar none(long count) {
        return new Bar("none", count == 0);
    }

    /** At most so many times as much. */
    static Bar atMostTimes(double most, double ratio) {
        return new Bar("≤ " + plain(most) + " x", ratio <= most);
    }

    /** At least so many a second. */
    static Bar atLeastRate(double least, Percentiles measured) {
        return new Bar(String.format(Locale.ROOT, "p50 ≥ %,.0f/s", least), measured.median() >= least);
    }

    private static String plain(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.1f", value);
    }
}
