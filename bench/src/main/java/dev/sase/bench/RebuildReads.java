package dev.sase.bench;

import dev.sase.core.read.ReadRequest;
import dev.sase.core.transport.RequestType;
import dev.sase.core.transport.Transport;
import dev.sase.spi.RawJson;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Clients that read while everything is projected anew, and the same clients while nothing is. */
final class RebuildReads {
    private static final double MOST_MILLIS = 20;
    private static final int SIZE_WITH_BAR = 100_000;
    private static final int REBUILDS = 3;
    private static final int DETAILS = 200;
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final String REBUILD = "{\"surface\":\"all\"}";

    private RebuildReads() {}

    static void measure(Scene scene, Daemon daemon) throws IOException {
        List<Map.Entry<String, RawJson>> questions = questions(scene);
        measure(scene, daemon, questions, PAUSE, "8 clients, " + PAUSE.toMillis() + " ms between reads");
        measure(scene, daemon, questions, Duration.ZERO, "8 clients, no pause");
    }

    private static void measure(
            Scene scene, Daemon daemon, List<Map.Entry<String, RawJson>> questions, Duration pause, String name) {
        try (ReadingClients clients = ReadingClients.start(daemon, questions, pause)) {
            LockSupport.parkNanos(rest(scene).toNanos());
            clients.count(true);
            LockSupport.parkNanos(rest(scene).toNanos());
            report(scene, name + ", no rebuild", clients.stop(), false);
        }
        List<Long> rebuilds = new ArrayList<>();
        try (Client control = daemon.connect(Transport.CHANNEL);
                ReadingClients clients = ReadingClients.start(daemon, questions, pause)) {
            LockSupport.parkNanos(rest(scene).toNanos());
            for (int i = 0; i < (scene.quick() ? 1 : REBUILDS); i++) {
                clients.count(true);
                long begin = System.nanoTime();
                var _ = control.request(RequestType.REBUILD, REBUILD);
                rebuilds.add(System.nanoTime() - begin);
                clients.count(false);
            }
            report(scene, name + ", during a rebuild", clients.stop(), true);
        }
        scene.add(Following.GROUP, "rebuild of everything, " + name, Percentiles.ofNanos(rebuilds));
    }

    private static Duration rest(Scene scene) {
        return Duration.ofMillis(scene.quick() ? 200 : 4_000);
    }

    private static void report(Scene scene, String name, ReadingClients.Tally tally, boolean bar) {
        Percentiles measured = Percentiles.ofNanos(tally.nanos());
        if (bar) {
            scene.addFrom(SIZE_WITH_BAR, Following.GROUP, name, measured, Bar.under(MOST_MILLIS, measured));
        } else {
            scene.add(Following.GROUP, name, measured);
        }
        scene.addNever(Following.GROUP, name + ", reads without an answer", tally.failures());
    }

    /** Pages of 100, single records and counts of all surfaces, mixed. */
    private static List<Map.Entry<String, RawJson>> questions(Scene scene) {
        Home home = scene.home();
        List<ReadRequest> asked = new ArrayList<>();
        details(home, asked, "bead_list", "id", "bead_show", "bead_id", Map.of("project_id", home.project()));
        details(home, asked, "notification_list", "id", "notification_detail", "notification_id", Map.of());
        details(home, asked, "changespec_list", "handle", "changespec_detail", "handle", Map.of());
        details(home, asked, "agent_recent", "agent_id", "agent_detail", "agent_id", Map.of());
        for (int i = 0; i < DETAILS; i++) {
            home.served().forEach(list -> asked.add(list.limit(100)));
            asked.add(home.beads("bead_stats", Map.of()));
            asked.add(ReadRequest.of("notification_counts", Map.of()));
            asked.add(
                    ReadRequest.of("file_history", Map.of("project_id", "all")).limit(100));
        }
        Collections.shuffle(asked, new Random(scene.options().seed()));
        return asked.stream()
                .map(request -> Map.entry(request.read(), Client.encode(request)))
                .toList();
    }

    private static void details(
            Home home,
            List<ReadRequest> asked,
            String list,
            String member,
            String show,
            String parameter,
            Map<String, Object> values) {
        home.texts(ReadRequest.of(list, values), member, DETAILS, true).forEach(id -> {
            Map<String, Object> all = new HashMap<>(values);
            all.put(parameter, id);
            asked.add(ReadRequest.of(show, all));
        });
    }
}
