package dev.sase.core.sql;

import dev.sase.spi.Tally;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps the groups of tallies between reads: exact ones for the sequence they were counted at, and older ones as an estimate of how
 * selective a condition is. Thread-safe.
 */
public final class TallyMemo {
    private static final int MOST_ENTRIES = 4096;

    private record Key(String index, String scope) {}

    private record Entry(long sequence, Groups groups) {}

    private final Map<Key, Entry> entries = new ConcurrentHashMap<>();

    Optional<Groups> exact(CollectionTables<?> tables, Tally<?> tally, String scope, long sequence) {
        Entry entry = entries.get(key(tables, tally, scope));
        return entry != null && entry.sequence() == sequence ? Optional.of(entry.groups()) : Optional.empty();
    }

    Optional<Groups> recent(CollectionTables<?> tables, Tally<?> tally, String scope, long sequence, long mostBehind) {
        Entry entry = entries.get(key(tables, tally, scope));
        return entry != null && sequence - entry.sequence() <= mostBehind
                ? Optional.of(entry.groups())
                : Optional.empty();
    }

    void keep(CollectionTables<?> tables, Tally<?> tally, String scope, long sequence, Groups groups) {
        if (entries.size() >= MOST_ENTRIES) {
            entries.clear();
        }
        entries.put(key(tables, tally, scope), new Entry(sequence, groups));
    }

    private static Key key(CollectionTables<?> tables, Tally<?> tally, String scope) {
        return new Key(tables.prefix() + "/" + tally.name(), scope);
    }
}
