package dev.sase.surface.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.core.store.Fingerprint;
import dev.sase.spi.Scopes;
import dev.sase.spi.SourceUnit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunLayoutTest {
    private static final String ARTIFACTS = "projects/demo/artifacts/";
    private static final String TIMESTAMP = "20260520081500";
    private static final String FLAT = ARTIFACTS + "ace-run/" + TIMESTAMP;
    private static final String SHARDED = ARTIFACTS + "ace-run/202605/20/" + TIMESTAMP;

    @TempDir
    Path folder;

    private RunHome home;

    @BeforeEach
    void makeHome() {
        home = new RunHome(folder);
    }

    @Test
    void aHomeWithoutProjectsHasNoRuns() throws IOException {
        assertThat(home.keys(Scopes.every())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ace-run", "run", "fix-hook", "crs", "summarize-hook", "mentor-", "mentor-x", "workflow-y"})
    void supportedKindsAreWalked(String workflow) throws IOException {
        meta(ARTIFACTS + workflow + "/" + TIMESTAMP);

        assertThat(home.keys(Scopes.every())).containsExactly(ARTIFACTS + workflow + "/" + TIMESTAMP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ace", "ace-runs", "mentor", "workflow", "Run", "logs"})
    void otherFoldersAreLeftAlone(String workflow) throws IOException {
        meta(ARTIFACTS + workflow + "/" + TIMESTAMP);

        assertThat(home.keys(Scopes.every())).isEmpty();
    }

    @Test
    void runsComeByProjectKindAndTime() throws IOException {
        meta("projects/b/artifacts/run/2");
        meta(ARTIFACTS + "run/20260101000000");
        meta(SHARDED);
        meta(ARTIFACTS + "ace-run/20260519000000");
        meta(ARTIFACTS + "ace-run/20260521000000");

        assertThat(home.keys(Scopes.every()))
                .containsExactly(
                        "projects/b/artifacts/run/2",
                        ARTIFACTS + "ace-run/20260519000000",
                        SHARDED,
                        ARTIFACTS + "ace-run/20260521000000",
                        ARTIFACTS + "run/20260101000000");
        assertThat(home.keys(Scopes.of("b"))).containsExactly("projects/b/artifacts/run/2");
    }

    @Test
    void theFlatLayoutTakesAnyFolder() throws IOException {
        meta(ARTIFACTS + "run/any name");
        meta(ARTIFACTS + "run/.hidden");
        home.file(ARTIFACTS + "run/notes.txt", "no run");

        assertThat(home.keys(Scopes.every())).containsExactly(ARTIFACTS + "run/.hidden", ARTIFACTS + "run/any name");
    }

    @Test
    void theShardedLayoutTakesTimesThatBelongIntoTheirDay() throws IOException {
        meta(SHARDED);
        meta(ARTIFACTS + "ace-run/202605/20/20260521081500");
        meta(ARTIFACTS + "ace-run/202605/20/2026052008150");
        meta(ARTIFACTS + "ace-run/202605/32/20260532081500");
        meta(ARTIFACTS + "ace-run/202605/00/20260500081500");
        meta(ARTIFACTS + "ace-run/202605/20260520081501");
        meta(ARTIFACTS + "ace-run/.tmp");
        meta(ARTIFACTS + "ace-run/2026/x");
        meta(ARTIFACTS + "run/202605/20/20260520081502");

        assertThat(home.keys(Scopes.every()))
                .containsExactly(ARTIFACTS + "ace-run/2026", SHARDED, ARTIFACTS + "run/202605");
    }

    @Test
    void aRunInBothLayoutsIsTheShardedOne() throws IOException {
        home.file(FLAT + "/agent_meta.json", "{\"name\":\"flat\"}");
        home.file(SHARDED + "/agent_meta.json", "{\"name\":\"sharded\"}");

        AgentRun run = home.only();
        assertThat(run.summary().labels().agentName()).contains("sharded");
        assertThat(run.summary().place())
                .isEqualTo(new RunPlace(
                        "demo",
                        folder.resolve("projects/demo").toString(),
                        folder.resolve("projects/demo/demo.sase").toString(),
                        "ace-run",
                        folder.resolve(SHARDED).toString(),
                        TIMESTAMP));
    }

    @Test
    void aShardedFileDoesNotHideAFlatRun() throws IOException {
        meta(FLAT);
        home.file(SHARDED, "no folder");

        assertThat(home.keys(Scopes.every())).containsExactly(FLAT);
    }

    @Test
    void whatLooksLikeARunAndIsAFileIsNone() throws IOException {
        home.file(FLAT, "no folder");

        assertThat(home.runs()).isEmpty();
        assertThat(home.problems()).isEmpty();
    }

    @Test
    void aRunWhoseFolderGoesOrIsEmptyIsNone() throws IOException {
        meta(FLAT);
        List<SourceUnit> units = home.units(Scopes.every());
        home.files().delete(FLAT + "/agent_meta.json");
        assertThat(home.loaded(units).rows()).isEmpty();
        Files.delete(home.folder(FLAT));
        assertThat(home.loaded(units).rows()).isEmpty();
        assertThat(home.loaded(units).diagnostics()).isEmpty();
    }

    @Test
    void twoKindsMayHaveRunsOfOneId() throws IOException {
        meta(FLAT);
        meta(ARTIFACTS + "run/" + TIMESTAMP);

        assertThat(home.runs())
                .extracting(AgentRun::agentId)
                .containsExactly("agent:demo:" + TIMESTAMP, "agent:demo:" + TIMESTAMP);
    }

    @Test
    void theProjectFileIsTheNewerOneUnlessOnlyTheOlderExists() throws IOException {
        meta(FLAT);
        assertThat(projectFile()).isEqualTo("demo.sase");
        Fingerprint without = fingerprint();

        home.file("projects/demo/demo.gp", "NAME: demo\n");
        assertThat(projectFile()).isEqualTo("demo.gp");
        Fingerprint older = fingerprint();
        home.file("projects/demo/demo.gp", "NAME: demo edited\n");
        assertThat(fingerprint().value()).isEqualTo(older.value());

        home.file("projects/demo/demo.sase", "NAME: demo\n");
        assertThat(projectFile()).isEqualTo("demo.sase");
        assertThat(fingerprint().value()).isEqualTo(without.value()).isNotEqualTo(older.value());
    }

    @Test
    void aChangedMarkerChangesTheFingerprintOfItsRun() throws IOException {
        meta(FLAT);
        String before = fingerprint().value();

        meta(FLAT);
        String touched = fingerprint().value();
        home.file(FLAT + "/done.json", "{}");
        String added = fingerprint().value();
        home.files().delete(FLAT + "/done.json");

        assertThat(before).isNotEqualTo(touched);
        assertThat(added).isNotEqualTo(touched);
        assertThat(fingerprint().value()).isEqualTo(touched);
    }

    private String projectFile() throws IOException {
        return String.valueOf(
                Path.of(home.only().summary().place().projectFile()).getFileName());
    }

    private Fingerprint fingerprint() throws IOException {
        return Fingerprint.of(home.units(Scopes.every()).getFirst(), RunHome.NOW);
    }

    private void meta(String run) {
        home.file(run + "/agent_meta.json", "{}");
    }
}
