package dev.sase.bench;

import java.util.Locale;

/** What a measured number means. */
enum Unit {
    /** A duration. */
    NANOS("ns") {
        @Override
        String show(double value) {
            if (value < 1e5) {
                return format("%.1f µs", value / 1e3);
            }
            return format(value < 1e8 ? "%.2f ms" : "%.0f ms", value / 1e6);
        }
    },
    /** How many times as much as something else. */
    RATIO("x") {
        @Override
        String show(double value) {
            return format("%.2f x", value);
        }
    },
    /** Records a second. */
    RATE("records/s") {
        @Override
        String show(double value) {
            return format("%,.0f/s", value);
        }
    },
    /** Memory. */
    BYTES("bytes") {
        @Override
        String show(double value) {
            return format("%.1f MB", value / 1e6);
        }
    },
    /** How many of something. */
    COUNT("count") {
        @Override
        String show(double value) {
            return format("%,.0f", value);
        }
    },
    /** How often a second. */
    FREQUENCY("1/s") {
        @Override
        String show(double value) {
            return format("%.2f/s", value);
        }
    },
    /** A part of the time of one processor. */
    PERCENT("%") {
        @Override
        String show(double value) {
            return format("%.3f %%", value);
        }
    };

    private final String token;

    Unit(String token) {
        this.token = token;
    }

    /** The name of the unit in which the JSON has the number. */
    String token() {
        return token;
    }

    /** The number for people. */
    abstract String show(double value);

    private static String format(String pattern, double value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
