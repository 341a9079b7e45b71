package dev.sase.surface.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.spi.Answer;
import dev.sase.spi.Presenter;
import dev.sase.spi.Query;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PresentersTest {
    @TempDir
    Path folder;

    private RunHome home;

    @BeforeEach
    void makeHome() {
        home = new RunHome(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "status"})
    void theListShowsPromptAndDuration(String verb) throws IOException {
        home.run("run", "20260520075900", "agent_meta.json", """
                {"name":"planner","model":"m","llm_provider":"p","workspace_num":7,"run_started_at":"20260520075900"}""");
        home.run("run", "20260520075900", "raw_xprompt.md", "do\n  it " + "x".repeat(100));
        home.run("run", "20260520085955", "agent_meta.json", "{}");

        assertThat(home.show(verb, Map.of()))
                .containsExactly(
                        "NAME\tPROJECT\tWS\tMODEL\tPROVIDER\tDURATION\tSTATUS\tPROMPT",
                        "agent:demo:20260520085955\tdemo\t-\t-\t-\t5s\tSTARTING\t",
                        "planner\tdemo\t7\tm\tp\t1h1m\tRUNNING\tdo it " + "x".repeat(74));
        assertThat(home.show(verb, Map.of("project_id", "none"))).containsExactly("No agents found.");
    }

    @Test
    void aListAsJsonHasTheRowsThatScriptsKnow() throws IOException {
        home.run("run", "20260520085955", "running.json", "{\"pid\":4}");
        Presenter list = new ListPresenter();
        Query query = Query.of(Map.of(), RunHome.NOW);
        Answer answer = home.answer("agent_list", Map.of());

        assertThat(list.jsonForm()).isEqualTo(Presenter.JsonForm.ROWS);
        assertThat(list.jsonRow(answer.rows().getFirst(), TextScreen.view(query, answer))
                        .text())
                .isEqualTo("""
                        {"name":"agent:demo:20260520085955","project":"demo","pid":4,"model":null,"provider":null,\
                        "workspace_num":null,"status":"RUNNING","duration_seconds":5,"started_at":"2026-05-20T08:59:55",\
                        "approve":false,"prompt_snippet":null,"artifacts_dir":"%s"}""".formatted(folder.resolve("projects/demo/artifacts/run/20260520085955")));
    }

    @ParameterizedTest
    @CsvSource({"0, 0s", "59, 59s", "60, 1m0s", "3599, 59m59s", "3600, 1h0m", "90061, 25h1m"})
    void aDurationHasItsTwoLargestUnits(long seconds, String text) {
        assertThat(ListPresenter.duration(Optional.of(seconds))).isEqualTo(text);
    }

    @Test
    void aDurationThatIsNotKnownIsAQuestionMark() {
        assertThat(ListPresenter.duration(Optional.empty())).isEqualTo("?");
    }

    @Test
    void summariesAreATable() throws IOException {
        home.run(
                "run",
                "20260520085955",
                "agent_meta.json",
                "{\"name\":\"planner\",\"model\":\"m\",\"cl_name\":\"fix\"}");
        home.run("run", "oddly named", "done.json", "{}");

        assertThat(home.show("active", Map.of()))
                .containsExactly(
                        "NAME\tSTATUS\tLAUNCHED\tMODEL\tCL\tID",
                        "planner\tstarting\t2026-05-20T08:59:55\tm\tfix\tagent:demo:20260520085955");
        assertThat(home.show("recent", Map.of())).contains("-\tcompleted\toddly named\t-\t-\tagent:demo:oddly named");
        assertThat(home.show("search", Map.of("query", "nothing like it"))).containsExactly("No run contains that.");
        assertThat(home.show("archive", Map.of())).containsExactly("No agent is archived.");
    }

    @Test
    void oneRunIsShownWithChildrenAndArtifacts() throws IOException {
        home.run("run", "20260520081500", "agent_meta.json", """
                {"name":"planner","run_started_at":"2026-05-20T08:15:02Z","parent_timestamp":"20260520080000",
                 "pid":41,"workspace_num":7,"model":"m","llm_provider":"p"}
                """);
        home.run(
                "run",
                "20260520081500",
                "done.json",
                "{\"outcome\":\"failed\",\"finished_at\":1779264900.5,\"diff_path\":\"/d/x.diff\"}");
        home.run("run", "20260520081600", "agent_meta.json", "{\"parent_timestamp\":\"20260520081500\"}");

        assertThat(home.show("show", Map.of("name", "planner")))
                .containsExactly(
                        "planner  failed",
                        "Id: agent:demo:20260520081500",
                        "Type: agent",
                        "Model: m",
                        "Provider: p",
                        "Started: 2026-05-20T08:15:02Z",
                        "Finished: 2026-05-20T08:15:00.500Z",
                        "Process: 41",
                        "Workspace: demo:7",
                        "Parent: agent:demo:20260520080000",
                        "Folder: " + folder.resolve("projects/demo/artifacts/run/20260520081500"),
                        "",
                        "Children",
                        "NAME\tSTATUS\tLAUNCHED\tMODEL\tCL\tID",
                        "-\tstarting\t2026-05-20T08:16:00\t-\t-\tagent:demo:20260520081600",
                        "",
                        "Artifacts",
                        "KIND\tNAME\tPATH",
                        "diff\tx.diff\t/d/x.diff");
    }
}
