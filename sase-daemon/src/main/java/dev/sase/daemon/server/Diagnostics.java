package dev.sase.daemon.server;

import dev.sase.spi.RawJson;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects the parts of health that need not be there at once. They are collected on a thread of their own, by one at a time: while
 * a collection hangs, further requests wait for the same one, each no longer than the limit. Thread-safe.
 */
final class Diagnostics {
    /** How long a request on its own waits. */
    static final Duration LIMIT = Duration.ofMillis(1500);

    private static final Logger log = LoggerFactory.getLogger(Diagnostics.class);

    private final Map<String, Supplier<RawJson>> parts;
    private @Nullable CompletableFuture<Map<String, RawJson>> running;

    /**
     * Parts by the name of the member that holds them.
     *
     * @param parts what collects each
     */
    Diagnostics(Map<String, Supplier<RawJson>> parts) {
        this.parts = new LinkedHashMap<>(parts);
    }

    /** What came of it. */
    sealed interface Result {
        /**
         * All parts.
         *
         * @param parts by member
         */
        record Collected(Map<String, RawJson> parts) implements Result {}

        /**
         * No parts.
         *
         * @param message why
         */
        record Missing(String message) implements Result {}
    }

    /** Collects the parts, or says why they are not there within the limit. */
    Result within(Duration limit) {
        try {
            return new Result.Collected(collection().get(limit.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException _) {
            return new Result.Missing("diagnostics were not there within " + limit.toMillis() + " ms");
        } catch (ExecutionException e) {
            log.warn("diagnostics failed", e.getCause());
            return new Result.Missing("diagnostics failed: " + e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Result.Missing("the wait for diagnostics was interrupted");
        }
    }

    /** Collects the parts on the calling thread, however long it takes. */
    Map<String, RawJson> collect() {
        Map<String, RawJson> found = new LinkedHashMap<>();
        parts.forEach((name, part) -> found.put(name, part.get()));
        return found;
    }

    private synchronized CompletableFuture<Map<String, RawJson>> collection() {
        CompletableFuture<Map<String, RawJson>> current = running;
        if (current != null && !current.isDone()) {
            return current;
        }
        CompletableFuture<Map<String, RawJson>> begun = new CompletableFuture<>();
        running = begun;
        // Not a virtual thread: those wait for a carrier while native calls of readers hold all of them.
        Thread.ofPlatform().daemon().name("sase-diagnostics").start(() -> {
            try {
                begun.complete(collect());
            } catch (RuntimeException | Error e) {
                begun.completeExceptionally(e);
            }
        });
        return begun;
    }
}
