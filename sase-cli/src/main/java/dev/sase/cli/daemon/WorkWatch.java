package dev.sase.cli.daemon;

import dev.sase.core.transport.DaemonConnection;
import dev.sase.core.transport.DaemonEndpoint;
import dev.sase.core.transport.Reply;
import dev.sase.core.transport.RequestType;
import dev.sase.spi.RawJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the daemon on a second connection how far it has come with a request that the first one waits for. A daemon that does not say
 * is one without progress. Confined to one thread.
 */
final class WorkWatch implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final Optional<RawJson> EVERYTHING = Optional.of(RawJson.of("{\"surface\":\"all\"}"));

    private final DaemonEndpoint endpoint;
    private final RequestType type;
    private @Nullable DaemonConnection connection;
    private List<String> last = List.of();

    WorkWatch(DaemonEndpoint endpoint, RequestType type) {
        this.endpoint = endpoint;
        this.type = type;
    }

    /**
     * What was found.
     *
     * @param moved whether it is another state than the time before
     * @param text the state for people; empty when the daemon says nothing about such work
     */
    record Found(boolean moved, Optional<String> text) {}

    /** Looks once. */
    Found look() {
        List<String> now = state();
        boolean moved = !last.isEmpty() && !now.isEmpty() && !now.equals(last);
        last = now;
        return new Found(moved, now.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", now)));
    }

    private List<String> state() {
        List<String> state = new ArrayList<>();
        ask().ifPresent(answer -> {
            Fields service = answer.object("service");
            if (type == RequestType.REBUILD) {
                service.objects("surfaces").stream()
                        .filter(surface -> surface.value("rebuilt_records").isPresent())
                        .forEach(surface ->
                                state.add(step(surface.text("surface"), surface.number("rebuilt_records"), 0)));
            }
            if (state.isEmpty()) {
                service.objects("work").stream()
                        .filter(work ->
                                work.text("type").filter(type.token()::equals).isPresent())
                        .forEach(work ->
                                state.add(step(work.text("surface"), work.number("done"), work.number("total"))));
            }
        });
        return state;
    }

    private static String step(Optional<String> surface, long done, long total) {
        String name = surface.orElse("?");
        if (done == 0) {
            return name;
        }
        String all = total > 0 ? String.format(Locale.ROOT, " of %,d", total) : "";
        return String.format(Locale.ROOT, "%s %,d%s records", name, done, all);
    }

    private Optional<Fields> ask() {
        if (connection == null || !connection.usable()) {
            connection = switch (DaemonConnection.open(endpoint, PATIENCE)) {
                case DaemonConnection.Opened.Connected(DaemonConnection opened) -> opened;
                case DaemonConnection.Opened.Failed(Reply.TransportFailure _) -> null;
            };
        }
        DaemonConnection open = connection;
        if (open == null) {
            return Optional.empty();
        }
        return open.request(RequestType.INDEXING_STATUS, EVERYTHING, PATIENCE) instanceof Reply.Answer answer
                ? Optional.of(Fields.of(answer.data()))
                : Optional.empty();
    }

    @Override
    public void close() {
        DaemonConnection open = connection;
        if (open != null) {
            open.close();
        }
    }
}
