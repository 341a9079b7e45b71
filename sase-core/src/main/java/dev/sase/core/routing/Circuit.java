package dev.sase.core.routing;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a session from asking a daemon that just failed. After a while one read is let through to try again, while the others
 * still go
 * direct. Thread-safe.
 */
final class Circuit {
    /** How long a failure keeps the daemon from being asked. */
    static final Duration PAUSE = Duration.ofSeconds(5);

    private record State(SessionDiagnostics.Opened failure, long retryAt) {}

    private final LongSupplier nanoTime;
    private final AtomicReference<@Nullable State> state = new AtomicReference<>();

    Circuit(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The failure that blocks this call; empty if the daemon may be asked, which after the pause one caller is told. */
    Optional<SessionDiagnostics.Opened> blocks() {
        State current = state.get();
        if (current == null) {
            return Optional.empty();
        }
        long now = nanoTime.getAsLong();
        boolean mayTry = now - current.retryAt() >= 0
                && state.compareAndSet(current, new State(current.failure(), now + PAUSE.toNanos()));
        return mayTry ? Optional.empty() : Optional.of(current.failure());
    }

    /** The failure that opened the circuit, if it is open. */
    Optional<SessionDiagnostics.Opened> opened() {
        return Optional.ofNullable(state.get()).map(State::failure);
    }

    void open(SessionDiagnostics.Opened failure, Duration pause) {
        state.set(new State(failure, nanoTime.getAsLong() + pause.toNanos()));
    }

    void close() {
        state.set(null);
    }
}
