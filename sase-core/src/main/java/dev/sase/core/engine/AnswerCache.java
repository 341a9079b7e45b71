package dev.sase.core.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps encoded answers of pure reads. An answer belongs to one sequence: it is given only while nothing newer has been applied.
 * Bounded by bytes, least recently used first out. Thread-safe.
 */
final class AnswerCache {
    private static final long MOST_BYTES = 8L * 1024 * 1024;

    private final Map<Key, Entry> entries = new LinkedHashMap<>(256, 0.75f, true);
    private long bytes;

    record Key(String read, Map<String, Object> values, int limit, Optional<String> cursor) {}

    private record Entry(long epoch, Served served) {}

    synchronized Optional<Served> get(Key key, long epoch, long sequence) {
        Entry entry = entries.get(key);
        return entry != null && entry.epoch() == epoch && entry.served().sequence() == sequence
                ? Optional.of(entry.served())
                : Optional.empty();
    }

    synchronized void put(Key key, long epoch, Served served) {
        int size = served.body().size();
        if (size > MOST_BYTES / 8) {
            return;
        }
        Entry old = entries.put(key, new Entry(epoch, served));
        bytes += size - (old == null ? 0 : old.served().body().size());
        var eldest = entries.entrySet().iterator();
        while (bytes > MOST_BYTES && eldest.hasNext()) {
            bytes -= eldest.next().getValue().served().body().size();
            eldest.remove();
        }
    }
}
