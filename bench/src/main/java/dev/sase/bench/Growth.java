package dev.sase.bench;

import dev.sase.core.transport.Transport;
import java.util.Locale;
import java.util.Optional;

/** How figures grow with the number of records. */
final class Growth {
    static final String GROUP = "growth";

    private static final double MOST = 1.5;

    private Growth() {}

    static void add(Report report) {
        for (Transport transport : Transport.values()) {
            String way = PointReads.SHOW + transport.name().toLowerCase(Locale.ROOT);
            compare(report, PointReads.GROUP, way + ", any id", 1_000, 100_000);
            compare(report, PointReads.GROUP, way + ", same id again", 1_000, 100_000);
        }
        compare(report, Rebuilds.GROUP, Rebuilds.PEAK, 10_000, 100_000);
    }

    private static void compare(Report report, String group, String name, int few, int many) {
        Optional<Figure> small = report.find(group, name, few);
        Optional<Figure> large = report.find(group, name, many);
        if (small.isPresent() && large.isPresent()) {
            double ratio =
                    large.get().measured().median() / small.get().measured().median();
            report.add(new Figure(
                    GROUP,
                    String.format(Locale.ROOT, "%s %s, from %,d to %,d", group, name, few, many),
                    0,
                    0,
                    Percentiles.single(Unit.RATIO, ratio),
                    Optional.of(Bar.atMostTimes(MOST, ratio))));
        }
    }
}
