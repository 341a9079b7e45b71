package dev.sase.bench;

import dev.sase.core.transport.RequestType;
import dev.sase.core.transport.Transport;
import dev.sase.spi.RawJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The main figures once more with a store whose source is event streams, of which there is a file for each root. */
final class EventStoreReads {
    static final String GROUP = "events";

    private EventStoreReads() {}

    static void measure(Scene scene, List<String> ids) throws IOException {
        Home home = scene.home();
        List<RawJson> shows = new ArrayList<>();
        ids.forEach(id -> shows.add(Client.encode(home.beads("bead_show", Map.of("bead_id", id)))));
        Collections.shuffle(shows, new Random(scene.options().seed()));
        Effort effort = Effort.pages(scene.quick());
        try (Daemon daemon = Daemon.start(scene.place(), home);
                Client client = daemon.connect(Transport.CHANNEL)) {
            scene.add(GROUP, "bead show, any id", Timing.of(effort, new Fresh(client, home, "bead_show", shows)));
            for (String read : List.of("bead_list", "bead_ready")) {
                List<RawJson> pages = PageReads.requests(client, scene, home.beads(read, Map.of()));
                Percentiles measured = Timing.of(effort, new Fresh(client, home, read, pages));
                scene.add(GROUP, read.replace('_', ' ') + ", page of 100", measured);
            }
            RawJson stats = Client.encode(home.beads("bead_stats", Map.of()));
            scene.add(GROUP, "bead stats", Timing.of(effort, _ -> client.read("bead_stats", stats)));
            Percentiles rebuild = Timing.of(
                    Effort.heavy(scene.quick()), _ -> client.request(RequestType.REBUILD, "{\"surface\":\"all\"}"));
            scene.add(
                    GROUP, "rebuild, beads a second", rebuild.map(Unit.RATE, nanos -> home.records() / (nanos / 1e9)));
        }
    }
}
