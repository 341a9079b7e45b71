package dev.sase.surface.agents;

import dev.sase.core.record.LoadedRecords;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.Surface;
import dev.sase.surface.agents.sidecar.SidecarSeed;
import dev.sase.testkit.SaseHomeFixture;
import dev.sase.testkit.SurfaceContract;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

class AgentsSurfaceContractTest extends SurfaceContract {
    private static final List<String> PROJECTS = List.of("alpha", "home");
    private static final List<String> ASKED = List.of("alpha", "home", "orion");
    private static final List<String> WORKFLOWS = List.of("ace-run", "run", "mentor-style", "workflow-plan");
    private static final List<String> WORDS =
            List.of("Planner", "ＰＬＡＮ", "İstanbul", "ΟΔΟΣ", "😀 face", "tab\\tend", "nul\\u0000x", "half \\ud83d", "");

    @Override
    protected Surface surface() {
        return new AgentsSurface();
    }

    @Override
    protected void seed(SaseHomeFixture home, RandomGenerator random) {
        for (int i = 0; i < 40; i++) {
            run(home, random);
        }
        home.write("projects/alpha/alpha.gp", "NAME: alpha\n");
        dismissals(home, random);
        for (int i = 0; i < 6; i++) {
            bundle(home, random);
        }
        SidecarSeed.seed(home, random);
    }

    @Override
    protected void change(SaseHomeFixture home, RandomGenerator random, int step) {
        switch (random.nextInt(6)) {
            case 0 -> dismissals(home, random);
            case 1 -> bundle(home, random);
            case 2 -> home.write("projects/alpha/alpha.sase", "NAME: alpha\nSTEP: " + step + "\n");
            case 3 -> SidecarSeed.seed(home, random);
            case 4 ->
                home.files().keySet().stream()
                        .filter(file -> file.contains("/artifacts/"))
                        .skip(random.nextInt(20))
                        .findFirst()
                        .ifPresent(home::delete);
            default -> run(home, random);
        }
    }

    @Override
    protected void damage(SaseHomeFixture home, RandomGenerator random) {
        List<String> markers = home.files().keySet().stream()
                .filter(file -> file.contains("/artifacts/") && file.endsWith(".json"))
                .filter(file -> !home.read(file).startsWith("{\"broken"))
                .toList();
        home.append(markers.get(random.nextInt(markers.size())), "{\"damaged\":\n");
    }

    /** Most questions name a project, as nearly every client does; a detail is asked of every run. */
    @Override
    protected List<Map<String, Object>> arguments(ReadOperation read, RandomGenerator random, LoadedRecords loaded) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Map<String, Object> arguments : super.arguments(read, random, loaded)) {
            Map<String, Object> named = new HashMap<>(arguments);
            if (random.nextInt(3) > 0) {
                named.put("project_id", pick(ASKED, random));
            }
            all.add(named);
        }
        if (read.name().equals("agent_detail")) {
            loaded.of(AgentRuns.COLLECTION).forEach(row -> {
                all.add(Map.of("agent_id", row.key().handle()));
                row.row().record().summary().labels().agentName().ifPresent(name -> all.add(Map.of("name", name)));
            });
        }
        return all;
    }

    private static void run(SaseHomeFixture home, RandomGenerator random) {
        String timestamp = timestamp(random);
        String workflow = pick(WORKFLOWS, random);
        boolean sharded = workflow.equals("ace-run") && random.nextBoolean();
        String folder = "projects/" + pick(PROJECTS, random) + "/artifacts/" + workflow + "/"
                + (sharded ? timestamp.substring(0, 6) + "/" + timestamp.substring(6, 8) + "/" : "") + timestamp + "/";
        home.write(folder + "agent_meta.json", meta(random));
        if (random.nextInt(2) == 0) {
            home.write(folder + "done.json", random.nextInt(8) == 0 ? "{\"broken" : done(random));
        }
        if (random.nextInt(6) == 0) {
            home.write(
                    folder + "running.json",
                    "{\"pid\":\"%d\",\"cl_name\":\"%s\"}".formatted(random.nextInt(9), word(random)));
        }
        if (random.nextInt(8) == 0) {
            home.write(folder + "waiting.json", "{\"waiting_for\":\"" + word(random) + "\"}");
        }
        if (random.nextInt(6) == 0) {
            home.write(folder + "workflow_state.json", """
                    {"status":"%s","context":{"cl_name":"%s"},"steps":[{"name":"%s"},3]}
                    """.formatted(
                            pick(List.of("running", "completed", "paused"), random), word(random), word(random)));
        }
        if (random.nextInt(4) == 0) {
            home.write(
                    folder + "prompt_step_main.json",
                    "{\"model\":\"%s\",\"output\":{\"b\":1,\"a\":2.5}}".formatted(word(random)));
            home.write(folder + "raw_xprompt.md", word(random) + " prompt\n");
        }
    }

    private static String meta(RandomGenerator random) {
        return """
                {"name":"%s","run_started_at":"%s","parent_timestamp":"%s","parent_agent_timestamp":%s,"hidden":%s,
                 "workspace_num":%d,"cl_name":"%s","wait_duration":-0.0,"plan_submitted_at":["%s",4],
                 "output_variables":{"z":[1],"a":{"k":null}}}
                """.formatted(
                        word(random),
                        word(random),
                        timestamp(random),
                        random.nextBoolean() ? "null" : "\"" + timestamp(random) + "\"",
                        random.nextInt(6) == 0,
                        random.nextInt(30),
                        word(random),
                        word(random));
    }

    private static String done(RandomGenerator random) {
        return """
                {"outcome":"%s","finished_at":%s,"plan_path":"/plans/%s.md","image_paths":["/i/b.png","/i/a.png"]}
                """.formatted(
                        pick(List.of("completed", "failed", "killed", "noop"), random),
                        pick(List.of("1779264900.25", "\"1779264901\"", "null", "1e300", "-5"), random),
                        word(random));
    }

    private static void dismissals(SaseHomeFixture home, RandomGenerator random) {
        List<String> triples = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            triples.add("[\"%s\",\"%s\",\"%s\"]"
                    .formatted(
                            pick(List.of("run", "workflow"), random),
                            random.nextInt(4) == 0 ? "unknown" : word(random),
                            timestamp(random)));
        }
        home.write("dismissed_agents.json", "[" + String.join(",\n", triples) + "]");
    }

    private static void bundle(SaseHomeFixture home, RandomGenerator random) {
        String timestamp = timestamp(random);
        home.write("dismissed_bundles/202605/" + timestamp + ".json", """
                {"raw_suffix":"%s","agent_type":"run","cl_name":"%s","status":"DONE","project_name":"%s",
                 "start_time":"2026-05-20T08:%02d:00"}
                """.formatted(
                        timestamp, word(random), pick(PROJECTS, random), random.nextInt(60)));
    }

    /** Times are few, so that runs have copies, children and dismissals. */
    private static String timestamp(RandomGenerator random) {
        return "202605" + (random.nextBoolean() ? "20" : "21") + "0815%02d".formatted(random.nextInt(10));
    }

    private static String word(RandomGenerator random) {
        return pick(WORDS, random);
    }

    private static <T> T pick(List<T> values, RandomGenerator random) {
        return values.get(random.nextInt(values.size()));
    }
}
