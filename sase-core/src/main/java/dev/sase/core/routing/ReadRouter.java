package dev.sase.core.routing;

import dev.sase.core.transport.AsOf;
import dev.sase.core.transport.DaemonConnection;
import dev.sase.core.transport.JsonView;
import dev.sase.core.transport.Reply;
import dev.sase.core.transport.RequestType;
import dev.sase.core.transport.WireError;
import dev.sase.core.transport.WireErrorCode;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.RawJson;
import dev.sase.spi.SaseException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends each read to the daemon or to the files. Whatever is wrong with the daemon, the read is answered from the files with a
 * reason;
 * only where the daemon rightly refuses the request, or fails in a way that it wants to be seen, is that raised. Thread-safe.
 *
 * <p>A daemon that takes a request and stays silent is not waited for: the direct read is started beside it on a virtual
 * thread, and
 * whichever ends first answers. So the direct reader must not be tied to the calling thread.
 */
public final class ReadRouter {
    private static final Logger log = LoggerFactory.getLogger(ReadRouter.class);
    private static final Set<WireErrorCode> FALLBACKABLE = EnumSet.of(
            WireErrorCode.CURSOR_EXPIRED,
            WireErrorCode.PROJECTION_DEGRADED,
            WireErrorCode.SNAPSHOT_EXPIRED,
            WireErrorCode.UNSUPPORTED_CAPABILITY,
            WireErrorCode.UNSUPPORTED_CLIENT_VERSION,
            WireErrorCode.PAYLOAD_TOO_LARGE,
            WireErrorCode.RESOURCE_NOT_FOUND,
            // A newer daemon's code: clients take it as unsupported.
            WireErrorCode.UNRECOGNISED);

    private final RoutingPolicy policy;
    private final DaemonSession session;

    /**
     * A router.
     *
     * @param policy the switches
     * @param session the daemon
     */
    public ReadRouter(RoutingPolicy policy, DaemonSession session) {
        this.policy = policy;
        this.session = session;
    }

    /** What the daemon's reply is worth. */
    private sealed interface Outcome<T> {
        record Served<T>(T value, AsOf asOf) implements Outcome<T> {}

        record Declined<T>(Routed.Fallback fallback) implements Outcome<T> {}
    }

    /**
     * Reads from the daemon if it can serve the read, else from the files.
     *
     * @param route where the read belongs
     * @param query the body of the request; empty for a read without one
     * @param decode decodes the body of the answer; a failure is a fallback
     * @param direct reads from the files; may run on another thread, and its exception is the caller's
     * @param <T> the type of the value
     * @return the value and the path that it came by
     * @throws SaseException {@code invalid_request} or {@code daemon_refused} if the daemon refused in a way that no fallback
     * may hide
     */
    public <T> Routed<T> read(
            ReadRoute route, Optional<RawJson> query, Function<RawJson, T> decode, Supplier<T> direct) {
        long begin = System.nanoTime();
        Patience patience = new Patience(session.patience());
        Optional<Routed.Fallback> refusal = closed(route).or(session::blocked).or(() -> session.lacks(route, patience));
        if (refusal.isPresent()) {
            return direct(route, begin, refusal.get(), direct.get(), false);
        }
        byte[] frame = DaemonConnection.readFrame(session.endpoint(), route.wireSurface(), query);
        Exchange exchange = new Exchange(session, frame, RequestType.READ);
        Optional<Reply> reply = exchange.send().or(() -> patience.during(exchange::await));
        if (reply.isPresent()) {
            return switch (outcome(route, reply.get(), decode)) {
                case Outcome.Served<T>(T value, AsOf asOf) -> served(route, begin, value, asOf, false);
                case Outcome.Declined<T>(Routed.Fallback fallback) ->
                    direct(route, begin, fallback, direct.get(), false);
            };
        }
        return hedged(route, begin, exchange, decode, direct);
    }

    /**
     * Why a read would be sent to the files now, found as a read finds it, without reading: the switches, a failure of a moment
     * ago, then what the daemon says it serves. At most one connection and one question in a session.
     *
     * @param route where the read belongs
     * @return empty if the daemon would be asked
     */
    public Optional<Routed.Fallback> foresee(ReadRoute route) {
        return closed(route).or(session::blocked).or(() -> session.lacks(route, new Patience(session.patience())));
    }

