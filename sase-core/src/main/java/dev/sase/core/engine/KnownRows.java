package dev.sase.core.engine;

import dev.sase.core.sql.StoredRows;
import dev.sase.core.store.Change;
import dev.sase.core.store.RecordHash;
import dev.sase.spi.RecordKey;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of one collection of a unit, read once, and where its records are found again. Rows are named by their index here.
 * Confined to one thread.
 */
final class KnownRows<R> {
    private static final int NONE = -1;

    private final StoredRows<R> stored;
    private final List<RecordKey> keys = new ArrayList<>();
    private final List<Optional<RecordHash>> hashes = new ArrayList<>();
    private long[] ids = new long[64];
    private long[] places = new long[64];
    private long[] parts = new long[64];
    /** Where each row is now, or {@link #NONE}. */
    private final long[] found;

    private final BitSet replaced = new BitSet();
    private final BitSet rewritten = new BitSet();
    private boolean moved;
    private final Map<Long, Integer> byPart = new HashMap<>();
    /** For rows of the same part, which are copies of a line, the next of them. */
    private final int[] samePart;

    private @Nullable Map<RecordKey, Integer> byKey;

    KnownRows(StoredRows<R> stored, long unit) throws SQLException {
        this.stored = stored;
        stored.states(unit, (id, key, place, part, hash) -> {
            int row = keys.size();
            if (row == ids.length) {
                ids = Arrays.copyOf(ids, row * 2);
                places = Arrays.copyOf(places, row * 2);
                parts = Arrays.copyOf(parts, row * 2);
            }
            keys.add(key);
            hashes.add(hash);
            ids[row] = id;
            places[row] = place;
            parts[row] = part;
        });
        found = new long[keys.size()];
        Arrays.fill(found, NONE);
        samePart = new int[keys.size()];
        for (int row = 0; row < samePart.length; row++) {
            samePart[row] = NONE;
            if (parts[row] != Change.NO_PART) {
                @Nullable Integer other = byPart.put(parts[row], row);
                samePart[row] = other == null ? NONE : other;
            }
        }
    }

    /** The handle of the records that a part gives, if it is known. */
    Optional<String> handle(long part) {
        return Optional.ofNullable(byPart.get(part)).map(row -> keys.get(row).handle());
    }

    /** The row that a part has as this occurrence of its handle, or a negative number. */
    int row(long part, int occurrence) {
        int row = byPart.getOrDefault(part, NONE);
        while (row != NONE && keys.get(row).occurrence() != occurrence) {
            row = samePart[row];
        }
        return row;
    }

    /** The row with a key, or a negative number. */
    int row(RecordKey key) {
        Map<RecordKey, Integer> rows = byKey;
        if (rows == null) {
            rows = HashMap.newHashMap(keys.size());
            for (int row = 0; row < keys.size(); row++) {
                rows.put(keys.get(row), row);
            }
            byKey = rows;
        }
        return rows.getOrDefault(key, NONE);
    }

    /** Whether a row's record has this hash. */
    boolean hasHash(int row, RecordHash hash) throws SQLException {
        Optional<RecordHash> known = hashes.get(row);
        return (known.isPresent() ? known : stored.hash(ids[row]))
                .filter(hash::equals)
                .isPresent();
    }

    /** The record of a row is there, unchanged. */
    void findAgain(int row, long place, long part) {
        found[row] = place;
        moved |= places[row] != place;
        if (parts[row] != part) {
            parts[row] = part;
            rewritten.set(row);
        }
    }

    /** The record of a row is there, but it is stored anew. */
    void replace(int row) {
        replaced.set(row);
    }

    /** Tells of the removal of every row whose record was not found again. */
    void forEachGone(Consumer<Change<R>> changes) {
        for (int row = 0; row < found.length; row++) {
            if (found[row] == NONE && !replaced.get(row)) {
                changes.accept(new Change.Delete<>(stored.tables().collection(), keys.get(row)));
            }
        }
    }

    /**
     * Tells of the changes of rows whose record is the same at another place, or written otherwise.
     *
     * @param unit the unit
     * @param inRuns whether rows may move in runs, which takes rows that are gone as deleted and those replaced as not yet written
     * @param changes takes the changes in the order in which they have to be applied
     */
    void forEachMoved(long unit, boolean inRuns, Consumer<Change<R>> changes) {
        BitSet alone = (BitSet) rewritten.clone();
        if (moved) {
            Optional<Rearrangement> inOrder = Optional.of(inRuns)
                    .filter(wanted -> wanted)
                    .map(_ -> Rearrangement.of(places, found))
                    .filter(arranged -> arranged.runs().size() <= Change.Shift.MOST_RUNS);
            alone.or(inOrder.map(Rearrangement::alone).orElseGet(this::atOtherPlaces));
            inOrder.map(Rearrangement::runs)
                    .filter(runs -> !runs.isEmpty())
                    .ifPresent(runs ->
                            changes.accept(new Change.Shift<>(stored.tables().collection(), unit, runs)));
        }
        alone.stream()
                .forEach(row -> changes.accept(
                        new Change.Move<>(stored.tables().collection(), keys.get(row), found[row], parts[row])));
    }

    private BitSet atOtherPlaces() {
        BitSet rows = new BitSet();
        for (int row = 0; row < found.length; row++) {
            rows.set(row, found[row] != NONE && found[row] != places[row]);
        }
        return rows;
    }
}
