package dev.sase.surface.notifications;

import static dev.sase.surface.notifications.NotifyHome.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.spi.RecordReader;
import dev.sase.spi.Texts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tallies with corrections give what one plain walk over the notifications as they are now gives. */
class PlainReadsTest {
    private static final int STORES_PER_SEED = 40;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void agreeWithAWalkOverEveryNotification(long seed) {
        Random random = new Random(seed);
        NotifyHome home = new NotifyHome(folder);
        for (int store = 0; store < STORES_PER_SEED; store++) {
            String[] lines = new String[random.nextInt(60)];
            for (int i = 0; i < lines.length; i++) {
                lines[i] = randomLine(random);
            }
            home.notifications(lines);
            Instant now = NOON.plusSeconds(random.nextInt(-3, 4) * 3600L);
            RecordReader reader = home.reader(now);
            Expiry expiry = Expiry.at(now);
            List<Notification> effective =
                    home.loadedNotifications().stream().map(expiry::effective).toList();

            assertThat(Tabs.of(reader, expiry))
                    .as("tabs, seed %d, store %d", seed, store)
                    .isEqualTo(plainTabs(effective));
            assertThat(Facets.of(reader, expiry).byName())
                    .as("counters, seed %d, store %d", seed, store)
                    .isEqualTo(plainFacets(effective));
            for (boolean unread : new boolean[] {true, false}) {
                assertThat(home.list(Map.of("unread", unread, "include_dismissed", true), now))
                        .as("list, seed %d, store %d", seed, store)
                        .isEqualTo(effective.stream()
                                .filter(row -> row.read() != unread)
                                .toList());
            }
        }
    }

    private static String randomLine(Random random) {
        List<String> members = new ArrayList<>();
        maybe(random, members, 0.3, "\"read\":true");
        maybe(random, members, 0.2, "\"dismissed\":true");
        maybe(random, members, 0.2, "\"silent\":true");
        maybe(random, members, 0.5, "\"muted\":true");
        maybe(
                random,
                members,
                0.7,
                "\"snooze_until\":\""
                        + pick(
                                random,
                                "2026-05-01T10:00:00Z",
                                "2026-05-01T12:00:00+00:00",
                                "2026-05-01T16:00:00+02:00",
                                "2026-05-01T13:30:00Z",
                                "2026-05-01T11:00:00",
                                "never")
                        + "\"");
        maybe(random, members, 0.4, "\"tags\":[\"" + pick(random, "done", "x", "general", "__snoozed__") + "\"]");
        maybe(random, members, 0.4, "\"color\":\"" + pick(random, "#000001", "#000002", "blue") + "\"");
        maybe(
                random,
                members,
                0.3,
                "\"action_data\":{\"panel\":\"" + pick(random, "x", "Y", "errors") + "\",\"panel_icon\":\""
                        + pick(random, "1", "2", "") + "\"}");
        maybe(
                random,
                members,
                0.5,
                "\"action\":\"" + pick(random, "HITL", "PlanApproval", "ViewErrorReport", "JumpToAgent") + "\"");
        maybe(random, members, 0.2, "\"resurfaced_at\":\"2026-05-01T0" + random.nextInt(10) + ":00:00+00:00\"");
        return NotifyHome.sent(
                "n" + random.nextInt(20),
                "2026-05-01T0" + random.nextInt(10) + ":00:00+00:00",
                pick(random, "axe", "crs", "sync", "user-agent"),
                members.toArray(String[]::new));
    }

    private static void maybe(Random random, List<String> members, double chance, String member) {
        if (random.nextDouble() < chance) {
            members.add(member);
        }
    }

    private static String pick(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }

    private static List<Tab> plainTabs(List<Notification> effective) {
        Map<String, List<Notification>> byKey = new LinkedHashMap<>();
        effective.stream()
                .filter(Notification::counts)
                .forEach(row -> byKey.computeIfAbsent(TabPlace.of(row).key(), _ -> new ArrayList<>())
                        .add(row));
        List<Tab> tabs = new ArrayList<>();
        byKey.forEach((key, rows) -> tabs.add(new Tab(
                key,
                rows.stream()
                        .map(row -> TabPlace.of(row).kind())
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                rows.size(),
                rows.stream().map(Notification::activity).min(Texts::compare),
                rows.stream()
                        .filter(row -> row.snoozed() && key.equals("__snoozed__"))
                        .flatMap(row -> row.snoozeUntil().stream())
                        .min(Texts::compare),
                donor(rows, TabPlace::color),
                donor(rows, TabPlace::icon))));
        tabs.sort(Tab.ORDER);
        return tabs;
    }

    /** Copies of one id may declare different things at one time; then the greater value is taken. */
    private static Optional<String> donor(List<Notification> rows, Function<TabPlace, Optional<String>> declared) {
        return rows.stream()
                .filter(row -> declared.apply(TabPlace.of(row)).isPresent())
                .max(Comparator.comparing(Notification::activity, Texts::compare)
                        .thenComparing(Notification::id, Texts::compare)
                        .thenComparing(row -> declared.apply(TabPlace.of(row)).orElseThrow()))
                .flatMap(row -> declared.apply(TabPlace.of(row)));
    }

    private static Map<String, Long> plainFacets(List<Notification> effective) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String name : List.of(
                "active",
                "dismissed",
                "read",
                "unread",
                "priority",
                "errors",
                "rest",
                "muted",
                "pending_actions",
                "stale_pending_actions")) {
            counts.put(name, 0L);
        }
        for (Notification row : effective) {
            counts.merge(row.dismissed() ? "dismissed" : "active", 1L, Long::sum);
            counts.merge(row.read() ? "read" : "unread", 1L, Long::sum);
            if (row.counts()) {
                counts.merge(
                        row.muted()
                                ? "muted"
                                : switch (row.importance()) {
                                    case ERROR -> "errors";
                                    case PRIORITY -> "priority";
                                    case REST -> "rest";
                                },
                        1L,
                        Long::sum);
            }
        }
        return counts;
    }
}
