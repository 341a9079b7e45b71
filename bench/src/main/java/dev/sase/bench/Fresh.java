package dev.sase.bench;

import dev.sase.core.transport.JsonView;
import dev.sase.spi.PageRequest;
import dev.sase.spi.RawJson;
import java.util.List;

/**
 * Asks many different requests, one after the other, and around again. Where they are so few that the daemon could still have
 * their answers, it is made to forget them in between: it keeps the latest answers up to a number of bytes, so others are asked.
 */
final class Fresh implements Timing.Action {
    /** Half as much again as the daemon keeps. */
    private static final long KEPT_BYTES = 12_000_000;

    private final Client client;
    private final Home home;
    private final String read;
    private final List<RawJson> requests;
    private long bytes;

    Fresh(Client client, Home home, String read, List<RawJson> requests) {
        this.client = client;
        this.home = home;
        this.read = read;
        this.requests = List.copyOf(requests);
    }

    @Override
    public void prepare(int run) {
        if (run % requests.size() == 0 && bytes < KEPT_BYTES) {
            forget(client, home);
            bytes = 0;
        }
    }

    @Override
    public void run(int run) {
        JsonView answer = client.read(read, requests.get(run % requests.size()));
        bytes += answer.size();
    }

    /** Fills what the daemon keeps with answers that nobody wants: each limit is another question. */
    static void forget(Client client, Home home) {
        long filled = 0;
        for (int limit = PageRequest.MAX_LIMIT; limit > PageRequest.DEFAULT_LIMIT && filled < KEPT_BYTES; limit--) {
            filled += client.read(home.list().limit(limit)).size();
        }
    }
}
