package dev.sase.bench;

import dev.sase.core.read.ReadRequest;
import dev.sase.core.transport.Transport;
import dev.sase.spi.RawJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Pages of 100 for every filter, starting anywhere in the list. */
final class PageReads {
    static final String GROUP = "pages";

    private static final double MOST_MILLIS = 0.8;
    private static final List<String> NOT_CLOSED = List.of("open", "in_progress");

    private PageReads() {}

    /** A list with a filter. */
    private record Case(String name, ReadRequest request, boolean isFilter) {}

    static void measure(Scene scene, Daemon daemon) throws IOException {
        try (Client client = daemon.connect(Transport.CHANNEL)) {
            for (Case asked : cases(scene.home())) {
                ReadRequest list = asked.request();
                List<RawJson> requests = requests(client, scene, list);
                Percentiles measured =
                        Timing.of(Effort.pages(scene.quick()), new Fresh(client, scene.home(), list.read(), requests));
                if (asked.isFilter()) {
                    scene.addLarge(GROUP, asked.name(), measured, MOST_MILLIS);
                } else {
                    scene.add(GROUP, asked.name(), measured);
                }
            }
            RawJson same = Client.encode(scene.home().beads("bead_list", Map.of()));
            scene.addLarge(
                    GROUP,
                    "bead list, same page again",
                    Timing.of(Effort.pages(scene.quick()), _ -> client.read("bead_list", same)),
                    MOST_MILLIS);
        }
    }

    /** Encoded requests for pages anywhere in a list, in random order. */
    static List<RawJson> requests(Client client, Scene scene, ReadRequest list) {
        List<RawJson> requests = new ArrayList<>();
        Positions.of(client, list, scene.home().size(), scene.random())
                .forEach(page -> requests.add(Client.encode(page)));
        Collections.shuffle(requests, new Random(scene.options().seed()));
        return requests;
    }

    private static List<Case> cases(Home home) {
        List<Case> cases = new ArrayList<>();
        beads(cases, home, "", Map.of());
        beads(cases, home, ", not closed", Map.of("statuses", NOT_CLOSED));
        for (String status : List.of("open", "in_progress", "closed")) {
            beads(cases, home, ", status " + status, Map.of("statuses", List.of(status)));
        }
        for (String type : List.of("plan", "phase", "task")) {
            beads(cases, home, ", type " + type, Map.of("issue_types", List.of(type)));
        }
        for (String tier : List.of("plan", "epic")) {
            beads(cases, home, ", tier " + tier, Map.of("tiers", List.of(tier)));
        }
        beads(cases, home, ", all", Map.of("all", true));
        beads(cases, home, ", open phases", Map.of("statuses", List.of("open"), "issue_types", List.of("phase")));
        beads(cases, home, ", closed epics", Map.of("statuses", List.of("closed"), "tiers", List.of("epic")));
        cases.add(new Case("bead blocked", home.beads("bead_blocked", Map.of()), true));
        cases.add(new Case("bead export", home.beads("bead_export", Map.of()), true));
        notifications(cases, "", Map.of());
        notifications(cases, ", with dismissed", Map.of("include_dismissed", true));
        notifications(cases, ", newest first", Map.of("order", "newest"));
        notifications(cases, ", sender", Map.of("sender", "axe"));
        notifications(cases, ", unread", Map.of("unread", true));
        notifications(cases, ", read", Map.of("unread", false));
        notifications(
                cases,
                ", unread of a sender, newest first",
                Map.of("unread", true, "sender", "axe", "order", "newest"));
        notifications(cases, ", query of a common word", Map.of("query", "parser"));
        cases.add(new Case(
                "notification list, query without a match",
                ReadRequest.of("notification_list", Map.of("query", "no such text")),
                false));
        cases.add(new Case("bead search, a common word", home.beads("bead_search", Map.of("query", "parser")), false));
        cases.add(new Case(
                "bead search, without a match", home.beads("bead_search", Map.of("query", "no such text")), false));
        return cases;
    }

    private static void beads(List<Case> cases, Home home, String filter, Map<String, Object> values) {
        cases.add(new Case("bead list" + filter, home.beads("bead_list", values), true));
    }

    private static void notifications(List<Case> cases, String filter, Map<String, Object> values) {
        cases.add(new Case("notification list" + filter, ReadRequest.of("notification_list", values), true));
    }
}
