package dev.sase.core.engine;

import dev.sase.core.store.RecordHash;
import dev.sase.spi.RawJson;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The latest comparisons, kept for a minute so that the pages of one are of one mind. Thread-safe. */
final class DiffWindows {
    private static final int MOST = 2;
    private static final Duration KEPT = Duration.ofSeconds(60);

    private final Deque<DiffWindow> latest = new ArrayDeque<>();

    /** Stands for what is compared: a cursor is only good for the same. */
    static String digest(List<SurfaceRuntime> surfaces, Selection selection) {
        List<String> ids = surfaces.stream().map(SurfaceRuntime::id).toList();
        return RecordHash.of(RawJson.of(ids + "\n" + selection.project())).toString();
    }

    /** The comparison that a cursor is of, if it is kept and has the page behind it. */
    synchronized Optional<DiffWindow> find(DiffCursor cursor) {
        return latest.stream()
                .filter(window -> window.comparison().equals(cursor.comparison()) && window.reaches(cursor.place()))
                .findFirst();
    }

    /** Keeps a comparison. */
    synchronized DiffWindow keep(String selection, DiffPlace after, Differences found) {
        DiffWindow window = new DiffWindow(
                selection, UUID.randomUUID().toString(), after, found.first(), found.truncated(), found.counts());
        if (!window.records().isEmpty()) {
            latest.addFirst(window);
            if (latest.size() > MOST) {
                latest.removeLast();
            }
            CompletableFuture.delayedExecutor(KEPT.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> forget(window));
        }
        return window;
    }

    private synchronized void forget(DiffWindow window) {
        latest.removeIf(kept -> kept.comparison().equals(window.comparison()));
    }
}
