package dev.sase.surface.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eleven runs of two projects with every marker, two of them damaged. */
class PinnedTreeTest {
    @TempDir
    Path folder;

    private RunHome home;

    @BeforeEach
    void makeTree() {
        home = new RunHome(folder);
        home.run("ace-run", "20260501100000", "agent_meta.json", """
                {"name":"done.one","plan_submitted_at":"2026-05-01T10:01:00Z","run_started_at":"2026-05-01T10:00:05Z"}""");
        home.run("ace-run", "20260501100000", "done.json", "{\"outcome\":\"completed\",\"finished_at\":1777629700.5}");
        home.run("ace-run", "20260501100000", "prompt_step_main.json", "{\"step_name\":\"main\"}");
        home.run("ace-run", "20260501100100", "agent_meta.json", "{\"name\":\"broken");
        home.run("ace-run", "20260501100200", "agent_meta.json", "{\"run_started_at\":\"2026-05-01T10:02:05Z\"}");
        home.run("ace-run", "20260501100200", "waiting.json", "[1,");
        home.run("ace-run", "20260501100300", "waiting.json", "{\"waiting_for\":[\"done.one\"]}");
        home.run("ace-run", "20260501100400", "pending_question.json", "{\"session_id\":\"s\"}");
        home.run("run", "20260501100500", "running.json", "{\"pid\":7,\"cl_name\":\"~\"}");
        home.run("mentor-style", "20260501100600", "done.json", "{\"outcome\":\"failed\"}");
        home.run("workflow-plan", "20260501100700", "workflow_state.json", "{\"status\":\"waiting_hitl\"}");
        home.run("workflow-plan", "20260501100700", "prompt_step_001_a.json", "{\"step_type\":\"bash\"}");
        home.run("workflow-plan", "20260501100700", "prompt_step_002_b.json", "{\"hidden\":true}");
        other("fix-hook", "20260501100800", "done.json", "{\"outcome\":\"killed\"}");
        other("crs", "20260501100900", "plan_path.json", "{\"plan_path\":\"/p.md\"}");
        other("summarize-hook", "20260501101000", "raw_xprompt.md", "Summarize the hook.");
    }

    @Test
    void everyFolderIsOneRun() throws IOException {
        assertThat(home.runs()).hasSize(11);
    }

    @Test
    void twoMarkersAreDamaged() throws IOException {
        assertThat(home.problems())
                .containsExactly("CORRUPT invalid_json agent_meta.json:1", "CORRUPT invalid_json waiting.json:1");
    }

    @Test
    void threeStepsAreRead() throws IOException {
        assertThat(home.runs())
                .flatExtracting(run -> run.markers().promptSteps())
                .hasSize(3);
    }

    @Test
    void theStatusFollowsTheMarkers() throws IOException {
        Map<String, String> statuses = home.runs().stream()
                .collect(Collectors.toMap(
                        run -> run.summary().place().timestamp().substring(8, 12),
                        run -> run.summary().status()));

        assertThat(statuses)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("1000", "completed"),
                        Map.entry("1001", "starting"),
                        Map.entry("1002", "running"),
                        Map.entry("1003", "waiting"),
                        Map.entry("1004", "starting"),
                        Map.entry("1005", "running"),
                        Map.entry("1006", "failed"),
                        Map.entry("1007", "waiting_hitl"),
                        Map.entry("1008", "killed"),
                        Map.entry("1009", "starting"),
                        Map.entry("1010", "starting")));
    }

    @Test
    void oneTextWhereAListIsMeantIsAList() throws IOException {
        Function<AgentRun, List<String>> submitted = run -> run.markers()
                .agentMeta()
                .map(meta -> meta.texts("plan_submitted_at"))
                .orElse(List.of());

        assertThat(submitted.apply(home.runs().getFirst())).containsExactly("2026-05-01T10:01:00Z");
    }

    private void other(String workflow, String timestamp, String marker, String text) {
        home.file("projects/other/artifacts/" + workflow + "/" + timestamp + "/" + marker, text);
    }
}
