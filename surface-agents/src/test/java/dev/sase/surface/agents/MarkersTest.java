package dev.sase.surface.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.spi.RawJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkersTest {
    private static final String RUN = "projects/demo/artifacts/ace-run/20260520081500/";

    @TempDir
    Path folder;

    private RunHome home;

    @BeforeEach
    void makeHome() {
        home = new RunHome(folder);
    }

    @Test
    void fieldsAreReadAsTheirTypesDemand() throws IOException {
        marker("agent_meta.json", """
                {"name":"planner","pid":"41","wait_for":"one","wait_duration":"1.5","approve":1,"plan_committed":false,
                 "retry_attempt":"2","plan_submitted_at":"2026-05-20T08:16:00Z","model":7,"unknown":true,"tag":"blue",
                 "linked_repos":[{"b":1,"a":2},"no"],"output_variables":{"k":[1]}}
                """);

        assertThat(meta().values())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "name",
                        "planner",
                        "pid",
                        41L,
                        "tribe",
                        "blue",
                        "linked_repos",
                        RawJson.of("[{\"a\":2,\"b\":1}]"),
                        "approve",
                        true,
                        "plan_committed",
                        false,
                        "wait_for",
                        List.of("one"),
                        "wait_duration",
                        1.5,
                        "plan_submitted_at",
                        List.of("2026-05-20T08:16:00Z"),
                        "output_variables",
                        RawJson.of("{\"k\":[1]}")));
        assertThat(home.problems()).isEmpty();
    }

    @Test
    void theNewerNameOfAFieldWins() throws IOException {
        marker("agent_meta.json", "{\"tag\":\"old\",\"tribe\":\"new\"}");

        assertThat(meta().text("tribe")).contains("new");
    }

    @Test
    void aParallelFamilyIsAClan() throws IOException {
        marker("agent_meta.json", """
                {"agent_family":"f1","agent_family_role":"code","agent_family_parallel":true}""");
        assertThat(meta().values().keySet()).containsExactly("agent_family_parallel", "agent_clan");
        assertThat(meta().text("agent_clan")).contains("f1");

        marker("agent_meta.json", """
                {"agent_family":"f1","agent_clan":"c1","agent_family_parallel":"yes"}""");
        assertThat(meta().text("agent_clan")).contains("c1");

        marker("agent_meta.json", """
                {"agent_family":"f1","agent_family_role":"code"}""");
        assertThat(meta().text("agent_family")).contains("f1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"outcome\":", "[]", "null", "\"failed\"", "", "{} {}", "\ufeff{}"})
    void aRunWhoseDoneMarkerCannotBeReadIsDone(String content) throws IOException {
        marker("done.json", content);

        AgentRun run = home.only();
        assertThat(run.markers().done()).contains(Marker.EMPTY);
        assertThat(run.summary().marks().done()).isTrue();
        assertThat(run.summary().status()).isEqualTo("completed");
        assertThat(home.problems()).singleElement().asString().startsWith("CORRUPT invalid_json done.json:");
    }

    @Test
    void anOpenQuestionThatCannotBeReadStaysOpen() throws IOException {
        marker("pending_question.json", "{");

        assertThat(home.only().markers().pendingQuestion()).contains(Marker.EMPTY);
        assertThat(home.only().summary().status()).isEqualTo("starting");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agent_meta.json",
                "running.json",
                "waiting.json",
                "workflow_state.json",
                "plan_path.json",
                "prompt_step_a.json",
                "xprompts.json"
            })
    void anyOtherMarkerThatCannotBeReadIsAbsentAndHidesNothing(String name) throws IOException {
        marker(name, "{\"name\":\n\"x");
        marker("raw_xprompt.md", "still there");

        assertThat(home.only().markers())
                .isEqualTo(RunMarkers.published(Optional.empty(), List.of(), Optional.of("still there")));
        assertThat(home.problems()).containsExactly("CORRUPT invalid_json " + name + ":2");
    }

    @Test
    void aFileThatIsNotUtf8IsReportedAsSuch() throws IOException {
        home.files().write(RUN + "agent_meta.json", new byte[] {'{', (byte) 0xff, '}'});
        home.files().write(RUN + "raw_xprompt.md", new byte[] {'a', (byte) 0xc3});

        assertThat(home.only().markers()).isEqualTo(RunMarkers.NONE);
        assertThat(home.problems())
                .containsExactlyInAnyOrder(
                        "CORRUPT invalid_json agent_meta.json:0", "CORRUPT not_utf8 raw_xprompt.md:0");
    }

    @Test
    void aMarkerThatIsAFolderIsReportedAndHidesNothing() throws IOException {
        marker("agent_meta.json", "{\"name\":\"planner\"}");
        Files.createDirectories(home.folder(RUN + "done.json"));
        Files.createDirectories(home.folder(RUN + "prompt_step_x.json"));

        assertThat(home.only().summary().labels().agentName()).contains("planner");
        assertThat(home.problems()).containsExactly("CORRUPT unreadable_file done.json:0");
    }

    @Test
    void stepsComeInTheOrderOfTheirFiles() throws IOException {
        marker("prompt_step_b.json", "{\"step_name\":\"second\",\"step_index\":-1,\"is_pre_prompt_step\":true}");
        marker("prompt_step_a.json", "{\"step_name\":\"first\",\"step_index\":9,\"output\":{\"b\":1,\"a\":2}}");
        marker("prompt_step_c.json", "[]");
        marker("prompt_step_.txt", "{}");

        List<Marker> steps = home.only().markers().promptSteps();
        assertThat(steps)
                .extracting(step -> step.text("file_name").orElse(""))
                .containsExactly("prompt_step_a.json", "prompt_step_b.json");
        assertThat(steps.getFirst().values())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "file_name", "prompt_step_a.json",
                        "workflow_name", "unknown",
                        "step_name", "first",
                        "step_type", "agent",
                        "step_index", 9L,
                        "status", "completed",
                        "output", RawJson.of("{\"a\":2,\"b\":1}")));
        assertThat(steps.getLast().number("step_index")).contains(-1L);
        assertThat(steps.getLast().isSet("is_pre_prompt_step")).isTrue();
    }

    @Test
    void aWorkflowStateHasItsChangeSpecInTheContextAndKeepsWhatIsAStep() throws IOException {
        marker("workflow_state.json", """
                {"context":{"cl_name":"fix_parser"},"cl_name":"not this","steps":[{"name":"plan","status":"running",
                 "output_types":{"b":"text","a":1}},"no",{}]}
                """);

        RunMarkers markers = home.only().markers();
        assertThat(markers.workflowState().orElseThrow().values())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "workflow_name",
                        "unknown",
                        "status",
                        "running",
                        "current_step_index",
                        0L,
                        "cl_name",
                        "fix_parser"));
        assertThat(markers.workflowSteps())
                .extracting(Marker::values)
                .containsExactly(
                        Map.of("name", "plan", "status", "running", "output_types", RawJson.of("{\"b\":\"text\"}")),
                        Map.of("name", "", "status", "pending"));
    }

    @Test
    void usedXpromptsAreCountedByName() throws IOException {
        marker("xprompts.json", """
                [{"name":" split ","kind":"workflow","tags":["b","a"," b ",""]},{"name":"ask","kind":"other"},
                 {"name":"split","kind":"part"},{"name":" "},{"kind":"part"},7]
                """);

        assertThat(home.only().markers().usedXprompts())
                .extracting(Marker::values)
                .containsExactly(
                        Map.of("name", "ask", "kind", "unknown", "references", 1L),
                        Map.of("name", "split", "kind", "workflow", "tags", List.of("a", "b"), "references", 2L));
    }

    @ParameterizedTest
    @CsvSource({"'  one two\n', 'one two'", "'', ''", "'\n', ''"})
    void theSnippetIsTrimmedAndMayBeEmpty(String prompt, String snippet) throws IOException {
        marker("raw_xprompt.md", prompt);

        assertThat(home.only().markers().promptSnippet()).contains(snippet);
    }

    @Test
    void theSnippetEndsBeforeTheCharacterThatWouldMakeItTooLong() {
        assertThat(PromptSnippet.of("a".repeat(201))).isEqualTo("a".repeat(200));
        assertThat(PromptSnippet.of("a".repeat(198) + "é" + "b")).isEqualTo("a".repeat(198) + "é");
        assertThat(PromptSnippet.of("a".repeat(197) + "😀b")).isEqualTo("a".repeat(197));
        assertThat(PromptSnippet.of("a".repeat(199) + "éb")).isEqualTo("a".repeat(199));
        assertThat("€".repeat(66).getBytes(StandardCharsets.UTF_8)).hasSize(198);
        assertThat(PromptSnippet.of("€".repeat(70))).isEqualTo("€".repeat(66));
    }

    @Test
    void aRunSurvivesItsJson() throws IOException {
        marker("agent_meta.json", "{\"wait_duration\":-0.0,\"linked_repos\":[{\"n\":1e2}],\"retry_attempt\":1}");
        marker("done.json", "{\"step_output\":{\"x\":[1,2.5,\"\\u0001\"]},\"image_paths\":\"/i.png\"}");
        marker("pending_question.json", "");

        AgentRun run = home.only();
        assertThat(AgentRuns.CODEC.decode(AgentRuns.CODEC.encode(run))).isEqualTo(run);
    }

    private Marker meta() throws IOException {
        return home.only().markers().agentMeta().orElseThrow();
    }

    private void marker(String name, String content) {
        home.file(RUN + name, content);
    }
}
