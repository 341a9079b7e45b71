package dev.sase.core.engine;

import dev.sase.core.sql.CollectionTables;
import dev.sase.core.sql.ReadConnection;
import dev.sase.core.sql.StoredRows;
import dev.sase.core.store.Fingerprint;
import dev.sase.core.store.StoredSources;
import dev.sase.spi.Scopes;
import dev.sase.spi.SourceUnit;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Compares the projection of a surface with its files. Everything is looked over first; then the sources for which that was not in order
 * are loaded and compared record by record, or every source. Used once, confined to the calling thread but for what {@link Screening} does.
 *
 * <p>Files go on changing meanwhile. A difference of a source whose files are no longer those that the rows were made from is not
 * believed: they are applied first, and the source is compared again.
 */
final class Verification {
    private static final int ROUNDS = 4;
    private static final long SNAPSHOT_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long STEP = 1_000;

    private final SurfaceRuntime runtime;
    private final EngineOptions options;
    private final ReadPool pool;
    private final Follower follower;
    private final Scopes scopes;
    private final Progress progress;
    private final Differences found;
    private long comparedRows;
    private long comparedSources;
    private long corruptParts;

    /**
     * Prepares.
     *
     * @param scopes what is compared
     * @param found takes the differences
     */
    Verification(
            SurfaceRuntime runtime,
            EngineOptions options,
            ReadPool pool,
            Follower follower,
            Scopes scopes,
            Progress progress,
            Differences found) {
        this.runtime = runtime;
        this.options = options;
        this.pool = pool;
        this.follower = follower;
        this.scopes = scopes;
        this.progress = progress;
        this.found = found;
    }

    /**
     * What was done.
     *
     * @param sources the source units looked at
     * @param comparedSources those of them that were loaded and compared
     * @param rows the records hashed again, or compared when every source was
     * @param corruptParts the parts of sources that cannot be loaded
     */
    record Outcome(long sources, long comparedSources, long rows, long corruptParts) {}

    Outcome run(VerifyDepth depth) throws IOException, SQLException {
        boolean full = depth == VerifyDepth.FULL;
        if (full) {
            follower.refreshNow(runtime);
        }
        Inventory inventory = pool.withFresh(connection -> Inventory.of(runtime, connection));
        Screening screening = new Screening(
                runtime,
                inventory,
                pool,
                options.clock(),
                scopes.names().map(names -> names::contains),
                found,
                progress);
        Map<Long, SourceUnit> units = screening.run(this::discover, !full);
        Set<Long> wanted = new HashSet<>(units.keySet());
        if (!full) {
            wanted.retainAll(screening.suspects());
            wanted.addAll(screening.changed());
            if (!screening.changed().isEmpty() || isAnyGone(inventory, units)) {
                follower.refreshNow(runtime);
                Map<Long, SourceUnit> before = units;
                units = discover();
                units.keySet().stream().filter(id -> !before.containsKey(id)).forEach(wanted::add);
            }
        }
        compare(wanted, units);
        findExtra(inventory, units);
        addCorruptParts(inventory, units, wanted);
        return new Outcome(units.size(), comparedSources, full ? comparedRows : screening.hashed(), corruptParts);
    }

    private Map<Long, SourceUnit> discover() throws IOException {
        Map<Long, SourceUnit> units = new HashMap<>();
        try (Stream<SourceUnit> all = runtime.surface().loader().discover(options.home(), scopes)) {
            all.filter(unit -> scopes.contains(unit.scope())).forEach(unit -> units.put(unit.id(runtime.id()), unit));
        }
        return units;
    }

    private boolean isAnyGone(Inventory inventory, Map<Long, SourceUnit> units) {
        return inventory.sources().values().stream()
                .anyMatch(source -> scopes.contains(source.scope()) && !units.containsKey(source.unit()));
    }

    private void compare(Set<Long> wanted, Map<Long, SourceUnit> units) throws IOException, SQLException {
        List<SourceUnit> left = known(wanted, units);
        for (int round = 1; !left.isEmpty(); round++) {
            List<SourceUnit> moving = compareOnce(left, round == ROUNDS);
            if (!moving.isEmpty()) {
                follower.refreshNow(runtime);
                Set<Long> again = new HashSet<>();
                moving.forEach(unit -> again.add(unit.id(runtime.id())));
                left = known(again, discover());
            } else {
                left = List.of();
            }
        }
    }

