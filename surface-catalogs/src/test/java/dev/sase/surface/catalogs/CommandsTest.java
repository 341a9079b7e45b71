package dev.sase.surface.catalogs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.spi.Answer;
import dev.sase.spi.Command;
import dev.sase.spi.PageRequest;
import dev.sase.spi.Presenter;
import dev.sase.spi.Query;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    private final CatalogsSurface surface = new CatalogsSurface();

    @TempDir
    Path folder;

    private CatalogHome home;

    @BeforeEach
    void makeHome() {
        home = new CatalogHome(folder)
                .workspace("demo")
                .write("work/demo/xprompts/go.md", """
                        ---
                        description: Goes on
                        tags: [b, a]
                        skill: true
                        snippet: true
                        input: {who: word, n: {type: int, default: 3}}
                        ---
                        Go on, {{ who }}!
                        Really.""")
                .write("work/demo/sase.yml", "xprompts:\n  go: hidden\n  rest: Take a rest\n")
                .write("work/demo/.xprompts/flow.yml", "steps: [{bash: ls}]")
                .write("file_reference_history.json", "{\"paths\": [\"~/b\", \"a\"]}")
                .write("work/demo/file_reference_history.json", """
                        [{"path":"c","branch":"main","timestamp":"2026-01-01T00:00:00Z"}]""");
    }

    private Command command(String noun, String verb) {
        return surface.commands().stream()
                .filter(command -> command.verb().equals(verb)
                        && command.nounOf(surface.descriptor()).equals(noun))
                .findFirst()
                .orElseThrow();
    }

    private Query query(Command command, Map<String, Object> arguments) {
        Map<String, Object> all = new HashMap<>(command.defaults());
        all.putAll(arguments);
        return Query.of(all, CatalogHome.NOON).with(PageRequest.first(PageRequest.MAX_LIMIT));
    }

    private List<String> show(String noun, String verb, Map<String, Object> arguments) {
        Command command = command(noun, verb);
        Query query = query(command, arguments);
        return TextScreen.show(command.presenter(), query, home.read(command.read(), query));
    }

    @Test
    void xpromptListIsATable() {
        assertThat(show("xprompt", "list", Map.of("project_id", "demo")))
                .containsExactly(
                        "Xprompts (3)",
                        "NAME\tKIND\tSOURCE\tINPUTS\tABOUT",
                        "#demo/rest\txprompt\tlocal_config\t\tTake a rest",
                        "#!demo/flow\tstandalone_workflow\t.xprompts/flow.yml\t\t",
                        "#demo/go\txprompt\txprompts/go.md\t(who: word, n?: int)\tGoes on");
        assertThat(show("xprompt", "list", Map.of("project_id", "demo", "tag", "none")))
                .containsExactly("Xprompts (0)");
    }

    @Test
    void xpromptListAsJsonIsAnArrayForScripts() {
        Command list = command("xprompt", "list");
        Query query = query(list, Map.of("project_id", "demo", "tag", "a"));
        Answer answer = home.read(list.read(), query);
        assertThat(list.presenter().jsonForm()).isEqualTo(Presenter.JsonForm.ROWS);
        assertThat(list.presenter()
                        .jsonRow(answer.rows().getFirst(), TextScreen.view(query, answer))
                        .text())
                .isEqualTo("{\"name\":\"demo/go\",\"type\":\"xprompt\",\"source\":\"xprompts/go.md\",\"inputs\":["
                        + "{\"name\":\"who\",\"type\":\"word\",\"required\":true,\"default_display\":null,\"position\":0},"
                        + "{\"name\":\"n\",\"type\":\"int\",\"required\":false,\"default_display\":\"3\",\"position\":1}],"
                        + "\"tags\":[\"a\",\"b\"],\"is_skill\":true,\"preview\":\"Go on, {{ who }}!\\nReally.\","
                        + "\"kind\":\"xprompt\",\"insertion\":\"#demo/go\"}");
    }

    @Test
    void xpromptShowHasContentSourceAndWhatItHides() {
        assertThat(show("xprompt", "show", Map.of("project_id", "demo", "name", "go")))
                .containsExactly(
                        "#demo/go (who: word, n?: int)",
                        "Goes on",
                        "",
                        "Kind: xprompt, skill",
                        "Bucket: project",
                        "Project: demo",
                        "Tags: a, b",
                        "Source: " + home.path("work/demo/xprompts/go.md"),
                        "Defined in: " + home.path("work/demo/xprompts/go.md"),
                        "Hides: xprompt of local_config",
                        "",
                        "Go on, {{ who }}!\nReally.");
        assertThat(show("xprompt", "show", Map.of("project_id", "demo", "name", "rest")))
                .contains("Defined in: " + home.path("work/demo/sase.yml") + ":3");
    }

    @Test
    void snippetListIsATable() {
        assertThat(show("snippet", "list", Map.of("project_id", "demo")))
                .containsExactly("Snippets (1)", "TRIGGER\tSOURCE\tTEMPLATE", "go\tdemo/go\tGo on, $1!⏎Really.$0");
    }

    @Test
    void fileHistoryListHasOnePathALine() {
        assertThat(show("file-history", "list", Map.of())).containsExactly("~/b", "a");
        assertThat(show("file-history", "list", Map.of("project_id", "demo")))
                .containsExactly("c  main  2026-01-01T00:00:00Z");
        assertThat(command("file-history", "list").presenter().jsonForm()).isEqualTo(Presenter.JsonForm.ROWS);
    }

    @Test
    void everyCommandIsOverARead() {
        assertThat(surface.commands().stream().map(Command::read))
                .allSatisfy(
                        read -> assertThat(CatalogHome.operation(read).name()).isEqualTo(read));
    }
}
