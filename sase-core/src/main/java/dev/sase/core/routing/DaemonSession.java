package dev.sase.core.routing;

import dev.sase.core.registry.SourceCircumstances;
import dev.sase.core.transport.Capabilities;
import dev.sase.core.transport.Compatibility;
import dev.sase.core.transport.DaemonConnection;
import dev.sase.core.transport.DaemonEndpoint;
import dev.sase.core.transport.JsonView;
import dev.sase.core.transport.Reply;
import dev.sase.core.transport.RequestType;
import dev.sase.core.transport.WireError;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What one program knows about its daemon: open connections, capabilities, and whether it failed a moment ago. Constructing it
 * does
 * nothing; the first read that is let through connects. Thread-safe: each read has a connection of its own, and those that are
 * free are
 * kept for the next.
 */
public final class DaemonSession implements AutoCloseable {
    private static final int MAX_IDLE = 8;

    private final DaemonEndpoint endpoint;
    private final FailureMemory memory;
    private final Duration patience;
    private final Circuit circuit;
    private final ConcurrentLinkedDeque<DaemonConnection> idle = new ConcurrentLinkedDeque<>();
    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final ReentrantLock probing = new ReentrantLock();
    private final Function<String, Optional<String>> circumstances;
    private volatile @Nullable Capabilities capabilities;
    private volatile boolean closed;

    /**
     * A session with a daemon.
     *
     * @param endpoint where it is
     * @param memory what other processes met there
     */
    public DaemonSession(DaemonEndpoint endpoint, FailureMemory memory) {
        this(endpoint, memory, System::nanoTime);
    }

    /**
     * A session with a daemon that has to read its sources as this program would.
     *
     * @param endpoint where it is
     * @param memory what other processes met there
     * @param circumstances how this program reads them
     */
    public DaemonSession(DaemonEndpoint endpoint, FailureMemory memory, SourceCircumstances circumstances) {
        this(endpoint, memory, System::nanoTime, Patience.LIMIT, circumstances::digest);
    }

    /**
     * A session with its own sense of time for the pause after a failure.
     *
     * @param endpoint where the daemon is
     * @param memory what other processes met there
     * @param nanoTime tells elapsed time in nanoseconds
     */
    public DaemonSession(DaemonEndpoint endpoint, FailureMemory memory, LongSupplier nanoTime) {
        this(endpoint, memory, nanoTime, Patience.LIMIT);
    }

    /** A session that waits longer than a program should, for tests on a machine with other work. */
    DaemonSession(DaemonEndpoint endpoint, FailureMemory memory, LongSupplier nanoTime, Duration patience) {
        this(endpoint, memory, nanoTime, patience, _ -> Optional.empty());
    }

    private DaemonSession(
            DaemonEndpoint endpoint,
            FailureMemory memory,
            LongSupplier nanoTime,
            Duration patience,
            Function<String, Optional<String>> circumstances) {
        this.circumstances = circumstances;
        this.patience = patience;
        this.endpoint = endpoint;
        this.memory = memory;
        this.circuit = new Circuit(nanoTime);
    }

    /** Where the daemon is. */
    public DaemonEndpoint endpoint() {
        return endpoint;
    }

    /** How long a read may wait for a silent daemon. */
    Duration patience() {
        return patience;
    }

    /** The state of the session at this moment. */
    public SessionDiagnostics diagnostics() {
        return new SessionDiagnostics(circuit.opened(), capabilities != null, attempts.get(), patience);
    }

    /** Why the daemon is not to be asked now, without asking it. */
    Optional<Routed.Fallback> blocked() {
        Optional<SessionDiagnostics.Opened> failure = circuit.blocks();
        if (failure.isEmpty() && idle.isEmpty()) {
            failure = memory.recall().map(remembered -> {
                SessionDiagnostics.Opened opened =
                        new SessionDiagnostics.Opened(remembered.surface(), remembered.reason(), remembered.message());
                circuit.open(opened, remembered.left());
                return opened;
            });
        }
        return failure.map(opened -> new Routed.Fallback(FallbackReason.DAEMON_CIRCUIT_OPEN, opened.message()));
    }

    /** Why the daemon cannot serve this route, asking for its capabilities if they are not known. */
    Optional<Routed.Fallback> lacks(ReadRoute route, Patience waiting) {
        if (route.capability().isEmpty()) {
            return Optional.empty();
        }
        Capabilities known = capabilities;
        if (known == null) {
            Optional<Routed.Fallback> refusal = askOnce(route, waiting);
            if (refusal.isPresent()) {
                return refusal;
            }
            known = capabilities;
        }
        String wanted = route.capability().get();
        if (known == null || !known.tokens().contains(wanted)) {
            return Optional.of(
                    new Routed.Fallback(FallbackReason.UNSUPPORTED_CAPABILITY, "the daemon does not serve " + wanted));
        }
        if (route.proved() && !known.tokens().contains(Capabilities.FRESH_READS)) {
            return Optional.of(new Routed.Fallback(
                    FallbackReason.UNSUPPORTED_CAPABILITY,
                    "the daemon cannot prove how new its answers are: it does not serve " + Capabilities.FRESH_READS
                            + "; 'sase daemon restart' starts the installed version"));
        }
        return readsOtherwise(known, wanted)
                ? Optional.of(new Routed.Fallback(
                        FallbackReason.UNSUPPORTED_CAPABILITY,
                        "the daemon does not serve " + wanted
                                + " as this program would: it was started with other settings or variables; "
                                + "'sase daemon restart' takes over those of now"))
                : Optional.empty();
    }

