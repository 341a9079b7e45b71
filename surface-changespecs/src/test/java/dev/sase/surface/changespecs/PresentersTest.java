package dev.sase.surface.changespecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.spi.Presenter;
import dev.sase.spi.Query;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PresentersTest {
    @TempDir
    Path temporary;

    private SpecHome home;
    private String file;

    @BeforeEach
    void createHome() {
        home = new SpecHome(temporary);
        file = home.path("web/web.sase").toString();
        home.file(
                "web.sase",
                "NAME: login",
                "DESCRIPTION:",
                "  Sign in",
                "",
                "  with a | key",
                "PARENT: base",
                "PR: https://example.test/pull/7",
                "BUG: 12",
                "STATUS: Ready (web_3)",
                "COMMITS:",
                "  (1) Add it - (!: NEW PROPOSAL)",
                "      Body.",
                "      | CHAT: chat.md",
                "HOOKS:",
                "  just test | tee",
                "      | (1) [260501_090000] FAILED (8s) - (!: red | see log)",
                "  just lint",
                "COMMENTS:",
                "  [ada] c.json - (@)",
                "MENTORS:",
                "  (1) sec[1/1] #Draft",
                "      | [260501_091000] sec:auth - PASSED - (1m)",
                "TIMESTAMPS:",
                "  260501_085900 STATUS WIP -> Ready",
                "DELTAS:",
                "  ~ src/a.js",
                "",
                "",
                "NAME: logout",
                "STATUS: WIP");
    }

    private List<String> shown(Presenter presenter, String format, String read, String... arguments)
            throws IOException {
        Query query = home.query(arguments);
        return TextScreen.show(presenter, Optional.of(format), query, home.answer(read, query));
    }

    @Test
    void searchInPlainText() throws IOException {
        assertThat(shown(new SearchPresenter(), "plain", PageRead.FIND, "query", "log"))
                .containsExactly(
                        "--- " + file + ":1 ---",
                        "NAME: login",
                        "DESCRIPTION:",
                        "  Sign in",
                        "",
                        "  with a | key",
                        "PARENT: base",
                        "PR: https://example.test/pull/7",
                        "BUG: 12",
                        "STATUS: Ready (web_3)",
                        "COMMITS:",
                        "  (1) Add it - (!: NEW PROPOSAL)",
                        "      Body.",
                        "      | CHAT: chat.md",
                        "DELTAS:",
                        "  ~ src/a.js",
                        "HOOKS:",
                        "  just test | tee",
                        "      | (1) [260501_090000] FAILED (8s) - (!: red | see log)",
                        "  just lint",
                        "COMMENTS:",
                        "  [ada] c.json - (@)",
                        "MENTORS:",
                        "  (1) sec #Draft",
                        "      | [260501_091000] sec:auth - PASSED - (1m)",
                        "TIMESTAMPS:",
                        "  [260501_085900] STATUS WIP -> Ready",
                        "",
                        "--- " + file + ":29 ---",
                        "NAME: logout",
                        "STATUS: WIP");
    }

    @Test
    void searchForATerminal() throws IOException {
        List<String> lines = shown(new SearchPresenter(), "rich", PageRead.FIND, "query", "log");
        assertThat(lines)
                .startsWith("login  [Ready (web_3)]", "  Project: web", "  File: " + file + ":1", "  Parent: base")
                .contains("HOOKS", "  just lint", "logout  [WIP]")
                .endsWith("", "2 ChangeSpecs");
    }

    @Test
    void searchAsMarkdown() throws IOException {
        List<String> lines = shown(new SearchPresenter(), "markdown", PageRead.FIND, "query", "log");
        assertThat(lines)
                .startsWith(
                        "# ChangeSpecs",
                        "",
                        "Query: log",
                        "",
                        "2 ChangeSpecs: 1 Ready, 1 WIP",
                        "",
                        "- [login](#login)",
                        "- [logout](#logout)",
                        "",
                        "## login")
                .contains("> Sign in", ">", "> with a | key", "### Hooks", "---")
                .contains("| just test \\| tee | 1 | 260501_090000 | FAILED | 8s | !: red \\| see log |")
                .contains("| just lint |  |  |  |  |  |")
                .contains("| 1 | sec:auth | 260501_091000 | PASSED | 1m |");
        assertThat(shown(new SearchPresenter(), "markdown", PageRead.FIND, "query", "logout"))
                .contains("1 ChangeSpec: 1 WIP")
                .noneMatch(line -> line.startsWith("- ["));
    }

    @Test
    void searchWithoutAMatchSaysSo() throws IOException {
        for (String format : List.of("plain", "rich", "markdown")) {
            assertThat(shown(new SearchPresenter(), format, PageRead.FIND, "query", "nothing"))
                    .containsExactly("No ChangeSpec matches.");
        }
        assertThat(shown(new SearchPresenter(), "json", PageRead.FIND, "query", "nothing"))
                .containsExactly("[", "]");
    }

    @Test
    void listsInEveryForm() throws IOException {
        assertThat(shown(new ListPresenter(), "rich", PageRead.LIST))
                .containsExactly(
                        "NAME\tPROJECT\tSTATUS\tPARENT\tUPDATED\tPR",
                        "login\tweb\tReady (web_3)\tbase\t2026-03-01T08:00:01.000Z\thttps://example.test/pull/7",
                        "logout\tweb\tWIP\t-\t2026-03-01T08:00:01.000Z\t-");
        assertThat(shown(new ListPresenter(), "markdown", PageRead.LIST))
                .startsWith(
                        "| NAME | PROJECT | STATUS | PARENT | UPDATED | PR |", "| --- | --- | --- | --- | --- | --- |");
        assertThat(shown(new ListPresenter(), "plain", PageRead.LIST, "status", "WIP"))
                .containsExactly(
                        "NAME: logout", "PROJECT: web", "STATUS: WIP", "PARENT: None", "CL: None", "FILE: " + file);
        assertThat(shown(new ListPresenter(), "plain", PageRead.LIST, "status", "none"))
                .containsExactly("No ChangeSpecs found.");
        JsonNode rows = new JsonMapper().readTree(String.join("", shown(new ListPresenter(), "json", PageRead.LIST)));
        assertThat(rows.valueStream().map(row -> row.get("name").asString())).containsExactly("login", "logout");
    }

    @Test
    void showsOneInEveryForm() throws IOException {
        assertThat(shown(new ShowPresenter(), "plain", DetailRead.NAME, "handle", "logout"))
                .containsExactly("--- " + file + ":29 ---", "NAME: logout", "STATUS: WIP");
        assertThat(shown(new ShowPresenter(), "rich", DetailRead.NAME, "handle", "logout"))
                .startsWith("logout  [WIP]");
        assertThat(shown(new ShowPresenter(), "markdown", DetailRead.NAME, "handle", "logout"))
                .startsWith("# logout");
        assertThat(shown(new ShowPresenter(), "json", DetailRead.NAME, "handle", "logout"))
                .singleElement()
                .asString()
                .startsWith("{\"schema_version\":1,\"summary\":");
    }

    @Test
    void theCurrentOneInEveryForm() throws IOException {
        String[] arguments = {"project_id", "web", "branch", "login"};
        assertThat(shown(new CurrentPresenter(), "plain", CurrentRead.NAME, arguments))
                .containsExactly(
                        "NAME: login",
                        "PROJECT: web",
                        "STATUS: Ready (web_3)",
                        "PARENT: base",
                        "CL: https://example.test/pull/7",
                        "FILE: " + file,
                        "LINE: 1");
        assertThat(shown(new CurrentPresenter(), "plain", CurrentRead.NAME, "project_id", "web", "branch", "logout"))
                .contains("PARENT: None", "CL: None");
        assertThat(shown(new CurrentPresenter(), "json", CurrentRead.NAME, arguments))
                .containsExactly("{\"cl\":\"https://example.test/pull/7\",\"file_path\":\"" + file
                        + "\",\"line_number\":1,\"name\":\"login\",\"parent\":\"base\",\"project\":\"web\","
                        + "\"status\":\"Ready (web_3)\"}");
        assertThat(shown(new CurrentPresenter(), "markdown", CurrentRead.NAME, arguments))
                .startsWith("# login", "", "- Project: web");
        assertThat(shown(new CurrentPresenter(), "rich", CurrentRead.NAME, arguments))
                .startsWith("login", "  Project: web");
    }

    @Test
    void lineBreaksInTheNamesOfFoldersStayInTheirLine() throws IOException {
        home.files().write("projects/od\nd/od\nd.sase", "NAME: a\u0085b\u009b\nSTATUS: Draft\n");
        for (String format : List.of("plain", "rich", "markdown", "json")) {
            assertThat(shown(new ListPresenter(), format, PageRead.LIST, "status", "Draft"))
                    .isNotEmpty();
            assertThat(shown(new SearchPresenter(), format, PageRead.FIND, "query", "status:draft"))
                    .isNotEmpty();
            assertThat(shown(new ShowPresenter(), format, DetailRead.NAME, "handle", "a\u0085b\u009b"))
                    .isNotEmpty();
        }
        assertThat(shown(new ListPresenter(), "json", PageRead.LIST, "status", "Draft")
                        .get(1))
                .contains("\"name\":\"a\\u0085b\\u009b\"", "\"project_id\":\"od\\nd\"");
    }
}
