package dev.sase.bench;

import dev.sase.core.read.ReadRequest;
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

    /**
     * Reads of one kind.
     *
     * @param name what is read
     * @param requests the requests, asked one after the other and around again
     */
    record Case(String name, List<ReadRequest> requests) {}

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
        compare(scene, cases, Effort.pages(scene.quick()), TURN);
    }

    /**
     * Measures both ways.
     *
     * @param turn how often one way is gone before it is the other's turn
     */
    static void compare(Scene scene, List<Case> cases, Effort effort, int turn) throws IOException {
        try (Program served = new Program(scene.home(), false);
                Program direct = new Program(scene.home(), true)) {
            for (Case asked : cases) {
                List<Percentiles> results = Timing.alternating(
                        effort, turn, List.of(run -> read(served, asked, run), run -> read(direct, asked, run)));
                scene.add(GROUP, asked.name() + ", daemon", results.getFirst());
                scene.add(GROUP, asked.name() + ", files", results.getLast());
            }
        }
    }

    private static void read(Program program, Case asked, int run) {
        program.read(asked.requests().get(run % asked.requests().size()));
    }

    static Case paged(Scene scene, Client client, String name, ReadRequest list) {
        return new Case(
                name, shuffled(scene, Positions.of(client, list, scene.home().size(), scene.random())));
    }

    static List<ReadRequest> shuffled(Scene scene, List<ReadRequest> requests) {
        List<ReadRequest> shuffled = new ArrayList<>(requests);
        Collections.shuffle(shuffled, new Random(scene.options().seed()));
        return shuffled;
    }
}
