package dev.sase.surface.catalogs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sase.spi.Answer;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.PageRequest;
import dev.sase.spi.Query;
import dev.sase.spi.SaseException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class CatalogReadsTest {
    @TempDir
    Path folder;

    private CatalogHome home;

    @BeforeEach
    void makeHome() {
        home = new CatalogHome(folder)
                .workspace("demo")
                .workspace("other")
                .write("package/xprompts/zoo.md", "---\nskill: true\ntags: [cat, dog]\n---\nAnimals and MORE")
                .write("user/xprompts/abc.md", "---\ndescription: Letters\ntags: cat\n---\n" + "x".repeat(600) + " end")
                .write("work/demo/xprompts/go.md", "---\nsnippet: true\n---\ngo on")
                .write("work/demo/sase.yml", "xprompts: {top: T}\nace: {snippets: {bye: good bye}}\n")
                .write("work/demo/memory/short/n.md", "note");
    }

    private List<String> names(String read, Map<String, Object> arguments) {
        return home.read(read, arguments).rows().stream()
                .map(row -> {
                    JsonNode node = CatalogHome.json(row);
                    return (node.has("entry") ? node.get("entry") : node)
                            .get("name")
                            .asString();
                })
                .toList();
    }

    @Test
    void theCatalogStandsByName() {
        assertThat(names("xprompt_catalog", Map.of("project_id", "demo")))
                .containsExactly("abc", "demo/go", "demo/top", "zoo");
        assertThat(names("xprompt_catalog", Map.of())).containsExactly("abc", "demo/top", "zoo");
    }

    @Test
    void entriesStandByBucketProjectAndName() {
        assertThat(names("xprompt_entries", Map.of("project_id", "demo")))
                .containsExactly("zoo", "abc", "demo/top", "demo/go");
    }

    @ParameterizedTest
    @CsvSource({
        "query,end,abc",
        "query,LETTERS,abc",
        "query,'dog',zoo",
        "query,'cat dog',zoo",
        "query,DEMO/G,demo/go",
        "query,built-in,''"
    })
    void aQueryLooksAtNameDescriptionContentAndTags(String parameter, String text, String found) {
        for (String read : List.of("xprompt_catalog", "editor_catalog", "xprompt_entries")) {
            assertThat(String.join(",", names(read, Map.of("project_id", "demo", parameter, text))))
                    .isEqualTo(found);
        }
    }

    @Test
    void entriesAreNarrowedByBucketAndWholeTag() {
        assertThat(names("xprompt_entries", Map.of("source", "built-in"))).containsExactly("zoo");
        assertThat(names("xprompt_entries", Map.of("tag", "cat"))).containsExactly("zoo", "abc");
        assertThat(names("xprompt_entries", Map.of("tag", "ca"))).isEmpty();
        assertThat(names("xprompt_entries", Map.of("tag", "Cat"))).isEmpty();
    }

    @Test
    void entriesHaveASummaryOfAllThatMatch() {
        Answer answer = home.read(
                "xprompt_entries",
                Query.of(Map.of("project_id", "demo"), CatalogHome.NOON).with(PageRequest.first(2)));
        assertThat(answer.value("result").orElseThrow().text())
                .isEqualTo("{\"status\":\"success\",\"message\":\"loaded 2 xprompt(s)\",\"warnings\":[],\"skipped\":[],"
                        + "\"partial_failure_count\":null}");
        assertThat(answer.value("context").orElseThrow().text())
                .isEqualTo("{\"project\":\"demo\",\"scope\":\"explicit\"}");
        assertThat(answer.value("stats").orElseThrow().text())
                .isEqualTo("{\"total_count\":4,\"project_count\":1,\"skill_count\":1,\"pdf_requested\":false}");
        assertThat(home.read("xprompt_entries", Map.of())
                        .value("context")
                        .orElseThrow()
                        .text())
                .isEqualTo("{\"project\":null,\"scope\":\"all_known\"}");
    }

    @Test
    void theEditorGetsSourcesOnTheFirstPageOnly() {
        Query query = Query.of(Map.of("project_id", "demo"), CatalogHome.NOON).with(PageRequest.first(3));
        Answer first = home.read("editor_catalog", query);
        assertThat(CatalogHome.member(first, "config_sources")).hasSize(1);
        assertThat(CatalogHome.member(first, "memory_sources")).hasSize(1);
        assertThat(CatalogHome.member(first, "file_history")).isEmpty();
        Answer second = home.read(
                "editor_catalog", query.with(query.page().from(first.next().orElseThrow())));
        assertThat(second.rows()).hasSize(1);
        assertThat(CatalogHome.member(second, "config_sources")).isEmpty();
        assertThat(CatalogHome.member(second, "memory_sources")).isEmpty();
    }

    @Test
    void sourcesThatFindNoRoomAreCounted() {
        for (int i = 0; i < 40; i++) {
            home.write("work/demo/memory/long/n" + i + ".md", "y".repeat(500));
        }
        PageRequest small = new PageRequest(10, Optional.empty(), 20_000);
        Answer answer = home.read(
                "editor_catalog",
                Query.of(Map.of("project_id", "demo"), CatalogHome.NOON).with(small));
        int shown = CatalogHome.member(answer, "memory_sources").size();
        assertThat(shown).isBetween(5, 20);
        assertThat(CatalogHome.member(answer, "sources_omitted").asInt()).isEqualTo(41 - shown);
        assertThat(answer.rows()).isNotEmpty();
    }

    @Test
    void snippetsStandByTrigger() {
        Answer answer = home.read("snippet_catalog", Map.of("project_id", "demo"));
        assertThat(answer.rows())
                .extracting(Object::toString)
                .containsExactly(
                        "{\"trigger\":\"bye\",\"template\":\"good bye\",\"source\":\"user_config\",\"xprompt_name\":null,"
                                + "\"description\":null,\"source_path_display\":\"ace.snippets\"}",
                        "{\"trigger\":\"go\",\"template\":\"go on$0\",\"source\":\"xprompt\",\"xprompt_name\":\"demo/go\","
                                + "\"description\":null,\"source_path_display\":\""
                                + home.path("work/demo/xprompts/go.md") + "\"}");
        assertThat(CatalogHome.texts(
                        home.read("snippet_catalog", Map.of("project_id", "demo", "query", "BYE")), "trigger"))
                .containsExactly("bye");
    }

    @Test
    void ofEqualTriggersTheFirstXpromptAndTheLastSettingCount() {
        home.write("user/xprompts/b.md", "---\nsnippet: t\n---\nfrom b")
                .write("user/xprompts/a.md", "---\nsnippet: t\n---\nfrom a");
        assertThat(home.snippets("all")).containsEntry("t", "from a$0");
        home.write("user/.config/sase/sase.yml", "ace: {snippets: {t: one}}")
                .write("user/.config/sase/sase_z.yml", "ace: {snippets: {t: two}}");
        assertThat(home.snippets("all")).containsEntry("t", "two");
    }

    @Test
    void everyPageHasTheFourArrays() {
        for (String read : List.of("xprompt_catalog", "editor_catalog", "snippet_catalog", "file_history")) {
            Answer answer = home.read(read, Map.of("project_id", "demo"));
            assertThat(answer.members().stream().map(Answer.Member::name))
                    .contains("xprompts", "config_sources", "memory_sources", "file_history");
        }
    }

    @Test
    void aFolderInAWorkspaceNamesTheProject() {
        Query query = Query.of(Map.of(), CatalogHome.NOON).in(home.files().resolve("work/demo/xprompts"));
        assertThat(home.read("xprompt_catalog", query).rows()).hasSize(4);
        assertThat(home.read("xprompt_catalog", query.with("project_id", "all")).rows())
                .hasSize(3);
        assertThat(home.read("xprompt_catalog", query.in(folder)).rows()).hasSize(3);
    }

    @Test
    void anUnknownProjectIsNotFound() {
        assertThatThrownBy(() -> home.read("xprompt_catalog", Map.of("project_id", "nobody")))
                .isInstanceOf(SaseException.class)
                .hasMessageContaining("'nobody'")
                .extracting(e -> ((SaseException) e).code())
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({"demo/go", "'#demo/go'", "go", "'#!go'"})
    void showFindsANameWithAndWithoutPrefix(String name) {
        Answer answer = home.read("xprompt_show", Map.of("project_id", "demo", "name", name));
        JsonNode xprompt = CatalogHome.member(answer, "xprompt");
        assertThat(xprompt.get("entry").get("name").asString()).isEqualTo("demo/go");
        assertThat(xprompt.get("content").asString()).isEqualTo("go on");
        assertThat(xprompt.get("hides")).isEmpty();
    }

    @Test
    void showOfAnUnknownNameSaysWhatToDo() {
        assertThatThrownBy(() -> home.read("xprompt_show", Map.of("name", "nothing")))
                .isInstanceOf(SaseException.class)
                .hasMessage(
                        "there is no xprompt 'nothing' in the catalog of no project; 'sase xprompt list' shows all");
    }
}
