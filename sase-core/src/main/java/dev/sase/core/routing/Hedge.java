package dev.sase.core.routing;

import dev.sase.core.transport.Reply;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * A direct read and the wait for a silent daemon side by side. The direct read runs on a virtual thread. The wait runs on a
 * platform
 * thread, since it may sit in a native call that would pin a carrier; it ends with the reply, its deadline, or the exchange being
 * abandoned.
 */
final class Hedge<T> {
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(1);

    private final CompletableFuture<T> direct = new CompletableFuture<>();
    private final CompletableFuture<Optional<Reply>> first = new CompletableFuture<>();

    private Hedge() {}

    static <T> Hedge<T> start(Exchange exchange, Supplier<T> read) {
        Hedge<T> hedge = new Hedge<>();
        Thread.ofVirtual().name("sase-direct-read").start(() -> hedge.read(read));
        Thread.ofPlatform().daemon().name("sase-silent-daemon").start(() -> hedge.await(exchange));
        return hedge;
    }

    private void read(Supplier<T> read) {
        try {
            direct.complete(read.get());
        } catch (RuntimeException | Error e) {
            direct.completeExceptionally(e);
        } finally {
            first.complete(Optional.empty());
        }
    }

    private void await(Exchange exchange) {
        first.complete(Optional.of(exchange.await(REQUEST_TIMEOUT).orElseGet(() -> exchange.silent(REQUEST_TIMEOUT))));
    }

    /** Waits for the first of the two; empty if it is the direct read, whether it gave a value or failed. */
    Optional<Reply> first() {
        return get(first);
    }

    /** Waits for the direct read. */
    T directValue() {
        return get(direct);
    }

    private static <V> V get(CompletableFuture<V> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SaseException(ErrorCode.INTERNAL, "interrupted while waiting for a read of the source files", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException(e);
        }
    }
}
