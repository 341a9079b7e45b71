package dev.sase.surface.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DismissalTest {
    private static final String TIMESTAMP = "20260520081500";

    @TempDir
    Path folder;

    private RunHome home;

    @BeforeEach
    void makeHome() {
        home = new RunHome(folder);
        home.run("run", "20260520081501", "running.json", "{}");
    }

    @Test
    void aRunThatHasEndedIsDismissedByItsTimeAlone() throws IOException {
        home.run("run", TIMESTAMP, "done.json", "{\"cl_name\":\"fix\"}");
        dismiss("workflow", "other");

        assertThat(home.timestamps("agent_recent", Map.of())).isEmpty();
        assertThat(home.timestamps("agent_recent", Map.of("include_hidden", true)))
                .containsExactly(TIMESTAMP);
    }

    @Test
    void aRunOfWhichOnlyTheLaunchIsLeftIsDismissedByItsTimeAlone() throws IOException {
        home.run(
                "run",
                TIMESTAMP,
                "agent_meta.json",
                "{\"cl_name\":\"fix\",\"run_started_at\":\"2026-05-20T08:15:02Z\"}");
        dismiss("workflow", "other");

        assertThat(inSight()).isFalse();
        for (String read : List.of("agent_active", "agent_search", "agent_list")) {
            assertThat(home.timestamps(read, Map.of("include_hidden", true)))
                    .as(read)
                    .contains(TIMESTAMP);
        }
    }

    @Test
    void aWorkflowWhoseWordIsItsLastIsDismissedByItsTimeAlone() throws IOException {
        home.run("run", TIMESTAMP, "workflow_state.json", "{\"status\":\"noop\",\"context\":{\"cl_name\":\"fix\"}}");
        dismiss("run", "other");

        assertThat(inSight()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"run, fix, false", "run, unknown, false", "run, other, true", "workflow, fix, true", "agent, fix, true"
    })
    void aRunThatLivesIsDismissedByItsTypeAndChangeSpecToo(String type, String cl, boolean inSight) throws IOException {
        home.run("run", TIMESTAMP, "running.json", "{\"cl_name\":\"fix\"}");
        dismiss(type, cl);

        assertThat(inSight()).isEqualTo(inSight);
    }

    @ParameterizedTest
    @CsvSource({"run, true", "workflow, false"})
    void aWorkflowThatLivesIsDismissedAsOne(String type, boolean inSight) throws IOException {
        home.run("run", TIMESTAMP, "workflow_state.json", "{\"status\":\"paused\",\"context\":{\"cl_name\":\"fix\"}}");
        dismiss(type, "fix");

        assertThat(inSight()).isEqualTo(inSight);
    }

    @ParameterizedTest
    @CsvSource({"run, false", "workflow, true"})
    void aRunThatLivesWithoutChangeSpecIsDismissedUnderAny(String type, boolean inSight) throws IOException {
        home.run("run", TIMESTAMP, "waiting.json", "{}");
        dismiss(type, "anything");

        assertThat(inSight()).isEqualTo(inSight);
    }

    @Test
    void aDismissedRunIsStillShownByItsId() throws IOException {
        home.run("run", TIMESTAMP, "done.json", "{}");
        dismiss("run", "fix");

        assertThat(home.answer("agent_detail", Map.of("agent_id", "agent:demo:" + TIMESTAMP))
                        .value("summary"))
                .isPresent();
    }

    @Test
    void aListThatCannotBeReadDismissesNothing() throws IOException {
        home.run("run", TIMESTAMP, "running.json", "{}");
        home.file("dismissed_agents.json", "{\"not\":\"a list\"}");

        assertThat(inSight()).isTrue();
    }

    private boolean inSight() throws IOException {
        List<String> active = home.timestamps("agent_active", Map.of("project_id", "demo"));
        assertThat(home.timestamps("agent_list", Map.of())).isEqualTo(active);
        assertThat(home.timestamps("agent_search", Map.of())).isEqualTo(active);
        assertThat(active).contains("20260520081501");
        return active.contains(TIMESTAMP);
    }

    private void dismiss(String type, String cl) {
        home.file(
                "dismissed_agents.json",
                "[[\"run\",\"x\",null],[\"%s\",\"%s\",\"%s\"]]".formatted(type, cl, TIMESTAMP));
    }
}
