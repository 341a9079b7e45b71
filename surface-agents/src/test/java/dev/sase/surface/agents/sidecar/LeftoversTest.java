package dev.sase.surface.agents.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.surface.agents.AgentArtifact;
import dev.sase.surface.agents.AgentRun;
import dev.sase.surface.agents.Origin;
import dev.sase.surface.agents.archive.ArchivedAgent;
import dev.sase.surface.agents.archive.Collected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that no confirmed snapshot lists, and runs of the first version. */
class LeftoversTest {
    private static final String LEGACY_META = """
            {
              "agent_clan": "crew",
              "artifact_timestamp": "20260711083245",
              "cl_name": "feature",
              "llm_provider": "acme",
              "machine": "box",
              "model": "m-1",
              "name": "box.q1--code",
              "role_suffix": "--code",
              "run_started_at": "2026-07-11T12:32:45.661165+00:00",
              "schema_version": 1,
              "stopped_at": "2026-07-11T12:39:19.250000+00:00"
            }
            """;

    @TempDir
    Path temporary;

    private SidecarFixture sidecar;

    @BeforeEach
    void begin() {
        sidecar = new SidecarFixture(temporary);
    }

    @Test
    void runsOfAHoodThatTheManifestLacksAreOrphans() throws IOException {
        sidecar.hood("q1").run("q1", "active", "20260715121525").listed();
        sidecar.hood("q2")
                .run(
                        "q2.f0",
                        Map.of("state", "dismissed", "started_at", "20260715121525"),
                        Map.of("cl_name", "feature"),
                        Map.of("prompt.md", "seek me", "chat.md", "talk"))
                .unlisted();
        Collected loaded = sidecar.load();
        assertThat(loaded.diagnostics()).isEmpty();
        assertThat(origins(loaded)).containsExactly("ada.box.q1 AUTHORITATIVE", "ada.box.q2.f0 ORPHAN");
        AgentRun orphan = loaded.records(AgentRun.class).getLast();
        assertThat(orphan.summary().labels().clName()).contains("feature");
        assertThat(orphan.publication().orElseThrow().projectName()).contains("orion-src");
        assertThat(orphan.publication().orElseThrow().searchText()).isEqualTo("seek me");
        assertThat(orphan.artifacts().stream().map(AgentArtifact::kind))
                .containsExactly("commit", "prompt", "response");
        assertThat(loaded.records(ArchivedAgent.class)).hasSize(1);
    }

    @Test
    void runsOfAnOwnerWithoutManifestAreOrphans() throws IOException {
        sidecar.hood("q1").run("q1", "active", "20260715121525").unlisted();
        assertThat(origins(sidecar.load())).containsExactly("ada.box.q1 ORPHAN");
    }

    @Test
    void runThatItsSnapshotLacksIsAnOrphan() throws IOException {
        sidecar.hood("q1").run("q1", "active", "20260715121525").listed();
        sidecar.hood("q1").run("q1.f0", "active", "20260715121525").unlisted();
        sidecar.hood("q1").run("q1", "active", "20260715121525").listed();
        assertThat(origins(sidecar.load())).containsExactly("ada.box.q1 AUTHORITATIVE", "ada.box.q1.f0 ORPHAN");
    }

    @Test
    void runOfAnOwnerWithoutFolderIsAnOrphan() throws IOException {
        sidecar.hood("q1").run("q1", "active", "20260715121525").unlisted();
        SidecarFixture other = new SidecarFixture(temporary.resolve("other"));
        Files.createDirectories(other.file("agents"));
        Files.move(sidecar.file("agents/ada.box.q1"), other.file("agents/ada.box.q1"));
        Collected loaded = other.load();
        assertThat(origins(loaded)).containsExactly("ada.box.q1 ORPHAN");
        assertThat(loaded.diagnostics()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"meta.json", "state.json", "commits.json"})
    void orphanWithAnUnreadableFileIsLeftOutAlone(String file) throws IOException {
        sidecar.hood("q1")
                .run("q1", "active", "20260715121525")
                .run("q1.f0", "active", "20260715121525")
                .unlisted()
                .write(SidecarFixture.folder("q1.f0") + file, "{\"schema_version\":");
        Collected loaded = sidecar.load();
        assertThat(origins(loaded)).containsExactly("ada.box.q1 ORPHAN");
        assertThat(loaded.problems()).containsExactly("invalid_json " + file);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '|',
            value = {
                "\"global_name\":\"ada.box.q1\"; \"global_name\":\"ada.box.q9\"; invalid_record",
                "\"local_name\":\"q1\"; \"local_name\":\"..\"; unsafe_name",
                "\"username\":\"ada\"; \"username\":\"../ada\"; unsafe_name",
                "\"schema_version\":2; \"schema_version\":9; unsupported_version",
                "\"metadata\":{}; \"metadata\":[]; invalid_record"
            })
    void orphanThatContradictsItselfIsLeftOut(String from, String to, String token) throws IOException {
        sidecar.hood("q1")
                .run("q1", "active", "20260715121525")
                .unlisted()
                .replace(SidecarFixture.folder("q1") + "meta.json", from, to);
        Collected loaded = sidecar.load();
        assertThat(origins(loaded)).isEmpty();
        assertThat(loaded.problems()).containsExactly(token + " meta.json");
    }

