package dev.sase.core.engine;

import dev.sase.spi.Scopes;
import dev.sase.spi.SourceUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;

/**
 * Source units that cannot be loaded at the moment. Reads that need one of their scopes are answered from the files; all others are
 * served. A unit is tried again when something is told of it, and otherwise by reads at growing intervals. Thread-safe.
 */
final class BrokenUnits {
    private static final long FIRST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_WAIT_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final int MOST_DOUBLINGS = 9;

    private final Map<String, Broken> units = new ConcurrentSkipListMap<>();

    private record Broken(SourceUnit unit, String message, int failures, long nextNanos) {}

    /** A unit could not be loaded; says whether it could be before. */
    boolean add(SourceUnit unit, String message) {
        Broken before = units.get(unit.key());
        int failures = before == null ? 1 : before.failures() + 1;
        long wait = Math.min(LONGEST_WAIT_NANOS, FIRST_WAIT_NANOS << Math.min(failures - 1, MOST_DOUBLINGS));
        units.put(unit.key(), new Broken(unit, message, failures, System.nanoTime() + wait));
        return before == null;
    }

    void remove(String key) {
        units.remove(key);
    }

    void clear() {
        units.clear();
    }

    long count() {
        return units.size();
    }

    /** The units that it is time to try again. */
    List<SourceUnit> due() {
        long now = System.nanoTime();
        return units.values().stream()
                .filter(broken -> now - broken.nextNanos() >= 0)
                .map(Broken::unit)
                .toList();
    }

    /** Why records of some scopes cannot be served; empty if they can. */
    Optional<String> message(Scopes scopes) {
        return units.values().stream()
                .filter(broken -> scopes.contains(broken.unit().scope()))
                .map(Broken::message)
                .findFirst();
    }

    /** The first of all messages. */
    Optional<String> message() {
        return message(Scopes.every());
    }

    List<SurfaceHealth.BrokenSource> examples(int most) {
        return units.values().stream()
                .limit(most)
                .map(broken -> new SurfaceHealth.BrokenSource(
                        broken.unit().scope(), broken.unit().path().toString(), broken.message()))
                .toList();
    }
}
