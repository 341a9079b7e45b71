package dev.sase.surface.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DerivedTest {
    private static final String TIMESTAMP = "20260520081500";
    private static final String ID = "agent:demo:" + TIMESTAMP;

    @TempDir
    Path folder;

    private RunHome home;

    @BeforeEach
    void makeHome() {
        home = new RunHome(folder);
    }

    @Test
    void waitingComesBeforeEverything() throws IOException {
        marker("waiting.json", "{}");
        marker("workflow_state.json", "{\"status\":\"failed\"}");
        marker("done.json", "{\"outcome\":\"failed\"}");

        assertThat(summary().status()).isEqualTo("waiting");
    }

    @Test
    void aWorkflowSaysItsStatusItself() throws IOException {
        marker("workflow_state.json", "{\"status\":\"halfway there\"}");
        marker("done.json", "{\"outcome\":\"failed\"}");
        assertThat(summary().status()).isEqualTo("halfway there");
        assertThat(summary().agentType()).isEqualTo("workflow");

        marker("workflow_state.json", "{}");
        assertThat(summary().status()).isEqualTo("running");
    }

    @ParameterizedTest
    @CsvSource({
        "failed, failed",
        "killed, killed",
        "cancelled, killed",
        "completed, completed",
        "noop, completed",
        "monitored, completed",
        "something else, completed"
    })
    void theOutcomeDecidesAmongTheFinished(String outcome, String status) throws IOException {
        marker("agent_meta.json", "{\"run_started_at\":\"2026-05-20T08:15:02Z\"}");
        marker("done.json", "{\"outcome\":\"" + outcome + "\"}");

        assertThat(summary().status()).isEqualTo(status);
        assertThat(summary().agentType()).isEqualTo("agent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"outcome\":null}", "{\"outcome\":7}"})
    void withoutAnOutcomeTheFinishedAreCompleted(String done) throws IOException {
        marker("done.json", done);

        assertThat(summary().status()).isEqualTo("completed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "agent_meta.json | {\"run_started_at\":\"2026-05-20T08:15:02Z\"}",
                "agent_meta.json | {\"wait_completed_at\":\"2026-05-20T08:15:02Z\"}",
                "running.json    | {\"pid\":4}"
            })
    void whatHasStartedRuns(String marker, String content) throws IOException {
        marker(marker, content);

        assertThat(summary().status()).isEqualTo("running");
    }

    @Test
    void anythingElseIsStarting() throws IOException {
        marker("agent_meta.json", "{\"run_started_at\":5}");
        marker("pending_question.json", "{\"session_id\":\"s\"}");

        assertThat(summary().status()).isEqualTo("starting");
    }

    @Test
    void aBrokenWaitingMarkerDoesNotMakeARunWait() throws IOException {
        marker("agent_meta.json", "{\"run_started_at\":\"2026-05-20T08:15:02Z\"}");
        marker("waiting.json", "{\"waiting_for\":");

        assertThat(summary().status()).isEqualTo("running");
        assertThat(summary().marks().waiting()).isFalse();
    }

    @Test
    void namesComeFromTheFirstMarkerThatHasThem() throws IOException {
        marker("prompt_step_a.json", "{\"model\":\"m-step\",\"llm_provider\":\"p-step\"}");
        assertThat(summary().labels().model()).contains("m-step");
        marker("running.json", "{\"model\":\"m-running\",\"cl_name\":\"cl-running\"}");
        marker("workflow_state.json", "{\"workflow_name\":\"w\",\"context\":{\"cl_name\":\"cl-state\"}}");
        assertThat(summary().labels()).isEqualTo(labels("cl-running", "w", "m-running", "p-step"));
        marker("done.json", "{\"model\":\"m-done\",\"cl_name\":\"cl-done\",\"name\":\"n-done\"}");
        assertThat(summary().labels()).isEqualTo(labels("cl-done", "n-done", "m-done", "p-step"));
        marker("agent_meta.json", "{\"name\":\"n\",\"model\":\"m\",\"llm_provider\":\"p\",\"cl_name\":\"cl\"}");
        assertThat(summary().labels()).isEqualTo(labels("cl-done", "n", "m", "p"));
    }

    @Test
    void theChangeSpecOfTheLaunchIsTheLastToCount() throws IOException {
        marker("agent_meta.json", "{\"cl_name\":\"cl\"}");
        assertThat(summary().labels().clName()).contains("cl");

        marker("workflow_state.json", "{\"context\":{\"cl_name\":\"cl-state\"}}");
        assertThat(summary().labels().clName()).contains("cl-state");
    }

    @Test
    void timesComeFromLaunchWorkflowAndEnd() throws IOException {
        marker("workflow_state.json", "{\"start_time\":\"2026-05-20T08:14:00\"}");
        marker("done.json", "{\"finished_at\":\"1779264900.5\"}");
        assertThat(summary().times())
                .isEqualTo(
                        new RunTimes(Optional.of("2026-05-20T08:14:00"), Optional.of(1779264900.5), Optional.empty()));

        marker("agent_meta.json", "{\"run_started_at\":\"2026-05-20T08:15:02Z\"}");
        assertThat(summary().times())
                .isEqualTo(new RunTimes(
                        Optional.of("2026-05-20T08:15:02Z"),
                        Optional.of(1779264900.5),
                        Optional.of("2026-05-20T08:15:02Z")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "agent_meta.json     | {\"hidden\":true}",
                "done.json           | {\"hidden\":1}",
                "workflow_state.json | {\"hidden\":true}",
                "workflow_state.json | {\"is_anonymous\":true}"
            })
    void anyMarkerMayHideARun(String marker, String content) throws IOException {
        marker("agent_meta.json", "{}");
        assertThat(summary().hidden()).isFalse();

        marker(marker, content);
        assertThat(summary().hidden()).isTrue();
    }

    @Test
    void aRunBelongsToParentsWorkflowRetryProcessAndWorkspace() throws IOException {
        marker("agent_meta.json", """
                {"parent_timestamp":"20260520080000","retry_of_timestamp":"20260520070000","workflow_name":"flow",
                 "workspace_dir":"/w/7"}
                """);
        marker("running.json", "{\"pid\":4711}");
        assertThat(summary().lineage())
                .isEqualTo(new RunLineage(
                        Optional.of("agent:demo:20260520080000"),
                        Optional.of("flow"),
                        Optional.of("agent:demo:20260520070000"),
                        Optional.of(4711L),
                        Optional.of("/w/7")));

        marker("done.json", "{\"workspace_num\":7}");
        assertThat(summary().lineage().workspaceClaimId()).contains("demo:7");
        marker("agent_meta.json", """
                {"parent_timestamp":"20260520080000","parent_agent_timestamp":"20260520080001","pid":1,"workspace_num":8}
                """);
        assertThat(summary().lineage())
                .isEqualTo(new RunLineage(
                        Optional.of("agent:demo:20260520080001"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(1L),
                        Optional.of("demo:8")));
    }

    @Test
    void eachParentIsAnEdge() throws IOException {
        marker("agent_meta.json", """
                {"parent_timestamp":"20260520080000","parent_agent_timestamp":"20260520080001","workflow_name":"flow"}""");

        assertThat(home.only().edges())
                .containsExactly(
                        edge("20260520080000", AgentEdge.PARENT_CHILD),
                        edge("20260520080001", AgentEdge.WORKFLOW_PARENT));
    }

    @Test
    void artifactsAreWhatTheMarkersNameByKindAndPath() throws IOException {
        marker("done.json", """
                {"plan_path":"/p/plan.md","diff_path":"/d/x.diff","response_path":"r.md","output_path":"/o/",
                 "markdown_pdf_paths":["/b.pdf","/a.pdf"],"image_paths":["/i.png","/i.png"]}
                """);
        marker("plan_path.json", "{\"plan_path\":\"/p/plan.md\"}");

        assertThat(home.only().artifacts())
                .containsExactly(
                        artifact("/d/x.diff", "diff", "x.diff", "done_marker"),
                        artifact("/i.png", "image", "i.png", "done_marker"),
                        artifact("/a.pdf", "markdown_pdf", "a.pdf", "done_marker"),
                        artifact("/b.pdf", "markdown_pdf", "b.pdf", "done_marker"),
                        artifact("/o/", "output", "", "done_marker"),
                        artifact("/p/plan.md", "plan", "plan.md", "plan_path_marker"),
                        artifact("r.md", "response", "r.md", "done_marker"));
    }

    @Test
    void anAttemptTakesFromTheEndWhatTheLaunchDoesNotSay() throws IOException {
        marker("agent_meta.json", """
                {"retry_of_timestamp":"t1","retry_attempt":2,"retry_chain_root_timestamp":"t0"}""");
        assertThat(AgentAttempt.of(home.only()))
                .isEqualTo(new AgentAttempt(
                        summary(), Optional.of("t1"), Optional.empty(), Optional.of("t0"), Optional.of(2L), false));

        marker("done.json", "{\"retried_as_timestamp\":\"t3\",\"retry_chain_root_timestamp\":\"other\"}");
        assertThat(AgentAttempt.of(home.only()))
                .isEqualTo(new AgentAttempt(
                        summary(), Optional.of("t1"), Optional.of("t3"), Optional.of("t0"), Optional.of(2L), true));
        assertThat(AgentAttempt.of(home.only()).attemptId()).isEqualTo(TIMESTAMP);
    }

    @Test
    void anAttemptThatIsNotRepeatedIsTerminal() throws IOException {
        marker("agent_meta.json", "{\"retry_terminal\":true}");

        assertThat(AgentAttempt.of(home.only()).terminal()).isTrue();
    }

    private AgentSummary summary() throws IOException {
        return home.only().summary();
    }

    private void marker(String name, String content) {
        home.run("ace-run", TIMESTAMP, name, content);
    }

    private static RunLabels labels(String cl, String name, String model, String provider) {
        return new RunLabels(Optional.of(cl), Optional.of(name), Optional.of(model), Optional.of(provider));
    }

    private static AgentEdge edge(String parent, String type) {
        return new AgentEdge(
                "agent:demo:" + parent, ID, type, Optional.of(parent), Optional.of(TIMESTAMP), Optional.of("flow"));
    }

    private static AgentArtifact artifact(String path, String kind, String name, String role) {
        return new AgentArtifact(ID, path, kind, Optional.of(name), Optional.of(role));
    }
}