    @Test
    void orphanWithoutStateIsReported() throws IOException {
        sidecar.hood("q1").run("q1", "active", "20260715121525").unlisted();
        Files.delete(sidecar.file(SidecarFixture.folder("q1") + "state.json"));
        assertThat(sidecar.load().problems()).containsExactly("missing_file state.json");
    }

    @Test
    void folderWithoutMetaIsNoRun() throws IOException {
        sidecar.write("agents/ada.box.q1/README.md", "a page").write("agents/readme.txt", "a file");
        Collected loaded = sidecar.load();
        assertThat(loaded.records(AgentRun.class)).isEmpty();
        assertThat(loaded.diagnostics()).isEmpty();
    }

    @Test
    void orphanBehindALinkOutOfTheSidecarIsNotRead() throws IOException {
        sidecar.hood("q1").run("q1", "active", "20260715121525").unlisted();
        Path outside = temporary.resolve("outside");
        Files.move(sidecar.file("agents/ada.box.q1"), outside);
        Files.createSymbolicLink(sidecar.file("agents/ada.box.q1"), outside);
        Collected loaded = sidecar.load();
        assertThat(loaded.records(AgentRun.class)).isEmpty();
        assertThat(loaded.problems()).containsExactly("outside_sidecar ada.box.q1");
    }

    @Test
    void runOfTheFirstVersionIsCompleted() throws IOException {
        legacy();
        Collected loaded = sidecar.load();
        assertThat(loaded.diagnostics()).isEmpty();
        AgentRun run = loaded.records(AgentRun.class).getFirst();
        assertThat(run.agentId()).isEqualTo("agent:orion:box.q1--code");
        assertThat(run.summary().place().timestamp()).isEqualTo("20260711083245");
        assertThat(run.summary().status()).isEqualTo("completed");
        assertThat(run.summary().marks().done()).isTrue();
        assertThat(run.summary().labels().agentName()).contains("q1--code");
        assertThat(run.summary().labels().clName()).contains("feature");
        assertThat(run.summary().times().startedAt()).contains("2026-07-11T12:32:45.661165+00:00");
        assertThat(run.summary().times().finishedAt()).contains(1_783_773_559.25);
        assertThat(run.markers().agentMeta().orElseThrow().text("role_suffix")).contains("code");
        assertThat(run.publication().orElseThrow().origin()).isEqualTo(Origin.LEGACY);
        assertThat(run.publication().orElseThrow().projectName()).isEmpty();
        assertThat(run.artifacts().stream().map(AgentArtifact::kind)).containsExactly("commit", "response");
        assertThat(loaded.records(ArchivedAgent.class)).isEmpty();
    }

    @Test
    void sidecarOfTheFirstVersionNeedsNoSchema() throws IOException {
        legacy();
        Files.delete(sidecar.file("schema.json"));
        assertThat(origins(sidecar.load())).containsExactly("box.q1--code LEGACY");
    }

    @Test
    void runOfTheFirstVersionIsToldByItsFilesAndNotByItsName() throws IOException {
        sidecar.hood("q1").run("q1", "active", "20260715121525").listed();
        sidecar.write(
                        "agents/ada.box.q1--code/meta.json",
                        LEGACY_META
                                .replace("box.q1--code", "ada.box.q1--code")
                                .replace("\"machine\": \"box\"", "\"machine\": \"ada\""))
                .write("agents/ada.box.q1--code/commits.json", "{\"commits\": [], \"schema_version\": 1}");
        assertThat(origins(sidecar.load())).containsExactly("ada.box.q1 AUTHORITATIVE", "ada.box.q1--code LEGACY");
    }

    @Test
    void firstManifestThatIsMalformedHidesNoRun() throws IOException {
        legacy();
        sidecar.write("manifest.json", "{\"agents\":");
        Collected loaded = sidecar.load();
        assertThat(origins(loaded)).containsExactly("box.q1--code LEGACY");
        assertThat(loaded.problems()).containsExactly("invalid_json manifest.json");
    }

    @Test
    void firstManifestThatListsWhatIsNotThere() throws IOException {
        legacy();
        sidecar.write("manifest.json", """
                {"schema_version": 1, "agents": {"box.q1--code": {}, "box.gone": {}, "../box.up": {}}}
                """);
        assertThat(sidecar.load().problems()).containsExactly("missing_run manifest.json", "unsafe_name manifest.json");
    }

    private void legacy() {
        sidecar.write("manifest.json", """
                {
                  "agents": {
                    "box.q1--code": {
                      "digest": "not to be checked",
                      "name": "box.q1--code"
                    }
                  },
                  "schema_version": 1
                }
                """)
                .write("agents/box.q1--code/meta.json", LEGACY_META)
                .write("agents/box.q1--code/chat.md", "talk")
                .write("agents/box.q1--code/commits.json", """
                        {"commits": [{"committed_at": 1783773544, "sha": "abc", "subject": "Do it"}], "schema_version": 1}
                        """);
    }

    private static List<String> origins(Collected loaded) {
        return loaded.records(AgentRun.class).stream()
                .map(run -> run.publication().orElseThrow())
                .map(publication -> publication.globalName() + " " + publication.origin())
                .toList();
    }
}
