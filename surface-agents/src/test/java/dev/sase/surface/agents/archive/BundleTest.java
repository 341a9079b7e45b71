package dev.sase.surface.agents.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.spi.Diagnostic;
import dev.sase.testkit.SaseHomeFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundleTest {
    private static final String FILE = "dismissed_bundles/202607/20260715121525.json";
    private static final String SMALL = "{\"raw_suffix\":\"20260715121525\"%s}";

    @TempDir
    Path temporary;

    private SaseHomeFixture home;

    @BeforeEach
    void begin() {
        home = SaseHomeFixture.at(temporary);
    }

    @Test
    void everyMemberOfTheSummaryIsServedInItsOrder() throws IOException {
        ArchivedAgent agent = load("""
                {
                  "agent_name": "q1--code",
                  "agent_type": "run",
                  "archive_search_text": "seek me",
                  "cl_name": "feature",
                  "dismissed_at": "2026-07-16T08:00:00",
                  "is_workflow_child": true,
                  "llm_provider": "acme",
                  "model": "m-1",
                  "new_member": {"of": ["a", "later", "version"]},
                  "project_file": "/home/ada/.sase/projects/orion/orion.sase",
                  "project_name": "Orion",
                  "raw_suffix": "20260715121525",
                  "retry_attempt": "2",
                  "revived_at": "2026-07-17T08:00:00",
                  "runtime": "acme-cli",
                  "start_time": "2026-07-15T12:15:25",
                  "status": "DONE",
                  "step_index": 3,
                  "step_name": "main",
                  "step_type": "agent"
                }
                """);
        String path = home.resolve(FILE).toString();
        assertThat(ArchivedAgents.SUMMARY.encode().orElseThrow().apply(agent).text())
                .isEqualTo(
                        "{\"agent_id\":\"agent:orion:20260715121525\",\"raw_suffix\":\"20260715121525\",\"bundle_path\":\""
                                + path + "\",\"cl_name\":\"feature\",\"agent_name\":\"q1--code\",\"status\":\"DONE\","
                                + "\"start_time\":\"2026-07-15T12:15:25\",\"dismissed_at\":\"2026-07-16T08:00:00\","
                                + "\"revived_at\":\"2026-07-17T08:00:00\",\"project_name\":\"Orion\",\"model\":\"m-1\","
                                + "\"runtime\":\"acme-cli\",\"llm_provider\":\"acme\",\"step_index\":3,\"step_name\":\"main\","
                                + "\"step_type\":\"agent\",\"retry_attempt\":2,\"is_workflow_child\":true}");
        assertThat(agent.scope()).isEqualTo("orion");
        assertThat(ArchivedAgents.SEARCH.of().apply(agent)).contains("seek me", "q1--code", "feature", "acme");
        assertThat(ArchivedAgents.decodeSummary(
                        ArchivedAgents.SUMMARY.encode().orElseThrow().apply(agent)))
                .usingRecursiveComparison()
                .ignoringFields("searchText")
                .isEqualTo(agent);
    }

    @Test
    void whatIsAbsentIsNull() throws IOException {
        ArchivedAgent agent = load(SMALL.formatted(""));
        assertThat(ArchivedAgents.SUMMARY.encode().orElseThrow().apply(agent).text())
                .isEqualTo(
                        "{\"agent_id\":\"agent:archive:20260715121525\",\"raw_suffix\":\"20260715121525\",\"bundle_path\":\""
                                + home.resolve(FILE)
                                + "\",\"cl_name\":\"\",\"agent_name\":null,\"status\":\"\",\"start_time\":null,"
                                + "\"dismissed_at\":null,\"revived_at\":null,\"project_name\":null,\"model\":null,"
                                + "\"runtime\":null,\"llm_provider\":null,\"step_index\":null,\"step_name\":null,"
                                + "\"step_type\":null,\"retry_attempt\":0,\"is_workflow_child\":false}");
        assertThat(agent.scope()).isEqualTo(ArchiveLoader.SCOPE_NAME);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"project_name\":\"vega\"; vega",
                "\"project_name\":\"vega\",\"project_file\":\"/x/projects/orion/orion.gp\"; orion",
                "\"project_file\":\"/x/projects/lyra/l.sase\",\"artifacts_dir\":\"/x/projects/orion/artifacts/ace-run/1\"; orion",
                "\"project_name\":\"vega\",\"project_file\":\"/elsewhere/orion.sase\"; vega",
                "\"project_name\":\"\"; archive",
                "\"project_name\":7; archive"
            })
    void projectIsThatOfThePathsThenThatOfTheName(String members, String scope) throws IOException {
        assertThat(load(SMALL.formatted("," + members)).scope()).isEqualTo(scope);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"is_workflow_child\":true; true",
                "\"is_workflow_child\":false,\"parent_workflow\":\"w\"; false",
                "\"parent_workflow\":\"w\"; true",
                "\"parent_timestamp\":\"20260715121500\"; true",
                "\"parent_timestamp\":null; false"
            })
    void childIsToldByItsFlagThenByItsParents(String members, boolean child) throws IOException {
        assertThat(load(SMALL.formatted("," + members)).isWorkflowChild()).isEqualTo(child);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "3; 3",
                "\"3\"; 3",
                "-1; -1",
                "2.9; 2",
                "\"x\"; 0",
                "true; 0",
                "null; 0",
                "99999999999999999999; 0",
                "\"9999999999999999999\"; 0",
                "1e300; 0"
            })
    void attemptIsReadWithGoodWill(String value, long attempt) throws IOException {
        assertThat(load(SMALL.formatted(",\"retry_attempt\":" + value)).retryAttempt())
                .isEqualTo(attempt);
    }

    @Test
    void sortTimeIsTheFirstThatIsKnown() throws IOException {
        assertThat(load(SMALL.formatted(",\"dismissed_at\":\"d\",\"start_time\":\"s\""))
                        .sortTime())
                .isEqualTo("d");
        assertThat(load(SMALL.formatted(",\"start_time\":\"s\"")).sortTime()).isEqualTo("s");
        assertThat(load(SMALL.formatted("")).sortTime()).isEqualTo("20260715121525");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"raw_suffix\":\"\"}", "{\"raw_suffix\":20260715121525}", "[]", "7"})
    void bundleWithoutTimestampIsReported(String text) throws IOException {
        home.write(FILE, text);
        requireProblem("invalid_record");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"raw_suffix\":\"2026", "{} {}", "nonsense"})
    void bundleThatIsHalfWrittenIsReported(String text) throws IOException {
        home.write(FILE, text);
        requireProblem("invalid_json");
    }

    @Test
    void bundleThatIsNotUtf8IsReported() throws IOException {
        home.write(FILE, new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'});
        requireProblem("not_utf8");
    }

    @Test
    void loneSurrogateDoesNotHideABundle() throws IOException {
        assertThat(load(SMALL.formatted(",\"agent_name\":\"a\\ud800b\"")).agentName())
                .contains("a\ufffdb");
    }

    @Test
    void folderInPlaceOfABundleIsReported() throws IOException {
        home.write(FILE + "/inner.txt", "text");
        requireProblem("not_a_file");
    }

    @Test
    void hashThatMatchesIsSilent() throws IOException {
        String payload =
                "{\"a\":[1.50,-0,1E+2,{\"y\":null,\"z\":true}],\"raw_suffix\":\"20260715121525\",\"ä\":\"\\n\\u0001é/\",\"🔎\":{}}";
        String hash = PayloadHashTest.sha256(payload);
        home.write(FILE, """
                {
                  "🔎" : {},
                  "raw_suffix": "20260715121525",
                  "archive_payload_sha256": "%s",
                  "ä": "\\u000a\\u0001é\\/",
                  "a": [1.50, -0, 1E+2, {"z": true, "y": null}]
                }
                """.formatted(hash));
        assertThat(collected().diagnostics()).isEmpty();
        assertThat(collected().records(ArchivedAgent.class)).hasSize(1);
    }

    @Test
    void hashThatDoesNotMatchIsReportedAndTheBundleServed() throws IOException {
        home.write(FILE, SMALL.formatted(",\"archive_payload_sha256\":\"00\""));
        Collected loaded = collected();
        assertThat(loaded.records(ArchivedAgent.class)).hasSize(1);
        assertThat(loaded.diagnostics()).singleElement().satisfies(found -> {
            assertThat(found.token()).isEqualTo("payload_hash_mismatch");
            assertThat(found.severity()).isEqualTo(Diagnostic.Severity.CORRUPT);
            assertThat(found.file()).isEqualTo(home.resolve(FILE));
        });
    }

    @Test
    void emptyHashIsNotChecked() throws IOException {
        home.write(FILE, SMALL.formatted(",\"archive_payload_sha256\":\"\""));
        assertThat(collected().diagnostics()).isEmpty();
    }

    @Test
    void searchTextIsBounded() throws IOException {
        ArchivedAgent agent = load(SMALL.formatted(",\"archive_search_text\":\"" + "x".repeat(140_000) + "\""));
        assertThat(agent.searchText()).hasSize(131_072);
    }

    @Test
    void scopesOfAnArchiveAreTheProjectAndTheBundles() {
        assertThat(ArchivedAgents.scopes(Optional.of("orion")).contains("orion"))
                .isTrue();
        assertThat(ArchivedAgents.scopes(Optional.of("orion")).contains(ArchiveLoader.SCOPE_NAME))
                .isTrue();
        assertThat(ArchivedAgents.scopes(Optional.of("orion")).contains("vega")).isFalse();
        assertThat(ArchivedAgents.scopes(Optional.of(ArchiveLoader.SCOPE_NAME))
                        .names()
                        .orElseThrow())
                .containsExactly(ArchiveLoader.SCOPE_NAME);
        assertThat(ArchivedAgents.scopes(Optional.empty()).contains("vega")).isTrue();
    }

    private ArchivedAgent load(String text) throws IOException {
        home.write(FILE, text.getBytes(StandardCharsets.UTF_8));
        Collected loaded = collected();
        assertThat(loaded.diagnostics()).isEmpty();
        return loaded.records(ArchivedAgent.class).getFirst();
    }

    private void requireProblem(String token) throws IOException {
        Collected loaded = collected();
        assertThat(loaded.records(ArchivedAgent.class)).isEmpty();
        assertThat(loaded.problems()).containsExactly(token + " 20260715121525.json");
    }

    private Collected collected() throws IOException {
        return Collected.all(new ArchiveLoader(), home.home());
    }
}
