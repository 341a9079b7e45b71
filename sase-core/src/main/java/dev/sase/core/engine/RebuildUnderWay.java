package dev.sase.core.engine;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A rebuild that fills tables that are not served yet. Thread-safe. */
final class RebuildUnderWay {
    private final AtomicLong records = new AtomicLong();
    /** Units that were applied to the served tables meanwhile, which the new ones may not have as they are now. */
    private final Set<String> changedMeanwhile = ConcurrentHashMap.newKeySet();

    long records() {
        return records.get();
    }

    void wrote(long count) {
        records.addAndGet(count);
    }

    void changed(String key) {
        changedMeanwhile.add(key);
    }

    Set<String> changedMeanwhile() {
        return changedMeanwhile;
    }
}
