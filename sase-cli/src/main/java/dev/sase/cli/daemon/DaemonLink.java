package dev.sase.cli.daemon;

import dev.sase.cli.output.Talk;
import dev.sase.core.home.DaemonInspection;
import dev.sase.core.transport.DaemonConnection;
import dev.sase.core.transport.DaemonEndpoint;
import dev.sase.core.transport.JsonView;
import dev.sase.core.transport.Reply;
import dev.sase.core.transport.RequestType;
import dev.sase.core.transport.WireError;
import dev.sase.core.transport.WireErrorCode;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.RawJson;
import dev.sase.spi.SaseException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks a daemon for work that only it does. Confined to one thread. */
public final class DaemonLink {
    private static final Duration STEP = Duration.ofMillis(250);
    private static final Duration OPENING = Duration.ofSeconds(10);
    private static final long RETRY_MILLIS = 50;

    private final DaemonTarget target;
    private final Talk talk;
    private final DaemonEndpoint endpoint;

    private DaemonLink(DaemonTarget target, Talk talk, DaemonEndpoint endpoint) {
        this.target = target;
        this.talk = talk;
        this.endpoint = endpoint;
    }

    /**
     * A link to the daemon that runs.
     *
     * @param target the daemon
     * @param talk where it is said that the work takes long
     * @throws SaseException if none runs
     */
    public static DaemonLink to(DaemonTarget target, Talk talk) {
        DaemonInspection inspection = target.inspect();
        return switch (inspection.state()) {
            case RUNNING -> new DaemonLink(target, talk, target.endpoint(inspection));
            case STOPPED, STALE ->
                throw new SaseException(
                        ErrorCode.DAEMON_NOT_RUNNING,
                        "no daemon runs for " + target.locations().saseHome() + " (" + inspection.message()
                                + "); start it with 'sase daemon start'");
            case CONFLICT, INCOMPATIBLE ->
                throw new SaseException(
                        ErrorCode.OWNERSHIP_CONFLICT,
                        "the daemon's state is " + inspection.state().token() + ": " + inspection.message());
        };
    }

    /**
     * Sends a request and waits for its answer, saying on a terminal how long it takes.
     *
     * @param type what is asked
     * @param body the body
     * @param timeout how long to wait, whatever the daemon does
     * @return the body of the answer
     */
    public JsonView ask(RequestType type, RawJson body, Duration timeout) {
        return ask(type, body, new WaitLimit(timeout, true));
    }

    /** Sends a request and waits for its answer; without a hard limit as long as the daemon makes progress. */
    JsonView ask(RequestType type, RawJson body, WaitLimit wait) {
        long begin = System.nanoTime();
        Duration timeout = wait.limit();
        Duration opening = timeout.compareTo(OPENING) < 0 ? timeout : OPENING;
        while (true) {
            Duration left = timeout.minusNanos(System.nanoTime() - begin);
            Reply reply = exchange(type, body, wait.hard() ? new WaitLimit(left, true) : wait);
            boolean waits = reply instanceof Reply.Refused(WireError error)
                    && error.code() == WireErrorCode.PROJECTION_DEGRADED
                    && error.retryable()
                    && System.nanoTime() - begin < opening.toNanos();
            if (!waits) {
                return answer(type, reply);
            }
            // A daemon answers before its projection is open; a moment later it can do the work.
            talk.note(type.token() + ": the daemon opens its projection");
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SaseException(ErrorCode.DAEMON_TIMEOUT, "the wait for the daemon was interrupted", e);
        }
    }

    private Reply exchange(RequestType type, RawJson body, WaitLimit wait) {
        Duration timeout = wait.limit();
        return switch (DaemonConnection.open(endpoint, timeout)) {
            case DaemonConnection.Opened.Failed(Reply.TransportFailure failure) -> throw unreachable(failure.message());
            case DaemonConnection.Opened.Connected(DaemonConnection connection) -> {
                try (connection) {
                    byte[] frame = DaemonConnection.frame(endpoint, type, Optional.of(body));
                    connection.send(frame, timeout).ifPresent(failure -> {
                        throw unreachable(failure.message());
                    });
                    yield await(connection, type, wait);
                } finally {
                    talk.clear();
                }
            }
        };
    }

    private Reply await(DaemonConnection connection, RequestType type, WaitLimit wait) {
        long begin = System.nanoTime();
        long counted = begin;
        try (WorkWatch watch = new WorkWatch(endpoint, type)) {
            while (true) {
                Duration left = wait.limit().minusNanos(System.nanoTime() - counted);
                if (left.isNegative() || left.isZero()) {
                    return connection.silent(Duration.ofNanos(System.nanoTime() - begin));
                }
                Optional<Reply> reply = connection.await(type, left.compareTo(STEP) < 0 ? left : STEP);
                if (reply.isPresent()) {
                    return reply.get();
                }
                WorkWatch.Found found = watch.look();
                if (found.moved() && !wait.hard()) {
                    counted = System.nanoTime();
                }
                talk.note(type.token() + ": "
                        + found.text().map(text -> text + ", ").orElse("the daemon works since ")
                        + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin) + " s");
            }
        }
    }

    private JsonView answer(RequestType type, Reply reply) {
        return switch (reply) {
            case Reply.Answer answer -> answer.data();
            case Reply.Refused(WireError error) ->
                throw new SaseException(
                        ErrorCode.DAEMON_REFUSED,
                        "the daemon refused " + type.token() + ": " + error.codeText() + ": " + error.message());
            case Reply.TransportFailure failure
            when failure.cause() == Reply.Cause.SILENT ->
                throw new SaseException(
                        ErrorCode.DAEMON_TIMEOUT,
                        failure.message() + "; it may go on with " + type.token() + ", give more time with --timeout");
            case Reply.TransportFailure failure -> throw unreachable(failure.message());
        };
    }

    private SaseException unreachable(String found) {
        return new SaseException(
                ErrorCode.DAEMON_NOT_RUNNING,
                "the daemon runs and does not answer (" + found + "); see "
                        + target.locations().logPath() + " or run 'sase daemon restart'");
    }
}
