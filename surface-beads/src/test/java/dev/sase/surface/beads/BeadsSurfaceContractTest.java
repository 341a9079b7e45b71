package dev.sase.surface.beads;

import dev.sase.core.record.LoadedRecords;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.Surface;
import dev.sase.testkit.SaseHomeFixture;
import dev.sase.testkit.SurfaceContract;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

class BeadsSurfaceContractTest extends SurfaceContract {
    private static final String ALPHA = "projects/alpha/sdd/beads/";
    private static final String BETA = "projects/beta/.sase/sdd/beads/";
    private static final String EMPTY = "projects/empty/sdd/beads/issues.jsonl";
    private static final List<String> WORDS =
            List.of("Parser", "ＰＡＲ", "İstanbul", "ΟΔΟΣ", "😀 face", "tab\\tend", "nul\\u0000x", "");

    @Override
    protected Surface surface() {
        return new BeadsSurface();
    }

    @Override
    protected void seed(SaseHomeFixture home, RandomGenerator random) {
        StoreFixture events = new StoreFixture(home.resolve(ALPHA));
        for (int root = 1; root <= 4; root++) {
            home.write(stream(root), stream(events, root, random));
        }
        events.manifest(4);
        home.touch(ALPHA + "events/manifest.json");
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            rows.append(row(random)).append('\n');
        }
        home.write(BETA + "issues.jsonl", rows.toString());
        home.write(EMPTY, "");
    }

    @Override
    protected void change(SaseHomeFixture home, RandomGenerator random, int step) {
        StoreFixture events = new StoreFixture(home.resolve(ALPHA));
        int root = 1 + random.nextInt(4);
        switch (random.nextInt(4)) {
            case 0 -> home.append(BETA + "issues.jsonl", row(random) + "\n");
            case 1 ->
                home.append(
                        stream(root), events.event("note_appended", "a-" + root, step, "\"entry\":\"step\"") + "\n");
            case 2 -> home.write(stream(root), stream(events, root, random));
            default -> home.write(EMPTY, random.nextBoolean() ? row(random) + "\n" : "");
        }
    }

    /** Nearly every question names a store, as nearly every request does after it was resolved. */
    @Override
    protected List<Map<String, Object>> arguments(ReadOperation read, RandomGenerator random, LoadedRecords loaded) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Map<String, Object> arguments : super.arguments(read, random, loaded)) {
            Map<String, Object> named = new HashMap<>(arguments);
            if (random.nextInt(10) > 0) {
                named.put(
                        "project_id",
                        loaded.scopes().get(random.nextInt(loaded.scopes().size())));
            }
            all.add(named);
        }
        return all;
    }

    private static String stream(int root) {
        return ALPHA + "events/streams/a-" + root + ".jsonl";
    }

    private static String stream(StoreFixture events, int root, RandomGenerator random) {
        String plan = "a-" + root;
        List<String> lines = new ArrayList<>();
        lines.add(events.created(plan, "plan", root, "\"tier\":\"epic\",\"notes\":\"" + word(random) + "\""));
        lines.add(events.created(plan + ".1", "phase", root, "\"parent_id\":\"" + plan + "\""));
        lines.add(events.created("t" + root + "-x", "task", root + random.nextInt(3), "\"size\":\"small\"")
                .replace("\"status\":\"open\"", random.nextBoolean() ? "\"status\":\"ready\"" : "\"status\":\"open\""));
        if (random.nextBoolean()) {
            lines.add(events.event("issue_closed", plan, root + 9, "\"close_reason\":\"" + word(random) + "\""));
        }
        lines.add(events.event("dependency_added", "t" + root + "-x", root + 10, """
                "dependency":{"issue_id":"t%d-x","depends_on_id":"%s"}""".formatted(root, plan)));
        return String.join("\n", lines) + "\n";
    }

    /** A row; ids are few, so that some are there several times and parents and blockers often exist. */
    private static String row(RandomGenerator random) {
        String id = "b-" + random.nextInt(20);
        String other = "b-" + random.nextInt(24);
        String common = """
                "created_at":"%s","description":"%s","dependencies":[{"issue_id":"%s","depends_on_id":"%s"}]""".formatted(StoreFixture.time(random.nextInt(6)), word(random), id, other);
        String status = BeadStatus.tokens().get(random.nextBoolean() ? 0 : 4 + random.nextInt(2));
        return random.nextBoolean()
                ? StoreFixture.row(id, status, "plan", "\"tier\":\"epic\"," + common)
                : StoreFixture.row(id, status, "phase", "\"parent_id\":\"" + other + "\"," + common);
    }

    private static String word(RandomGenerator random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }
}