    private <T> Routed<T> hedged(
            ReadRoute route, long begin, Exchange exchange, Function<RawJson, T> decode, Supplier<T> direct) {
        Hedge<T> hedge = Hedge.start(exchange, direct);
        Optional<Reply> reply = hedge.first();
        if (reply.isEmpty()) {
            exchange.abandon();
            Routed.Fallback fallback = failed(route, exchange.silent(session.patience()));
            return direct(route, begin, fallback, hedge.directValue(), true);
        }
        return switch (outcome(route, reply.get(), decode)) {
            case Outcome.Served<T>(T value, AsOf asOf) -> served(route, begin, value, asOf, true);
            case Outcome.Declined<T>(Routed.Fallback fallback) ->
                direct(route, begin, fallback, hedge.directValue(), true);
        };
    }

    private Optional<Routed.Fallback> closed(ReadRoute route) {
        return policy.closedBy(route.group()).map(reason -> new Routed.Fallback(reason, closedMessage(reason, route)));
    }

    private static String closedMessage(FallbackReason reason, ReadRoute route) {
        return switch (reason) {
            case DAEMON_DISABLED -> "the daemon is switched off by --no-daemon or SASE_NO_DAEMON";
            case M1_READ_THROUGH_DISABLED -> "daemon.rollout.milestones.m1_read_through is off";
            case FORCE_DIRECT -> "daemon.reads.force_direct is on";
            case DAEMON_READS_DISABLED -> "daemon.reads.enabled is off";
            default -> "daemon.reads.surfaces." + route.group() + " is off";
        };
    }

    private <T> Outcome<T> outcome(ReadRoute route, Reply reply, Function<RawJson, T> decode) {
        return switch (reply) {
            case Reply.Answer answer -> {
                session.heard();
                yield decoded(route, answer, decode);
            }
            case Reply.Refused(WireError error) -> {
                session.heard();
                if (error.fallback().reason().isEmpty() && !FALLBACKABLE.contains(error.code())) {
                    throw refused(route, error);
                }
                yield new Outcome.Declined<>(DaemonSession.refusal(error));
            }
            case Reply.TransportFailure failure -> {
                Routed.Fallback fallback = failed(route, failure);
                yield new Outcome.Declined<>(
                        failure.cause() == Reply.Cause.MALFORMED
                                ? new Routed.Fallback(FallbackReason.UNSUPPORTED_DAEMON_PAYLOAD, failure.message())
                                : fallback);
            }
        };
    }

    private Routed.Fallback failed(ReadRoute route, Reply.TransportFailure failure) {
        return route.proved() && failure.cause() == Reply.Cause.SILENT
                ? session.outpaced(route.surface(), failure)
                : session.failed(route.surface(), failure);
    }

    private static <T> Outcome<T> decoded(ReadRoute route, Reply.Answer answer, Function<RawJson, T> decode) {
        try {
            Optional<JsonView> body = answer.readBody(route.wireSurface());
            if (body.isPresent()) {
                return new Outcome.Served<>(decode.apply(body.get().toRawJson()), answer.asOf());
            }
            return undecodable(route, "it is for another surface or has no body");
        } catch (RuntimeException e) {
            log.debug("daemon answer not decoded surface={}", route.surface(), e);
            return undecodable(route, String.valueOf(e.getMessage()));
        }
    }

    private static <T> Outcome<T> undecodable(ReadRoute route, String found) {
        return new Outcome.Declined<>(new Routed.Fallback(
                FallbackReason.UNSUPPORTED_DAEMON_PAYLOAD,
                "the daemon's answer to " + route.wireSurface() + " cannot be decoded: " + found));
    }

    private static SaseException refused(ReadRoute route, WireError error) {
        String found = "the daemon refused " + route.wireSurface() + ": " + error.codeText() + ": " + error.message();
        return error.code() == WireErrorCode.INVALID_REQUEST
                ? new SaseException(ErrorCode.INVALID_REQUEST, found)
                : new SaseException(ErrorCode.DAEMON_REFUSED, found + "; --no-daemon reads the files directly");
    }

    private <T> Routed<T> served(ReadRoute route, long begin, T value, AsOf asOf, boolean hedged) {
        return new Routed.FromDaemon<>(value, asOf.snapshotId(), asOf.sequence(), trace(route, begin, hedged));
    }

    private <T> Routed<T> direct(ReadRoute route, long begin, Routed.Fallback fallback, T value, boolean hedged) {
        log.debug("read direct surface={} reason={}", route.surface(), fallback.token());
        return new Routed.FromDirect<>(value, fallback, trace(route, begin, hedged));
    }

    private Routed.Trace trace(ReadRoute route, long begin, boolean hedged) {
        return new Routed.Trace(
                route.surface(),
                System.nanoTime() - begin,
                hedged,
                Optional.of(session.diagnostics()),
                policy.fallbackDiagnostics());
    }
}