    private static List<SourceUnit> known(Set<Long> wanted, Map<Long, SourceUnit> units) {
        return units.entrySet().stream()
                .filter(unit -> wanted.contains(unit.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Compares units, in a new snapshot every second; those that have to be compared again are the result. */
    private List<SourceUnit> compareOnce(List<SourceUnit> units, boolean last) throws SQLException {
        List<SourceUnit> moving = new ArrayList<>();
        Iterator<SourceUnit> left = units.iterator();
        while (left.hasNext()) {
            boolean _ = pool.withFresh(connection -> {
                long begun = System.nanoTime();
                while (left.hasNext() && System.nanoTime() - begun < SNAPSHOT_NANOS) {
                    SourceUnit unit = left.next();
                    if (!compare(connection, unit, last)) {
                        moving.add(unit);
                    }
                }
                return true;
            });
        }
        return moving;
    }

    private boolean compare(ReadConnection connection, SourceUnit unit, boolean last) throws SQLException {
        Optional<StoredSources.StoredSource> source =
                new StoredSources(connection, runtime.tables()).find(unit.id(runtime.id()));
        Optional<String> before = fingerprint(unit);
        Differences differences = found.part();
        if (source.isEmpty()) {
            differences.add(new DiffRecord(
                    runtime.id(),
                    DiffRecord.Category.MISSING,
                    unit.path().toString(),
                    Optional.empty(),
                    "the source has no entry in the source table"));
        }
        UnitComparison comparison = new UnitComparison(runtime, connection, unit, differences, this::step);
        comparison.run();
        boolean still = before.isPresent()
                && source.map(at -> at.fingerprint().value()).equals(before)
                && fingerprint(unit).equals(before);
        if (!still && !last && differences.counts().total() > 0) {
            return false;
        }
        found.add(differences);
        comparedSources++;
        corruptParts += comparison.corruptParts();
        return true;
    }

    private Optional<String> fingerprint(SourceUnit unit) {
        try {
            return Optional.of(
                    Fingerprint.of(unit, Instant.now(options.clock())).value());
        } catch (IOException e) {
            // The comparison says so, with its place.
            return Optional.empty();
        }
    }

    private void step(long records) {
        comparedRows += records;
        if (comparedRows % STEP == 0) {
            progress.step(runtime.id(), "verify", comparedRows, 0);
        }
    }

    /** Rows whose source is gone, and rows of which the source table knows nothing. */
    private void findExtra(Inventory inventory, Map<Long, SourceUnit> units) throws SQLException {
        Set<Long> gone = new HashSet<>(inventory.rows().keySet());
        gone.addAll(inventory.sources().keySet());
        gone.removeAll(units.keySet());
        if (gone.isEmpty()) {
            return;
        }
        boolean _ = pool.withFresh(connection -> {
            for (long unit : gone) {
                findExtra(
                        connection,
                        unit,
                        Optional.ofNullable(inventory.sources().get(unit)));
            }
            return true;
        });
    }

    private void findExtra(ReadConnection connection, long unit, Optional<StoredSources.StoredSource> source)
            throws SQLException {
        boolean anyRow = false;
        for (CollectionTables<?> tables : runtime.tables().all()) {
            StoredRows<?> rows = new StoredRows<>(connection, tables);
            Optional<String> scope = rows.scope(unit);
            if (scope.isEmpty() || !scopes.contains(source.map(at -> at.scope()).orElse(scope.get()))) {
                continue;
            }
            anyRow = true;
            String message = "the row in " + tables.collection().name() + " has no record: its source is gone";
            String path = source.map(at -> at.path()).orElse("");
            rows.keys(
                    unit,
                    (_, key) -> found.add(DiffRecord.of(runtime.id(), DiffRecord.Category.EXTRA, path, key, message)));
        }
        Optional<StoredSources.StoredSource> still = new StoredSources(connection, runtime.tables()).find(unit);
        if (!anyRow && still.isPresent() && scopes.contains(still.get().scope())) {
            found.add(new DiffRecord(
                    runtime.id(),
                    DiffRecord.Category.EXTRA,
                    still.get().path(),
                    Optional.empty(),
                    "the source is gone, its entry in the source table is not"));
        }
    }

    /** What could not be loaded of sources that were not loaded again. */
    private void addCorruptParts(Inventory inventory, Map<Long, SourceUnit> units, Set<Long> compared) {
        inventory.corruptParts().forEach((unit, parts) -> {
            if (units.containsKey(unit) && !compared.contains(unit)) {
                parts.forEach(part -> found.add(DiffRecord.of(runtime.id(), part)));
                corruptParts += parts.size();
            }
        });
    }
}