    private boolean readsOtherwise(Capabilities known, String capability) {
        String surface = capability.substring(0, Math.max(0, capability.lastIndexOf('.')));
        String said = known.sources().get(surface);
        return said != null
                && circumstances.apply(surface).filter(own -> !own.equals(said)).isPresent();
    }

    private Optional<Routed.Fallback> askOnce(ReadRoute route, Patience waiting) {
        int seen = failures.get();
        probing.lock();
        try {
            if (capabilities != null) {
                return Optional.empty();
            }
            if (failures.get() != seen) {
                // Another read waited for the same daemon in vain while this one waited for the lock.
                return circuit.opened()
                        .map(opened -> new Routed.Fallback(FallbackReason.DAEMON_CIRCUIT_OPEN, opened.message()));
            }
            return probe(route, waiting);
        } finally {
            probing.unlock();
        }
    }

    private Optional<Routed.Fallback> probe(ReadRoute route, Patience waiting) {
        attempts.incrementAndGet();
        byte[] frame = DaemonConnection.frame(endpoint, RequestType.CAPABILITIES, Optional.empty());
        Exchange exchange = new Exchange(this, frame, RequestType.CAPABILITIES);
        Reply reply =
                exchange.send().or(() -> waiting.during(exchange::await)).orElseGet(() -> exchange.silent(patience));
        return switch (reply) {
            case Reply.Answer answer -> learn(answer.data(), route);
            case Reply.Refused(WireError error) -> {
                heard();
                yield Optional.of(refusal(error));
            }
            case Reply.TransportFailure failure -> Optional.of(failed(route.surface(), failure));
        };
    }

    private Optional<Routed.Fallback> learn(JsonView data, ReadRoute route) {
        try {
            Optional<WireError> refusal = Compatibility.refusal(data);
            if (refusal.isEmpty()) {
                capabilities = Capabilities.decode(data);
            }
            heard();
            return refusal.map(DaemonSession::refusal);
        } catch (IllegalArgumentException e) {
            String message = "the daemon's answer about its capabilities cannot be used: " + e.getMessage();
            return Optional.of(failed(
                    route.surface(),
                    new Reply.TransportFailure(
                            Reply.Cause.MALFORMED, FallbackReason.INVALID_REQUEST.token(), message, false)));
        }
    }

    /** The reason that an error record gives: its fallback reason, else its code. */
    static Routed.Fallback refusal(WireError error) {
        String token = error.fallback().reason().orElse(error.codeText());
        String advice = error.fallback()
                .message()
                .filter(text -> !text.equals(error.message()))
                .map(text -> "; " + text)
                .orElse("");
        return Routed.Fallback.ofToken(token, error.message() + advice);
    }

    /** A transport failure: keeps the daemon from being asked for a while, and other processes too if it was silent. */
    Routed.Fallback failed(String surface, Reply.TransportFailure failure) {
        capabilities = null;
        failures.incrementAndGet();
        circuit.open(new SessionDiagnostics.Opened(surface, failure.reason(), failure.message()), Circuit.PAUSE);
        if (failure.cause() == Reply.Cause.SILENT) {
            memory.remember(surface, failure.reason(), failure.message());
        }
        dropIdle();
        return Routed.Fallback.ofToken(failure.reason(), failure.message());
    }

    /**
     * The files were faster than a daemon that had work to do before it could answer. This session asks it no more for a while, so that
     * it loses no more time; other processes are told nothing, because nothing is wrong.
     */
    Routed.Fallback outpaced(String surface, Reply.TransportFailure failure) {
        failures.incrementAndGet();
        circuit.open(new SessionDiagnostics.Opened(surface, failure.reason(), failure.message()), Circuit.PAUSE);
        return Routed.Fallback.ofToken(failure.reason(), failure.message());
    }

    /** The daemon replied, whatever it said. */
    void heard() {
        circuit.close();
    }

    /** A free connection, taken out of the session. */
    Optional<DaemonConnection> idle() {
        while (true) {
            DaemonConnection connection = idle.pollFirst();
            if (connection == null) {
                return Optional.empty();
            }
            if (connection.usable()) {
                return Optional.of(connection);
            }
        }
    }

    /** Keeps a connection for the next read, unless enough are kept. */
    void keep(DaemonConnection connection) {
        if (closed || idle.size() >= MAX_IDLE) {
            connection.close();
            return;
        }
        idle.addFirst(connection);
        if (closed) {
            dropIdle();
        }
    }

    private void dropIdle() {
        idle().ifPresent(connection -> {
            connection.close();
            dropIdle();
        });
    }

    /** Closes the connections that are free; those in use close when their reads end. */
    @Override
    public void close() {
        closed = true;
        dropIdle();
    }
}
