package dev.sase.surface.notifications;

import dev.sase.spi.Surface;
import dev.sase.testkit.SaseHomeFixture;
import dev.sase.testkit.SurfaceContract;
import java.util.List;
import java.util.random.RandomGenerator;

class NotificationsSurfaceContractTest extends SurfaceContract {
    private static final String STORE = "notifications/notifications.jsonl";
    private static final String ACTIONS = "pending_actions/actions.json";
    private static final String LEGACY = "telegram/pending_actions.json";
    private static final List<String> SENDERS = List.of("plan", "axe", "crs", "user-agent", "Straße", "😀", "ｑ");
    private static final List<String> ACTION_WORDS =
            List.of("PlanApproval", "HITL", "UserQuestion", "JumpToAgent", "ViewErrorReport", "CustomGate");

    @Override
    protected Surface surface() {
        return new NotificationsSurface();
    }

    @Override
    protected void seed(SaseHomeFixture home, RandomGenerator random) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            rows.append(row(random)).append('\n');
        }
        home.write(STORE, rows.toString());
        home.write(ACTIONS, actions(random));
        home.write(LEGACY, """
                {"legacy01":{"notification_id":"legacy01-x","action":"HITL","action_data":{"artifacts_dir":"/nowhere"},
                "created_at":1779264900,"chat_id":7,"message_id":"m"},"broken":{"action":"HITL"}}
                """);
    }

    @Override
    protected void change(SaseHomeFixture home, RandomGenerator random, int step) {
        switch (random.nextInt(4)) {
            case 0 -> home.append(STORE, row(random) + "\n");
            case 1 -> home.write(STORE, home.read(STORE).lines().skip(1).reduce("", (all, line) -> all + line + "\n"));
            case 2 -> home.write(STORE, row(random) + "\n" + home.read(STORE));
            default -> home.write(ACTIONS, actions(random));
        }
    }

    /** The pending actions are one document: what is cut off there hides all of them. */
    @Override
    protected void damage(SaseHomeFixture home, RandomGenerator random) {
        home.append(STORE, "{\"id\":\"half\n");
    }

    private static String row(RandomGenerator random) {
        String snooze = switch (random.nextInt(5)) {
            case 0 -> ",\"muted\":true,\"snooze_until\":\"2026-05-01T1" + random.nextInt(10) + ":00:00+00:00\"";
            case 1 -> ",\"muted\":true,\"snooze_until\":\"soon\"";
            case 2 -> ",\"muted\":true";
            default -> "";
        };
        return """
                {"id":"n-%d","timestamp":"2026-05-01T0%d:00:00+00:00","sender":"%s","notes":["%s"],"tags":["%s"],"action":"%s",\
                "action_data":{"response_dir":"/nowhere","panel":"%s"},"read":%b,"dismissed":%b,"silent":%b%s}""".formatted(
                        random.nextInt(30),
                        random.nextInt(10),
                        pick(SENDERS, random),
                        pick(List.of("one", "TWO", "İ", "nul\\u0000", ""), random),
                        pick(List.of("done", "review", " "), random),
                        pick(ACTION_WORDS, random),
                        pick(List.of("ops", "Not Valid", "__x"), random),
                        random.nextBoolean(),
                        random.nextInt(4) == 0,
                        random.nextInt(4) == 0,
                        snooze);
    }

    private static String actions(RandomGenerator random) {
        StringBuilder entries = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            String prefix = "p%d%d".formatted(i, random.nextInt(3));
            entries.append(i == 0 ? "" : ",\n").append("""
                    "%s":{"schema_version":3,"prefix":"%s","notification_id":"%s-id","action_kind":"plan_approval",\
                    "action":"PlanApproval","action_data":{"response_dir":"/nowhere"},"files":[],"created_at_unix":1779264900.5,\
                    "updated_at_unix":1779264900,"stale_deadline_unix":%d,"transports":[],"state":"%s"}""".formatted(
                            prefix,
                            prefix,
                            prefix,
                            1_777_600_000 + random.nextInt(100_000),
                            pick(List.of("available", "stale", "already_handled"), random)));
        }
        return "{\"schema_version\":3,\"actions\":{" + entries + "}}\n";
    }

    private static String pick(List<String> words, RandomGenerator random) {
        return words.get(random.nextInt(words.size()));
    }
}
