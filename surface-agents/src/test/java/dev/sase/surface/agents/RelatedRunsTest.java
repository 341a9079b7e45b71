package dev.sase.surface.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.spi.Scopes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelatedRunsTest {
    private static final String RUNS = "projects/demo/artifacts/run/";

    @TempDir
    Path folder;

    private RunHome home;

    @BeforeEach
    void makeHome() {
        home = new RunHome(folder);
        meta("1", "{}");
        meta("2", "{\"parent_timestamp\":\"1\"}");
        meta("3", "{\"parent_agent_timestamp\":\"2\"}");
        meta("4", "{}");
        home.file("projects/other/artifacts/run/2/agent_meta.json", "{\"parent_timestamp\":\"2\"}");
    }

    @Test
    void aRunComesWithItsParentsAndChildren() throws IOException {
        assertThat(about("agent:demo:2")).containsExactly("1", "2", "3");
        assertThat(about("agent:demo:1")).containsExactly("1", "2");
    }

    @Test
    void allCopiesOfARunCome() throws IOException {
        home.run("crs", "4", "agent_meta.json", "{\"parent_timestamp\":\"3\"}");

        assertThat(home.keys(Scopes.every().about("agent:demo:4")))
                .containsExactly("projects/demo/artifacts/crs/4", RUNS + "3", RUNS + "4");
    }

    @Test
    void aRunThatIsNotThereHasNoRelatives() throws IOException {
        meta("5", "{\"parent_timestamp\":\"9\"}");

        assertThat(about("agent:demo:9")).isEmpty();
        assertThat(about("agent:demo:")).isEmpty();
        assertThat(about("agent:nowhere:2")).isEmpty();
        assertThat(about("2")).isEmpty();
    }

    @Test
    void projectsOutsideTheScopesAreLeftOut() throws IOException {
        assertThat(home.keys(Scopes.of("other").about("agent:demo:2"))).isEmpty();
        assertThat(home.keys(Scopes.of("other").about("agent:other:2")))
                .containsExactly("projects/other/artifacts/run/2");
    }

    @Test
    void aTimeThatIsSpeltWithEscapesIsFound() throws IOException {
        meta("5", "{\"parent_timestamp\":\"\\u0034\"}");
        meta("say \"hi\"", "{}");
        meta("6", "{\"parent_timestamp\":\"say \\\"hi\\\"\"}");

        assertThat(about("agent:demo:4")).containsExactly("4", "5");
        assertThat(about("agent:demo:say \"hi\"")).containsExactly("5", "6", "say \"hi\"");
    }

    @Test
    void damagedMetadataNamesNobody() throws IOException {
        meta("2", "{\"parent_timestamp\":\"1");

        assertThat(about("agent:demo:2")).containsExactly("2", "3");
    }

    private List<String> about(String handle) throws IOException {
        return home.keys(Scopes.every().about(handle)).stream()
                .map(key -> key.substring(key.lastIndexOf('/') + 1))
                .toList();
    }

    private void meta(String timestamp, String json) {
        home.file(RUNS + timestamp + "/agent_meta.json", json);
    }
}
