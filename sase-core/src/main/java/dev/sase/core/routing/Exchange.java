package dev.sase.core.routing;

import dev.sase.core.transport.DaemonConnection;
import dev.sase.core.transport.Reply;
import dev.sase.core.transport.RequestType;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request and the wait for its reply. A kept connection that turns out to be closed before the first byte of a reply is
 * replaced
 * once: a daemon may close an idle connection, or be another one by now, and a read is safe to ask again. Used by one thread at a
 * time; any thread may abandon it.
 */
final class Exchange {
    private final DaemonSession session;
    private final byte[] frame;
    private final RequestType type;
    private volatile @Nullable DaemonConnection connection;
    private volatile boolean abandoned;
    private boolean kept;

    Exchange(DaemonSession session, byte[] frame, RequestType type) {
        this.session = session;
        this.frame = frame;
        this.type = type;
    }

    /** Connects if need be and sends; the result is why that failed. */
    Optional<Reply> send() {
        Optional<DaemonConnection> idle = session.idle();
        if (idle.isPresent()) {
            kept = true;
            connection = idle.get();
            Optional<Reply.TransportFailure> failure = idle.get().send(frame, session.patience());
            if (failure.isEmpty() || failure.get().cause() != Reply.Cause.CLOSED) {
                return failure.map(Reply.class::cast);
            }
        }
        return sendAnew();
    }

    private Optional<Reply> sendAnew() {
        kept = false;
        return switch (DaemonConnection.open(session.endpoint(), session.patience())) {
            case DaemonConnection.Opened.Failed(Reply.TransportFailure failure) -> Optional.of(failure);
            case DaemonConnection.Opened.Connected(DaemonConnection opened) -> {
                connection = opened;
                if (abandoned) {
                    opened.close();
                }
                yield opened.send(frame, session.patience()).map(Reply.class::cast);
            }
        };
    }

    /** Waits for the reply; empty if it is not there in time, and then the wait may go on. */
    Optional<Reply> await(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            DaemonConnection current = connection;
            if (current == null) {
                throw new IllegalStateException("nothing was sent");
            }
            Optional<Reply> reply = current.await(type, Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
            if (reply.isEmpty()) {
                return reply;
            }
            if (kept
                    && reply.get() instanceof Reply.TransportFailure failure
                    && failure.cause() == Reply.Cause.CLOSED) {
                Optional<Reply> failed = sendAnew();
                if (failed.isPresent()) {
                    return failed;
                }
                continue;
            }
            if (current.usable()) {
                session.keep(current);
            }
            return reply;
        }
    }

    /** The failure of a wait that is given up; closes the connection. */
    Reply.TransportFailure silent(Duration waited) {
        DaemonConnection current = connection;
        if (current == null) {
            throw new IllegalStateException("nothing was sent");
        }
        return current.silent(waited);
    }

    /** Ends a wait that goes on in another thread. */
    void abandon() {
        abandoned = true;
        DaemonConnection current = connection;
        if (current != null) {
            current.close();
        }
    }
}
