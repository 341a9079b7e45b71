package dev.sase.surface.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sase.core.read.AnswerWriter;
import dev.sase.spi.Answer;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.RawJson;
import dev.sase.spi.SaseException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AgentReadsTest {
    @TempDir
    Path folder;

    private RunHome home;

    @BeforeEach
    void makeHome() {
        home = new RunHome(folder);
    }

    @Test
    void aSummaryHasItsMembersInTheOrderOfTheWire() throws IOException {
        home.run("run", "20260520081500", "agent_meta.json", """
                {"name":"plan.1","run_started_at":"2026-05-20T08:15:02Z","model":"m","llm_provider":"p","pid":40112,
                 "parent_timestamp":"20260520080000","workflow_name":"flow","retry_of_timestamp":"20260520070000",
                 "workspace_num":3}
                """);
        home.run("run", "20260520081500", "done.json", "{\"finished_at\":1779264900,\"cl_name\":\"fix\"}");
        String project = folder.resolve("projects/demo").toString();

        assertThat(home.answer("agent_recent", Map.of()).rows())
                .extracting(RawJson::text)
                .containsExactly("""
                        {"schema_version":1,"agent_id":"agent:demo:20260520081500","project_id":"demo","project_name":"demo",\
                        "project_dir":"%1$s","project_file":"%1$s/demo.sase","workflow_dir_name":"run",\
                        "artifact_dir":"%1$s/artifacts/run/20260520081500","timestamp":"20260520081500","status":"completed",\
                        "agent_type":"agent","cl_name":"fix","agent_name":"plan.1","model":"m","llm_provider":"p",\
                        "started_at":"2026-05-20T08:15:02Z","finished_at":1779264900.0,"hidden":false,"has_done_marker":true,\
                        "has_running_marker":false,"has_waiting_marker":false,"has_workflow_state":false,\
                        "parent_agent_id":"agent:demo:20260520080000","workflow_id":"flow",\
                        "retry_of_agent_id":"agent:demo:20260520070000","pid":40112,"workspace_claim_id":"demo:3",\
                        "last_heartbeat_at":"2026-05-20T08:15:02Z"}""".formatted(project));
    }

    @Test
    void rowsStandInAnObjectOfTheirOwnOnTheWire() throws IOException {
        home.run("run", "1", "running.json", "{}");
        Answer answer = home.answer("agent_active", Map.of("project_id", "demo"));

        JsonNode body = RunHome.json(AnswerWriter.body(home.read("agent_active"), answer, "s", Optional.empty()));
        assertThat(body.path("entries").path("schema_version").intValue()).isEqualTo(1);
        assertThat(body.path("entries").path("entries")).hasSize(1);
    }

    @Test
    void activeRunsAreThoseNotKnownToHaveEnded() throws IOException {
        home.run("run", "1", "running.json", "{}");
        home.run("run", "2", "done.json", "{}");
        home.run("workflow-a", "3", "workflow_state.json", "{\"status\":\"paused\"}");
        home.run("workflow-a", "3", "done.json", "{}");
        for (String word : List.of("completed", "failed", "cancelled", "killed", "noop")) {
            home.run("workflow-a", "4" + word, "workflow_state.json", "{\"status\":\"" + word + "\"}");
            home.run("workflow-a", "4" + word, "done.json", "{}");
        }
        home.run("workflow-a", "5", "workflow_state.json", "{\"status\":\"completed\"}");

        assertThat(home.timestamps("agent_active", Map.of())).containsExactly("5", "3", "1");
        assertThat(home.timestamps("agent_recent", Map.of()))
                .containsExactly("4noop", "4killed", "4failed", "4completed", "4cancelled", "3", "2");
    }

    @Test
    void recentRunsComeByTheirEndThenByTheirLaunch() throws IOException {
        home.run("run", "1", "done.json", "{\"finished_at\":30}");
        home.run("run", "2", "done.json", "{}");
        home.run("run", "3", "done.json", "{\"finished_at\":30.000001}");
        home.run("run", "4", "done.json", "{\"finished_at\":30}");
        home.run("run", "5", "done.json", "{\"finished_at\":-1}");
        home.run("run", "6", "done.json", "{\"finished_at\":\"nan\"}");

        assertThat(home.timestamps("agent_recent", Map.of())).containsExactly("3", "4", "1", "6", "2", "5");
    }

    @Test
    void hiddenRunsAreShownWhenAskedFor() throws IOException {
        home.run("run", "1", "running.json", "{}");
        home.run("run", "2", "agent_meta.json", "{\"hidden\":true}");

        for (String read : List.of("agent_active", "agent_search", "agent_list")) {
            assertThat(home.timestamps(read, Map.of())).as(read).containsExactly("1");
            assertThat(home.timestamps(read, Map.of("include_hidden", true)))
                    .as(read)
                    .containsExactly("2", "1");
        }
    }

    @Test
    void aProjectNarrowsAListAndNoneMeansEveryOne() throws IOException {
        home.run("run", "1", "running.json", "{}");
        home.file("projects/other/artifacts/run/2/running.json", "{}");

        for (String read : List.of("agent_active", "agent_search", "agent_list")) {
            assertThat(home.timestamps(read, Map.of())).as(read).containsExactly("2", "1");
            assertThat(home.timestamps(read, Map.of("project_id", "demo")))
                    .as(read)
                    .containsExactly("1");
            assertThat(home.timestamps(read, Map.of("project_id", "none")))
                    .as(read)
                    .isEmpty();
        }
    }

    @Test
    void aProjectMayBeCalledHome() throws IOException {
        home.file("projects/home/artifacts/run/2/running.json", "{}");

        assertThat(home.timestamps("agent_active", Map.of("project_id", "home")))
                .containsExactly("2");
    }

    @Test
    void everyCopyOfAnIdIsARow() throws IOException {
        home.run("run", "1", "running.json", "{}");
        home.run("crs", "1", "running.json", "{}");

        assertThat(home.timestamps("agent_active", Map.of())).containsExactly("1", "1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "mentor-style",
                "20260520",
                "COMPLETED",
                "agent",
                "Fix_Parser",
                "planner",
                "opus-x",
                "acme",
                "flaky TEST",
                "\"quoted\"",
                "NOT AND ("
            })
    void searchFindsAnyPartWhateverItsCase(String query) throws IOException {
        home.run("mentor-style", "20260520081500", "agent_meta.json", """
                {"name":"Planner","model":"Opus-X","llm_provider":"Acme"}""");
        home.run("mentor-style", "20260520081500", "done.json", "{\"cl_name\":\"fix_parser\"}");
        home.run("mentor-style", "20260520081500", "raw_xprompt.md", "A flaky test \"quoted\" not AND (");
        home.file("projects/x/artifacts/run/1/running.json", "{}");

        List<String> found = home.timestamps("agent_search", Map.of("query", query));
        assertThat(found).contains("20260520081500");
        assertThat(found.contains("1")).isEqualTo(query.equals("agent"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "*"})
    void searchForNothingFindsEverything(String query) throws IOException {
        home.run("run", "1", "running.json", "{}");
        home.run("run", "2", "done.json", "{}");

        assertThat(home.timestamps("agent_search", Map.of("query", query))).containsExactly("2", "1");
        assertThat(home.timestamps("agent_search", Map.of())).containsExactly("2", "1");
    }

    @Test
    void aDetailHasChildrenArtifactsEdgesAndAttempts() throws IOException {
        home.run("run", "1", "done.json", "{\"plan_path\":\"/p/plan.md\",\"diff_path\":\"/d.diff\"}");
        home.run("run", "3", "agent_meta.json", "{\"parent_timestamp\":\"1\",\"parent_agent_timestamp\":\"1\"}");
        home.run("run", "2", "agent_meta.json", "{\"parent_agent_timestamp\":\"1\",\"hidden\":true}");
        home.run("crs", "2", "agent_meta.json", "{\"parent_timestamp\":\"1\"}");
        home.run("run", "4", "agent_meta.json", "{\"parent_timestamp\":\"3\"}");

        Answer detail = home.answer("agent_detail", Map.of("agent_id", "agent:demo:1"));
        assertThat(detail.members().stream().map(Answer.Member::name))
                .containsExactly("summary", "children", "artifacts", "edges", "attempts");
        assertThat(text(detail, "/summary/agent_id")).isEqualTo("agent:demo:1");
        assertThat(RunHome.json(detail.value("children").orElseThrow()))
                .extracting(child -> child.path("timestamp").stringValue())
                .containsExactly("2", "3");
        assertThat(detail.value("artifacts").orElseThrow().text()).isEqualTo("""
                [{"schema_version":1,"agent_id":"agent:demo:1","artifact_path":"/d.diff","artifact_kind":"diff",\
                "display_name":"d.diff","role":"done_marker"},{"schema_version":1,"agent_id":"agent:demo:1",\
                "artifact_path":"/p/plan.md","artifact_kind":"plan","display_name":"plan.md","role":"done_marker"}]""");

        Answer child = home.answer("agent_detail", Map.of("agent_id", "agent:demo:3", "project_id", "demo"));
        assertThat(child.value("edges").orElseThrow().text()).isEqualTo("""
                [{"schema_version":1,"parent_agent_id":"agent:demo:1","child_agent_id":"agent:demo:3",\
                "edge_type":"parent_child","parent_timestamp":"1","child_timestamp":"3"},\
                {"schema_version":1,"parent_agent_id":"agent:demo:1","child_agent_id":"agent:demo:3",\
                "edge_type":"workflow_parent_child","parent_timestamp":"1","child_timestamp":"3"}]""");
        assertThat(text(child, "/attempts/0/attempt_id")).isEqualTo("3");
    }

    @Test
    void aRunThatDoesNotExistIsNotFound() throws IOException {
        home.run("run", "1", "running.json", "{}");

        for (Map<String, Object> arguments : List.<Map<String, Object>>of(
                Map.of("agent_id", "agent:demo:2"),
                Map.of("agent_id", "agent:demo:1", "project_id", "other"),
                Map.of("name", "agent:demo:2"),
                Map.of("name", "nobody"))) {
            assertThatThrownBy(() -> home.answer("agent_detail", arguments))
                    .as("%s", arguments)
                    .isInstanceOfSatisfying(
                            SaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
        }
    }

    @Test
    void aDetailOfNothingIsRefused() {
        for (Map<String, Object> arguments : List.<Map<String, Object>>of(Map.of(), Map.of("name", " "))) {
            assertThatThrownBy(() -> home.answer("agent_detail", arguments))
                    .isInstanceOfSatisfying(
                            SaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
        }
    }

    @Test
    void aNameIsLookedUpExactlyBeforeItIsSearchedFor() throws IOException {
        home.run("run", "1", "agent_meta.json", "{\"name\":\"planner\"}");
        home.run("run", "2", "agent_meta.json", "{\"name\":\"planner\"}");
        home.run("run", "3", "agent_meta.json", "{\"name\":\"planner\",\"hidden\":true}");
        home.run("run", "4", "agent_meta.json", "{\"name\":\"planner-2\"}");
        home.run("run", "5", "agent_meta.json", "{\"name\":\"secret\",\"hidden\":true}");
        home.run("run", "6", "agent_meta.json", "{\"name\":\"secret-2\"}");

        assertThat(shown("planner")).isEqualTo("2");
        assertThat(shown("agent:demo:1")).isEqualTo("1");
        assertThat(shown("LANNER")).isEqualTo("4");
        assertThat(shown("secret")).isEqualTo("5");
    }

    @Test
    void theCommandLineListsWhatRunsAndForHowLong() throws IOException {
        home.run("run", "20260520085957", "agent_meta.json", """
                {"name":"planner","pid":41,"model":"m","llm_provider":"p","workspace_num":7,"approve":true,
                 "run_started_at":"2026-05-20T08:58:30.5Z"}
                """);
        home.run("run", "20260520085957", "raw_xprompt.md", "do\nit");
        home.run("run", "20260520085958", "agent_meta.json", "{}");

        assertThat(home.answer("agent_list", Map.of("project_id", "demo")).rows())
                .extracting(RawJson::text)
                .containsExactly("""
                        {"name":"agent:demo:20260520085958","project":"demo","pid":null,"model":null,"provider":null,\
                        "workspace_num":null,"status":"STARTING","duration_seconds":2,"started_at":"2026-05-20T08:59:58",\
                        "approve":false,"prompt_snippet":null,"artifacts_dir":"%s/20260520085958",\
                        "agent_id":"agent:demo:20260520085958","timestamp":"20260520085958","active":true}""".formatted(folder.resolve("projects/demo/artifacts/run")), """
                        {"name":"planner","project":"demo","pid":41,"model":"m","provider":"p","workspace_num":7,\
                        "status":"RUNNING","duration_seconds":89,"started_at":"2026-05-20T08:58:30.5Z","approve":true,\
                        "prompt_snippet":"do\\nit","artifacts_dir":"%s/20260520085957",\
                        "agent_id":"agent:demo:20260520085957","timestamp":"20260520085957","active":true}""".formatted(
                                folder.resolve("projects/demo/artifacts/run")));
    }

    @Test
    void theCommandLineListsAtMostFiftyFinishedRunsOfAProject() throws IOException {
        for (int i = 10; i < 70; i++) {
            home.run("run", String.valueOf(i), "done.json", "{\"finished_at\":" + (1000 - i) + "}");
        }
        home.run("run", "05", "running.json", "{}");
        home.file("projects/other/artifacts/run/99/done.json", "{}");

        assertThat(home.timestamps("agent_list", Map.of())).containsExactly("05");
        List<String> all = home.timestamps("agent_list", Map.of("all", true));
        assertThat(all).startsWith("05", "99", "59", "58").endsWith("11", "10").hasSize(52);
        assertThat(home.timestamps("agent_list", Map.of("all", true, "project_id", "other")))
                .containsExactly("99");
    }

    @Test
    void theWordsOfTheCommandLineFollowTheStatus() throws IOException {
        home.run("run", "1", "done.json", "{\"outcome\":\"failed\",\"finished_at\":1779264900}");
        home.run("run", "2", "done.json", "{\"outcome\":\"killed\"}");
        home.run("run", "3", "waiting.json", "{}");
        home.run("run", "4", "workflow_state.json", "{\"status\":\"waiting_hitl\"}");
        home.run("run", "5", "workflow_state.json", "{\"status\":\"cancelled\"}");
        home.run("run", "6", "agent_meta.json", "{}");

        Map<String, Object> all = Map.of("all", true);
        assertThat(Stream.of("1", "2", "3", "4", "5", "6").map(timestamp -> status(timestamp, all)))
                .containsExactly("FAILED", "DONE", "WAITING", "RUNNING", "DONE", "STARTING");
    }

    private String status(String timestamp, Map<String, Object> arguments) {
        try {
            return home.answer("agent_list", arguments).rows().stream()
                    .map(RunHome::json)
                    .filter(row -> row.path("timestamp").stringValue().equals(timestamp))
                    .map(row -> row.path("status").stringValue())
                    .findFirst()
                    .orElse("none");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String shown(String name) throws IOException {
        return text(home.answer("agent_detail", Map.of("name", name)), "/summary/timestamp");
    }

    private static String text(Answer answer, String pointer) {
        String name = pointer.split("/", -1)[1];
        return RunHome.json(answer.value(name).orElseThrow())
                .at(pointer.substring(name.length() + 1))
                .stringValue();
    }
}
