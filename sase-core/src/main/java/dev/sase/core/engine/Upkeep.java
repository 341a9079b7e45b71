package dev.sase.core.engine;

import dev.sase.core.store.CompactionReport;
import dev.sase.core.store.StoreWriter;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Keeps the logs of the stores small. Thread-safe. */
final class Upkeep {
    private static final Duration COMPACTION_SLICE = Duration.ofMillis(20);

    /** Twice what SQLite lets a log grow to before it copies it by itself. */
    private static final long LARGE_LOG_BYTES = 64L * 1024 * 1024;

    private static final long TRIM_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final EngineOptions options;
    private final StoreWriter writer;
    private final ReadPool pool;
    private final StoreKeeper keeper;
    private final Collection<SurfaceRuntime> surfaces;
    private volatile long trimmedNanos = System.nanoTime();
    private volatile boolean moreToTrim;

    Upkeep(
            EngineOptions options,
            StoreWriter writer,
            ReadPool pool,
            StoreKeeper keeper,
            Collection<SurfaceRuntime> surfaces) {
        this.options = options;
        this.writer = writer;
        this.pool = pool;
        this.keeper = keeper;
        this.surfaces = surfaces;
    }

    /** Gives back memory and log space, unless something is being written. */
    void settle() {
        boolean more = true;
        while (more && writer.tryTurn()) {
            try {
                more = compact() && !writer.isTurnWanted();
                if (!more) {
                    writer.run((journal, projection) -> {
                        journal.settle();
                        projection.settle();
                    });
                    pool.closeSpare();
                }
            } finally {
                writer.endTurn();
                keeper.measure();
            }
        }
    }

    /** Keeps logs within their bounds while there is no quiet moment: as much as can be done in a blink. */
    void trim() {
        StoreSizes sizes = keeper.sizes();
        boolean largeLogs = sizes.projectionLogBytes() > LARGE_LOG_BYTES || sizes.journalLogBytes() > LARGE_LOG_BYTES;
        boolean large = largeLogs || sizes.journalBytes() > options.journal().maxBytes() && isTrimDue();
        if (!large || !writer.tryTurn()) {
            return;
        }
        try {
            moreToTrim = compact();
            if (largeLogs || !moreToTrim) {
                writer.run((journal, projection) -> {
                    journal.settle();
                    projection.settle();
                });
            }
        } finally {
            writer.endTurn();
            keeper.measure();
            trimmedNanos = System.nanoTime();
        }
    }

    /** What is needed to make the rows again may be larger than the bound, so that trimming in vain has to stay rare. */
    private boolean isTrimDue() {
        return moreToTrim || System.nanoTime() - trimmedNanos > TRIM_NANOS;
    }

    /** Drops superseded events for a short while; says whether there is more to drop. Used by who has the turn. */
    private boolean compact() {
        Map<String, Long> applied = new HashMap<>();
        for (SurfaceRuntime runtime : surfaces) {
            // A rebuild appends events whose rows nobody has served yet.
            if (runtime.isReady() && runtime.rebuild().isEmpty()) {
                applied.put(runtime.id(), runtime.state().sequence());
            }
        }
        CompactionReport report = writer.call((journal, _) ->
                journal.compact(options.journal().order(applied, options.clock().instant(), COMPACTION_SLICE)));
        return report.more();
    }
}
