package dev.sase.bench;

import dev.sase.core.Sase;
import dev.sase.core.read.ReadPage;
import dev.sase.core.read.ReadRequest;
import dev.sase.core.routing.Routed;
import dev.sase.core.transport.Transport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The same reads in a warm program that uses the front door: from the daemon, and straight from the files. */
final class ProgramReads {
    static final String GROUP = "programs";

    private static final int TURN = 10;

    private ProgramReads() {}

    private record Case(String name, List<ReadRequest> requests) {}

    static void measure(Scene scene, Daemon daemon, List<String> ids) throws IOException {
        Home home = scene.home();
        List<Case> cases = new ArrayList<>();
        cases.add(new Case(
                "bead show",
                shuffled(
                        scene,
                        ids.stream()
                                .map(id -> home.beads("bead_show", Map.of("bead_id", id)))
                                .toList())));
        try (Client client = daemon.connect(Transport.CHANNEL)) {
            cases.add(paged(scene, client, "bead list, page of 100", home.beads("bead_list", Map.of())));
            cases.add(paged(scene, client, "bead ready, page of 100", home.beads("bead_ready", Map.of())));
            cases.add(paged(
                    scene, client, "notification list, page of 100", ReadRequest.of("notification_list", Map.of())));
        }
        cases.add(new Case("bead stats", List.of(home.beads("bead_stats", Map.of()))));
        cases.add(new Case("notification counts", List.of(ReadRequest.of("notification_counts", Map.of()))));
        try (Sase served = home.open(false);
                Sase direct = home.open(true)) {
            for (Case asked : cases) {
                List<Percentiles> results = Timing.alternating(
                        Effort.pages(scene.quick()),
                        TURN,
                        List.of(run -> read(served, asked, run, true), run -> read(direct, asked, run, false)));
                scene.add(GROUP, asked.name() + ", daemon", results.getFirst());
                scene.add(GROUP, asked.name() + ", files", results.getLast());
            }
        }
    }

    private static void read(Sase sase, Case asked, int run, boolean fromDaemon) {
        Routed<ReadPage> routed =
                sase.read(asked.requests().get(run % asked.requests().size()));
        if (fromDaemon && routed.whyDirect().isPresent()) {
            throw new IllegalStateException("the files answered instead of the daemon: "
                    + routed.whyDirect().get());
        }
    }

    private static Case paged(Scene scene, Client client, String name, ReadRequest list) {
        return new Case(
                name, shuffled(scene, Positions.of(client, list, scene.home().size(), scene.random())));
    }

    private static List<ReadRequest> shuffled(Scene scene, List<ReadRequest> requests) {
        List<ReadRequest> shuffled = new ArrayList<>(requests);
        Collections.shuffle(shuffled, new Random(scene.options().seed()));
        return shuffled;
    }
}
