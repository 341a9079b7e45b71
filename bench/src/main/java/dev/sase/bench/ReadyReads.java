package dev.sase.bench;

import dev.sase.core.read.ReadRequest;
import dev.sase.core.transport.Transport;
import dev.sase.spi.PageRequest;
import dev.sase.spi.RawJson;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** The beads that can be started: a page of 100, and all of them in the pages that the command asks for. */
final class ReadyReads {
    static final String GROUP = "ready";

    private static final String READ = "bead_ready";
    private static final double MOST_MILLIS_PAGE = 0.8;
    private static final double MOST_MILLIS_ALL = 6;
    private static final int SIZE_OF_ALL = 10_000;

    private ReadyReads() {}

    static void measure(Scene scene, Daemon daemon) throws IOException {
        Effort effort = Effort.pages(scene.quick());
        Home home = scene.home();
        ReadRequest list = home.beads(READ, Map.of());
        try (Client client = daemon.connect(Transport.CHANNEL)) {
            Fresh fresh = new Fresh(client, home, READ, PageReads.requests(client, scene, list));
            scene.addLarge(GROUP, "bead ready, page of 100", Timing.of(effort, fresh), MOST_MILLIS_PAGE);
            RawJson same = Client.encode(list);
            scene.addLarge(
                    GROUP,
                    "bead ready, same page again",
                    Timing.of(effort, _ -> client.read(READ, same)),
                    MOST_MILLIS_PAGE);
            Percentiles all = Timing.of(effort, new Timing.Action() {
                @Override
                public void prepare(int run) {
                    Fresh.forget(client, home);
                }

                @Override
                public void run(int run) {
                    all(client, list);
                }
            });
            addAll(scene, "bead ready, all in pages", all);
            addAll(scene, "bead ready, all in pages again", Timing.of(effort, _ -> all(client, list)));
        }
    }

    private static void addAll(Scene scene, String name, Percentiles measured) {
        if (scene.home().size() == SIZE_OF_ALL) {
            scene.add(GROUP, name, measured, Bar.atMostMillis(MOST_MILLIS_ALL, measured));
        } else {
            scene.add(GROUP, name, measured);
        }
    }

    private static void all(Client client, ReadRequest list) {
        Optional<ReadRequest> next = Optional.of(list.limit(PageRequest.MAX_LIMIT));
        while (next.isPresent()) {
            next = Client.nextCursor(client.read(next.get())).map(next.get()::cursor);
        }
    }
}
