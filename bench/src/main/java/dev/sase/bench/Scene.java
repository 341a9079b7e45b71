package dev.sase.bench;

import dev.sase.cli.demo.TemporaryPlace;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * What all measurements at one size share.
 *
 * @param options what was asked for
 * @param place where files and processes are
 * @param home the home that is read
 * @param report where figures go
 */
record Scene(Options options, TemporaryPlace place, Home home, Report report) {
    private static final int LARGE = 10_000;

    /** Reports a figure without a bar. */
    Percentiles add(String group, String name, Percentiles measured) {
        report.add(new Figure(group, name, home.size(), home.dataBytes(), measured, Optional.empty()));
        return measured;
    }

    /** Reports a figure with a bar. */
    Percentiles add(String group, String name, Percentiles measured, Bar bar) {
        report.add(new Figure(group, name, home.size(), home.dataBytes(), measured, Optional.of(bar)));
        return measured;
    }

    /** Reports a figure that has a bar from so many records on. */
    Percentiles addFrom(int size, String group, String name, Percentiles measured, Bar bar) {
        return home.size() >= size ? add(group, name, measured, bar) : add(group, name, measured);
    }

    /** Reports how often something happened that must never happen. */
    void addNever(String group, String name, long count) {
        add(group, name, Percentiles.single(Unit.COUNT, (double) count), Bar.none(count));
    }

    /** Reports a figure that has a bar in milliseconds from 10,000 records on. */
    Percentiles addLarge(String group, String name, Percentiles measured, double mostMillis) {
        return isLarge()
                ? add(group, name, measured, Bar.atMostMillis(mostMillis, measured))
                : add(group, name, measured);
    }

    /** Reports how many times as much something takes. */
    void addRatio(String group, String name, double ratio, Optional<Bar> bar) {
        report.add(new Figure(group, name, home.size(), home.dataBytes(), Percentiles.single(Unit.RATIO, ratio), bar));
    }

    boolean isLarge() {
        return home.size() >= LARGE;
    }

    boolean quick() {
        return options.quick();
    }

    /** Chance that is the same in every run with this seed. */
    RandomGenerator random() {
        return new SplittableRandom(options.seed());
    }
}
