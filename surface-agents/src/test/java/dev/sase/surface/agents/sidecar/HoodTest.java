package dev.sase.surface.agents.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.surface.agents.AgentArtifact;
import dev.sase.surface.agents.AgentEdge;
import dev.sase.surface.agents.AgentRun;
import dev.sase.surface.agents.Origin;
import dev.sase.surface.agents.Publication;
import dev.sase.surface.agents.archive.ArchivedAgent;
import dev.sase.surface.agents.archive.Collected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of the runs of a sound hood. */
class HoodTest {
    @TempDir
    Path temporary;

    private SidecarFixture sidecar;

    @BeforeEach
    void begin() {
        sidecar = new SidecarFixture(temporary);
    }

    @Test
    void listedRunIsAuthoritative() throws IOException {
        sidecar.hood("q1")
                .run(
                        "q1",
                        Map.of(
                                "state", "completed",
                                "started_at", "2026-07-15T12:15:25.217448+00:00",
                                "finished_at", "2026-07-15T12:20:00.500000+00:00"),
                        Map.of(
                                "cl_name", "feature",
                                "model", "m-1",
                                "llm_provider", "acme",
                                "hidden", true,
                                "role_suffix", "--plan",
                                "workflow_name", "flow"),
                        Map.of(
                                "prompt.md", "Please fix the build.\nThank you.",
                                "chat.md", "# Chat History",
                                "embedded_workflows.json", "[]\n",
                                "prompt_steps.json",
                                        "[{\"file_name\":\"prompt_step_main.json\",\"marker\":{\"step_name\":\"main\","
                                                + "\"step_index\":null,\"step_source\":\"echo\"}}]\n"))
                .listed();
        Collected loaded = sidecar.load();

        assertThat(loaded.diagnostics()).isEmpty();
        AgentRun run = single(loaded);
        assertThat(run.agentId()).isEqualTo("agent:orion:ada.box.q1");
        assertThat(run.project()).isEqualTo("orion");
        assertThat(run.summary().place().timestamp()).isEqualTo("20260715121525");
        assertThat(run.summary().place().artifactDir())
                .isEqualTo(sidecar.file("agents/ada.box.q1").toString());
        assertThat(run.summary().status()).isEqualTo("completed");
        assertThat(run.summary().marks().done()).isTrue();
        assertThat(run.summary().hidden()).isTrue();
        assertThat(run.summary().labels().agentName()).contains("q1");
        assertThat(run.summary().labels().clName()).contains("feature");
        assertThat(run.summary().labels().model()).contains("m-1");
        assertThat(run.summary().labels().llmProvider()).contains("acme");
        assertThat(run.summary().times().startedAt()).contains("2026-07-15T12:15:25.217448+00:00");
        assertThat(run.summary().times().finishedAt()).contains(1_784_118_000.5);
        assertThat(run.summary().lineage().workflowId()).contains("flow");
        assertThat(run.markers().agentMeta().orElseThrow().text("role_suffix")).contains("plan");
        assertThat(run.markers().promptSnippet()).contains("Please fix the build.\nThank you.");
        assertThat(run.markers().promptSteps()).singleElement().satisfies(step -> {
            assertThat(step.text("file_name")).contains("prompt_step_main.json");
            assertThat(step.text("step_source")).contains("echo");
        });
        Publication publication = run.publication().orElseThrow();
        assertThat(publication.origin()).isEqualTo(Origin.AUTHORITATIVE);
        assertThat(publication.globalName()).isEqualTo("ada.box.q1");
        assertThat(publication.projectName()).contains("orion-src");
        assertThat(publication.projectKey()).contains("gh_example__orion");
        assertThat(publication.searchText()).contains("fix the build");
        assertThat(run.artifacts().stream().map(AgentArtifact::kind)).containsExactly("commit", "prompt", "response");
        assertThat(run.artifacts().getFirst().displayName()).contains("Do q1");
        assertThat(run.artifacts().getLast().path())
                .isEqualTo(sidecar.file("agents/ada.box.q1/chat.md").toString());
        assertThat(loaded.records(ArchivedAgent.class)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "active,running,false",
        "waiting,waiting,false",
        "completed,completed,true",
        "failed,failed,true",
        "stopped,killed,true",
        "dismissed,completed,true"
    })
    void stateGivesStatusAndDone(String state, String status, boolean done) throws IOException {
        AgentRun run = single(sidecar.hood("q1")
                .run("q1", state, "2026-07-15T12:15:25")
                .listed()
                .load());
        assertThat(run.summary().status()).isEqualTo(status);
        assertThat(run.summary().marks().done()).isEqualTo(done);
        assertThat(run.publication().orElseThrow().state()).isEqualTo(state);
    }

