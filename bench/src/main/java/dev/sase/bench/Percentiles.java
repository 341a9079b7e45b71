package dev.sase.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Measured numbers of one kind, at least one. Immutable. */
final class Percentiles {
    private final Unit unit;
    private final double[] sorted;

    private Percentiles(Unit unit, double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        this.unit = unit;
        this.sorted = values;
        Arrays.sort(sorted);
    }

    /** The percentiles of durations in nanoseconds. */
    static Percentiles ofNanos(List<Long> nanos) {
        return new Percentiles(
                Unit.NANOS, nanos.stream().mapToDouble(Long::doubleValue).toArray());
    }

    /** A single number. */
    static Percentiles single(Unit unit, double value) {
        return new Percentiles(unit, new double[] {value});
    }

    /** Each number turned into one of another unit. */
    Percentiles map(Unit target, DoubleUnaryOperator change) {
        return new Percentiles(target, Arrays.stream(sorted).map(change).toArray());
    }

    Unit unit() {
        return unit;
    }

    int count() {
        return sorted.length;
    }

    double median() {
        return at(50);
    }

    /** The smallest measured number that so many percent of all do not exceed. */
    double at(double percent) {
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
    }

    double largest() {
        return sorted[sorted.length - 1];
    }
}
