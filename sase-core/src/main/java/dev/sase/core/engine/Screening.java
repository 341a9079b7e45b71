package dev.sase.core.engine;

import dev.sase.core.sql.CollectionTables;
import dev.sase.core.sql.IdRange;
import dev.sase.core.sql.RowScreening;
import dev.sase.core.store.Fingerprint;
import dev.sase.core.store.RecordHasher;
import dev.sase.core.store.StoredSources;
import dev.sase.spi.SourceUnit;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * Looks over a surface without loading anything, on two threads: the fingerprints of its sources, the hashes of its records, the number
 * of its rows. What comes out is which sources have to be compared. Used once.
 *
 * <p>Rows are read in short snapshots, one after the other and at most two at a time, so that neither readers nor checkpoints wait.
 * Nothing depends on two of these snapshots being the same: a row is checked against what lies beside it.
 */
final class Screening {
    private static final int UNITS_A_STEP = 256;

    private final SurfaceRuntime runtime;
    private final Inventory inventory;
    private final ReadPool pool;
    private final Clock clock;
    private final Predicate<String> scopes;
    private final boolean everyScope;
    private final Differences found;
    private final Progress progress;
    private final SharedWork work = new SharedWork();
    private final Set<Long> suspects = ConcurrentHashMap.newKeySet();
    private final Set<Long> changed = ConcurrentHashMap.newKeySet();
    private final AtomicLong hashed = new AtomicLong();

    /** Discovers the units of a surface that are wanted, by id. */
    @FunctionalInterface
    interface Discovery {
        Map<Long, SourceUnit> units() throws IOException;
    }

    /**
     * Prepares.
     *
     * @param inventory what the store says
     * @param scopes the scopes wanted; empty for every one
     * @param found takes the parts that belong to no row
     */
    Screening(
            SurfaceRuntime runtime,
            Inventory inventory,
            ReadPool pool,
            Clock clock,
            Optional<Predicate<String>> scopes,
            Differences found,
            Progress progress) {
        this.runtime = runtime;
        this.inventory = inventory;
        this.pool = pool;
        this.clock = clock;
        this.scopes = scopes.orElse(_ -> true);
        this.everyScope = scopes.isEmpty();
        this.found = found;
        this.progress = progress;
    }

    /**
     * Looks.
     *
     * @param discovery finds the units
     * @param fingerprints whether their files are looked at
     * @return the units
     */
    Map<Long, SourceUnit> run(Discovery discovery, boolean fingerprints) throws IOException, SQLException {
        for (CollectionTables<?> tables : runtime.tables().all()) {
            addRanges(tables);
        }
        Map<Long, SourceUnit> units = new ConcurrentHashMap<>();
        work.run("sase-verify", () -> {
            units.putAll(discovery.units());
            if (fingerprints) {
                addLooks(List.copyOf(units.entrySet()));
            }
        });
        return units;
    }

    /** Units whose files may differ from what was loaded. */
    Set<Long> changed() {
        return changed;
    }

    /** Units whose rows are not in order. */
    Set<Long> suspects() {
        return suspects;
    }

    /** How many records were hashed. */
    long hashed() {
        return hashed.get();
    }

    private void addLooks(List<Map.Entry<Long, SourceUnit>> units) {
        for (int from = 0; from < units.size(); from += UNITS_A_STEP) {
            List<Map.Entry<Long, SourceUnit>> some = units.subList(from, Math.min(units.size(), from + UNITS_A_STEP));
            work.add(() -> some.forEach(unit -> look(unit.getKey(), unit.getValue())));
        }
    }

    private void look(long id, SourceUnit unit) {
        StoredSources.StoredSource source = inventory.sources().get(id);
        if (source == null || !isUnchanged(unit, source)) {
            changed.add(id);
        } else if (!inventory.isComplete(source)) {
            suspects.add(id);
        }
    }

    private boolean isUnchanged(SourceUnit unit, StoredSources.StoredSource source) {
        try {
            return Fingerprint.of(unit, Instant.now(clock)).provesUnchanged(source.fingerprint());
        } catch (IOException e) {
            // The comparison says so, with its place.
            return false;
        }
    }

    private <R> void addRanges(CollectionTables<R> tables) throws SQLException {
        List<IdRange> ranges = pool.withFresh(connection -> new RowScreening<>(connection, tables).ranges());
        for (IdRange range : new ArrayList<>(ranges)) {
            work.add(() -> {
                long rows = pool.withFresh(connection ->
                        new RowScreening<>(connection, tables).screen(range, new RecordHasher(), new Findings()));
                progress.step(runtime.id(), "verify", hashed.addAndGet(rows), inventory.allRows());
            });
        }
    }

    private final class Findings implements RowScreening.Findings {
        @Override
        public boolean wants(long unit) {
            StoredSources.StoredSource source = inventory.sources().get(unit);
            return source != null && scopes.test(source.scope());
        }

        @Override
        public boolean wantsAll() {
            return everyScope;
        }

        @Override
        public void suspect(long unit) {
            suspects.add(unit);
        }

        @Override
        public void orphan(String table, long id) {
            synchronized (found) {
                found.add(new DiffRecord(
                        runtime.id(),
                        DiffRecord.Category.CORRUPT,
                        "",
                        Optional.empty(),
                        "entry " + id + " of the table " + table + " belongs to no row"));
            }
        }
    }
}
