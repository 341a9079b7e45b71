package dev.sase.cli.demo.generate;

import dev.sase.spi.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Writes notifications and the actions that wait for an answer. Confined to one thread. */
final class NotificationsGenerator {
    private static final Duration SPAN = Duration.ofDays(30);
    private static final int MAX_ACTIONS = 500;
    private static final List<String> SENDERS =
            List.of("plan", "question", "axe", "crs", "mentors", "sync", "user-agent", "nightly");
    private static final List<String> TAGS = List.of("release", "review", "infra");

    /** The gates with the member of their data that names a folder. */
    private static final Map<String, String> GATES = new TreeMap<>(Map.of(
            "PlanApproval", "response_dir",
            "HITL", "artifacts_dir",
            "UserQuestion", "response_dir",
            "EpicApproval", "response_dir",
            "LaunchApproval", "response_dir",
            "CustomGate", "bundle_path"));

    private final Path home;
    private final HomePlan plan;
    private final Words words;
    private final PendingActionsFile actions = new PendingActionsFile();
    private Optional<Draft> last = Optional.empty();

    NotificationsGenerator(Path home, HomePlan plan, RandomGenerator random) {
        this.home = home;
        this.plan = plan;
        this.words = new Words(random);
    }

    /** A notification before it is written. */
    private record Draft(
            String id,
            Instant time,
            String sender,
            List<String> notes,
            List<String> tags,
            Optional<String> action,
            Map<String, String> data) {}

    int pendingActions() {
        return actions.size();
    }

    void write() throws IOException {
        try (LineFile file = new LineFile(home.resolve("notifications").resolve("notifications.jsonl"))) {
            for (int i = 0; i < plan.notifications(); i++) {
                Instant time = plan.now().minus(SPAN).plusSeconds(SPAN.toSeconds() * i / plan.notifications());
                // Now and then a producer sends the same notification again.
                Draft draft = last.filter(_ -> words.chance(1)).orElseGet(() -> draft(time));
                last = Optional.of(draft);
                boolean recent = i > plan.notifications() * 3 / 4;
                file.line(json -> notification(draft, recent, json));
            }
        }
        Files.createDirectories(home.resolve("pending_actions"));
        Files.write(home.resolve("pending_actions").resolve("actions.json"), actions.json());
    }

    private Draft draft(Instant time) {
        String id = words.uuid();
        int kind = words.below(100);
        List<String> notes = words.chance(90) ? List.of(words.sentence(), words.title()) : List.of();
        List<String> tags = words.chance(20) ? List.of(words.pick(TAGS)) : List.of();
        if (kind < 15) {
            String gate = words.pick(List.copyOf(GATES.keySet()));
            Map<String, String> data = new TreeMap<>(Map.of(
                    GATES.getOrDefault(gate, "response_dir"),
                    home.resolve("gates").resolve(id).toString(),
                    "agent_cl_name",
                    "atlas_" + words.below(500)));
            if (actions.size() < MAX_ACTIONS) {
                actions.add(id, gate, data, time);
            }
            return new Draft(id, time, "plan", notes, tags, Optional.of(gate), data);
        }
        if (kind < 25) {
            Map<String, String> data = Map.of(
                    "error_report_path",
                    home.resolve("errors").resolve(id + ".md").toString());
            return new Draft(
                    id,
                    time,
                    words.chance(50) ? "axe" : "user-agent",
                    notes,
                    tags,
                    Optional.of("ViewErrorReport"),
                    data);
        }
        if (kind < 55) {
            Map<String, String> data =
                    new TreeMap<>(Map.of("cl_name", "orion_" + words.below(500), "raw_suffix", "20260501090000"));
            return new Draft(id, time, "user-agent", notes, tags, Optional.of("JumpToAgent"), data);
        }
        return new Draft(id, time, words.pick(SENDERS), notes, tags, Optional.empty(), Map.of());
    }

    private void notification(Draft draft, boolean recent, JsonWriter json) {
        boolean snoozed = recent && words.chance(8);
        boolean dismissed = words.chance(recent ? 10 : 80);
        // Half of the snoozes are over: readers wake them.
        Instant until = plan.now().plus(Duration.ofMinutes(words.below(4 * 24 * 60) - 2 * 24 * 60));
        json.beginObject();
        json.name("id").string(draft.id());
        json.name("timestamp").string(offset(draft.time()));
        json.name("sender").string(draft.sender());
        json.name("icon").nullValue();
        json.name("notes").strings(draft.notes());
        json.name("files").strings(words.chance(25) ? List.of("docs/" + draft.id() + ".md") : List.of());
        json.name("tags").strings(draft.tags());
        json.name("action").string(draft.action().orElse(null));
        json.name("action_data").beginObject();
        draft.data().forEach((name, value) -> json.name(name).string(value));
        json.endObject();
        json.name("read").bool(words.chance(recent ? 30 : 90));
        json.name("dismissed").bool(dismissed && !snoozed);
        json.name("silent").bool(words.chance(3));
        json.name("muted").bool(snoozed || words.chance(3));
        json.name("snooze_until").string(snoozed ? offset(until) : null);
        json.name("resurfaced_at").nullValue();
        json.endObject();
    }

    private static String offset(Instant time) {
        return time.toString().replace("Z", "+00:00");
    }
}