    @Test
    void dismissedRunIsArchivedToo() throws IOException {
        sidecar.hood("q1")
                .run(
                        "q1",
                        Map.of(
                                "state", "failed",
                                "started_at", "20260715121525",
                                "dismissed_at", "2026-07-16T08:00:00"),
                        Map.of("cl_name", "feature", "model", "m-1"),
                        Map.of("prompt.md", "seek me"))
                .run("q1.f0", "dismissed", "20260715121530")
                .run("q1.f1", "completed", "20260715121540")
                .relation("workflow_parent", "q1.f0", "q1")
                .listed();
        List<ArchivedAgent> archived = sidecar.load().records(ArchivedAgent.class);
        assertThat(archived.stream().map(ArchivedAgent::bundlePath))
                .containsExactlyInAnyOrder("agents/ada.box.q1", "agents/ada.box.q1.f0");
        ArchivedAgent first = archived.getFirst();
        assertThat(first.agentId()).isEqualTo("agent:orion:ada.box.q1");
        assertThat(first.rawSuffix()).isEqualTo("20260715121525");
        assertThat(first.status()).isEqualTo("FAILED");
        assertThat(first.sortTime()).isEqualTo("2026-07-16T08:00:00");
        assertThat(first.clName()).isEqualTo("feature");
        assertThat(first.projectName()).contains("orion-src");
        assertThat(first.isWorkflowChild()).isFalse();
        assertThat(first.searchText()).isEqualTo("seek me");
        assertThat(archived.getLast().isWorkflowChild()).isTrue();
        assertThat(archived.getLast().sortTime()).isEqualTo("20260715121530");
    }

    @Test
    void relationsNameParentsAndWaits() throws IOException {
        sidecar.hood("q1")
                .run("q1--plan", "completed", "20260715121525")
                .run("q1--code", "active", "20260715121530")
                .run("q1.w", "waiting", "20260715121535")
                .relation("workflow_parent", "q1--code", "q1--plan")
                .relation("wait", "q1.w", "q1--code")
                .relationTo("wait", "q1.w", "ada.box.elsewhere", false)
                .container("family", "q1", "q1--plan", "q1--code")
                .container("clan", "q1", "q1.w")
                .listed();
        Collected loaded = sidecar.load();
        assertThat(loaded.diagnostics()).isEmpty();
        AgentRun child = named(loaded, "q1--code");
        assertThat(child.edges())
                .containsExactly(new AgentEdge(
                        "agent:orion:ada.box.q1--plan",
                        "agent:orion:ada.box.q1--code",
                        AgentEdge.WORKFLOW_PARENT,
                        Optional.of("20260715121525"),
                        Optional.of("20260715121530"),
                        Optional.empty()));
        assertThat(child.summary().lineage().parentAgentId()).contains("agent:orion:ada.box.q1--plan");
        assertThat(child.publication().orElseThrow().members())
                .containsExactly("agent:orion:ada.box.q1--plan", "agent:orion:ada.box.q1--code");
        AgentRun waiting = named(loaded, "q1.w");
        assertThat(waiting.publication().orElseThrow().waitsFor())
                .containsExactly("agent:orion:ada.box.q1--code", "agent:orion:ada.box.elsewhere");
        assertThat(waiting.publication().orElseThrow().members()).isEmpty();
    }

    @Test
    void startThatIsNoTimeLeavesTheTimestampEmpty() throws IOException {
        AgentRun run = single(
                sidecar.hood("q1").run("q1", "active", "yesterday").listed().load());
        assertThat(run.summary().place().timestamp()).isEmpty();
        assertThat(run.summary().times().startedAt()).contains("yesterday");
    }

    @Test
    void endThatIsNoTimeIsAWarning() throws IOException {
        sidecar.hood("q1")
                .run(
                        "q1",
                        Map.of("state", "completed", "started_at", "20260715121525", "finished_at", "soon"),
                        Map.of(),
                        Map.of())
                .listed();
        Collected loaded = sidecar.load();
        assertThat(loaded.problems()).containsExactly("invalid_time ada.box.q1");
        assertThat(single(loaded).summary().times().finishedAt()).isEmpty();
    }

    @Test
    void promptThatIsNotUtf8IsKept() throws IOException {
        sidecar.hood("q1")
                .run(
                        "q1",
                        Map.of("state", "active", "started_at", "20260715121525"),
                        Map.of(),
                        Map.of("prompt.md", "x"))
                .listed();
        byte[] bytes = {'a', (byte) 0xff, 'b'};
        String listed = "\"digest\":\"" + SidecarFiles.sha256("x".getBytes(StandardCharsets.UTF_8)) + "\"";
        sidecar.write("agents/ada.box.q1/prompt.md", bytes)
                .replace(SidecarFixture.snapshot("q1"), listed, "\"digest\":\"" + SidecarFiles.sha256(bytes) + "\"")
                .list("q1");
        assertThat(single(sidecar.load()).publication().orElseThrow().searchText())
                .isEqualTo("a\ufffdb");
    }

    private static AgentRun single(Collected loaded) {
        assertThat(loaded.records(AgentRun.class)).hasSize(1);
        return loaded.records(AgentRun.class).getFirst();
    }

    private static AgentRun named(Collected loaded, String localName) {
        return loaded.records(AgentRun.class).stream()
                .filter(run -> run.agentId().endsWith("." + localName))
                .findFirst()
                .orElseThrow();
    }
}
