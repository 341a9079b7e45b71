package dev.sase.surface.changespecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sase.spi.Answer;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.PageRequest;
import dev.sase.spi.Query;
import dev.sase.spi.SaseException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ChangeSpecReadsTest {
    private static final String[] WEB = {
        "## ChangeSpec",
        "NAME: web_login",
        "DESCRIPTION: Sign in",
        "PR: https://example.test/pull/7",
        "STATUS: Ready (web_3)",
        "COMMITS:",
        "  (1) Add the page",
        "HOOKS:",
        "  just test",
        "      | (1) [260501_090000] FAILED (8s) - (!: red)",
        "DELTAS:",
        "  + src/login.js",
        "",
        "",
        "NAME: web_logout",
        "PARENT: web_login",
        "STATUS: WIP"
    };

    @TempDir
    Path temporary;

    private SpecHome home;

    @BeforeEach
    void createHome() {
        home = new SpecHome(temporary);
        home.file(
                "web-archive.sase",
                "NAME: web_login",
                "STATUS: Archived",
                "",
                "",
                "NAME: web_old",
                "STATUS: Submitted");
        home.file("api.sase", "PROJECT_NAME: The API", "NAME: web_login", "STATUS: WIP", "REFS:", "  bd:api-1");
        home.file("web.sase", WEB);
    }

    @Test
    void listShowsAllCopiesTheFileWrittenLastFirst() throws IOException {
        assertThat(home.names(PageRead.LIST))
                .containsExactly("web_login", "web_logout", "web_login", "web_login", "web_old");
        assertThat(home.names(PageRead.LIST, "project_id", "web", "status", "WIP"))
                .containsExactly("web_logout");
        assertThat(home.names(PageRead.LIST, "status", "Ready")).isEmpty();
        assertThat(home.names(PageRead.LIST, "project_id", "none")).isEmpty();
    }

    @Test
    void listHasTheMembersOfTheContractInTheirOrder() throws IOException {
        String path = home.path("web/web.sase").toString();
        assertThat(home.answer(PageRead.LIST, "project_id", "web", "status", "Ready (web_3)")
                        .rows())
                .singleElement()
                .hasToString("{\"schema_version\":2,\"handle\":\"changespec:web:web_login\",\"project_id\":\"web\","
                        + "\"name\":\"web_login\",\"project_basename\":\"web\",\"file_path\":\"" + path
                        + "\",\"source_path\":\"" + path + "\",\"is_archive\":false,\"status\":\"Ready (web_3)\","
                        + "\"parent\":null,\"cl_or_pr\":\"https://example.test/pull/7\",\"bug\":null,"
                        + "\"updated_at\":\"2026-03-01T08:00:03.000Z\"}");
    }

    @Test
    void searchTakesQueriesAndWithoutOneGivesEverything() throws IOException {
        assertThat(home.names(PageRead.SEARCH)).hasSize(5);
        assertThat(home.names(PageRead.SEARCH, "query", "status:ready")).containsExactly("web_login");
        assertThat(home.names(PageRead.SEARCH, "query", "ancestor:web_login", "project_id", "web"))
                .containsExactly("web_login", "web_logout", "web_login");
        assertThat(home.names(PageRead.SEARCH, "query", "!!!")).containsExactly("web_login");
        assertThat(home.names(PageRead.LIST, "query", "\"sign IN\"")).containsExactly("web_login");
        assertThat(home.names(PageRead.FIND, "query", "web_old")).containsExactly("web_old");
    }

    @Test
    void aQueryThatDoesNotParseIsRefusedWithItsPlace() {
        assertRefused(ErrorCode.INVALID_REQUEST, "byte 6", PageRead.FIND, "query", "login )");
        assertRefused(ErrorCode.INVALID_REQUEST, "", PageRead.SEARCH, "query", "");
    }

    @Test
    void findHasTheWholeRecordInEachRow() throws IOException {
        Answer answer = home.answer(PageRead.FIND, "query", "status:ready");
        ChangeSpec spec = ChangeSpecs.CODEC.decode(answer.rows().getFirst());
        assertThat(spec.hooks().getFirst().runs().getFirst().suffix()).isEqualTo(Suffix.of("red", SuffixType.ERROR));
        assertThat(answer.rows().getFirst().text())
                .startsWith("{\"schema_version\":1,\"summary\":{")
                .contains("\"spec\":{");
    }

    @Test
    void pagesGoOnBehindTheLastRow() throws IOException {
        Query query = home.query().with(PageRequest.first(2));
        Answer first = home.answer(PageRead.LIST, query);
        assertThat(first.rows()).hasSize(2);
        Answer second = home.answer(
                PageRead.LIST, query.with(query.page().from(first.next().orElseThrow())));
        assertThat(second.rows()).hasSize(2).doesNotContainAnyElementsOf(first.rows());
    }

    @Test
    void detailHasSummaryRecordAndSectionsByName() throws IOException {
        JsonNode detail = home.detail("handle", "changespec:web:web_login");
        assertThat(detail.propertyNames()).containsExactly("schema_version", "summary", "spec", "sections");
        assertThat(detail.get("spec").get("schema_version").asInt()).isEqualTo(2);
        assertThat(detail.get("spec").get("source_span").get("end_line").asInt())
                .isEqualTo(12);
        assertThat(detail.get("sections")
                        .valueStream()
                        .map(row -> row.get("section_name").asString() + row.get("section_index")))
                .containsExactly("commits0", "deltas0", "hooks0");
        JsonNode hook = detail.get("sections").get(2);
        assertThat(hook.propertyNames())
                .containsExactly("schema_version", "handle", "section_name", "section_index", "body");
        assertThat(hook.get("body")).isEqualTo(detail.get("spec").get("hooks").get(0));
    }

    @Test
    void detailOfTheSecondGeneration() throws IOException {
        JsonNode spec = home.detail("handle", "changespec:api:web_login").get("spec");
        assertThat(spec.get("schema_version").asInt()).isEqualTo(5);
        assertThat(spec.get("project_display_name").asString()).isEqualTo("The API");
        assertThat(spec.get("refs").get(0).asString()).isEqualTo("bd:api-1");
        assertThat(spec.has("pr_url")).isTrue();
        assertThat(spec.has("cl_or_pr")).isFalse();
    }

    @Test
    void anActiveCopyComesBeforeAnArchivedOne() throws IOException {
        Query query = home.query("handle", "changespec:web:web_login");
        assertThat(home.detail("handle", "changespec:web:web_login")
                        .get("summary")
                        .get("is_archive")
                        .asBoolean())
                .isFalse();
        assertThat(home.answer(DetailRead.NAME, query.with("archived", true))
                        .value("detail")
                        .orElseThrow()
                        .text())
                .contains("\"status\":\"Archived\"");
        assertThat(home.detail("handle", "changespec:web:web_old")
                        .get("summary")
                        .get("is_archive")
                        .asBoolean())
                .isTrue();
        assertThatThrownBy(() -> home.answer(
                        DetailRead.NAME, home.query("handle", "web_old").with("archived", false)))
                .hasMessageContaining("no active ChangeSpec 'web_old'");
    }

    @Test
    void aNameStandsForItsHandle() throws IOException {
        assertThat(home.detail("handle", "web_logout")
                        .get("summary")
                        .get("handle")
                        .asString())
                .isEqualTo("changespec:web:web_logout");
        assertThat(home.detail("handle", "web_login", "project_id", "api")
                        .get("summary")
                        .get("handle")
                        .asString())
                .isEqualTo("changespec:api:web_login");
        assertRefused(
                ErrorCode.AMBIGUOUS,
                "changespec:api:web_login, changespec:web:web_login",
                DetailRead.NAME,
                "handle",
                "web_login");
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        for (String handle :
                List.of("changespec:web:none", "changespec:none:web_login", "none", "changespec:web", "")) {
            assertRefused(ErrorCode.NOT_FOUND, "'" + handle + "'", DetailRead.NAME, "handle", handle);
        }
        assertRefused(
                ErrorCode.NOT_FOUND,
                "project 'api'",
                DetailRead.NAME,
                "handle",
                "changespec:web:web_logout",
                "project_id",
                "api");
    }

    @Test
    void colonsInTheFolderOfAProject() throws IOException {
        home.files().write("projects/a:b/a:b.sase", "NAME: c:d\nSTATUS: WIP\n");
        assertThat(home.detail("handle", "changespec:a:b:c:d")
                        .get("summary")
                        .get("project_id")
                        .asString())
                .isEqualTo("a:b");
    }

    @Test
    void aRecordThatIsTooLargeTwiceIsRefused() {
        String[] lines = new String[3 + 60_000];
        lines[0] = "NAME: large";
        lines[1] = "STATUS: WIP";
        lines[2] = "DELTAS:";
        for (int i = 3; i < lines.length; i++) {
            lines[i] = "  + f" + i;
        }
        home.file("large.sase", lines);
        assertRefused(ErrorCode.PAYLOAD_TOO_LARGE, "source file", DetailRead.NAME, "handle", "changespec:large:large");
    }

    private void assertRefused(ErrorCode code, String message, String read, String... arguments) {
        assertThatThrownBy(() -> home.answer(read, arguments))
                .isInstanceOfSatisfying(
                        SaseException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code))
                .hasMessageContaining(message);
    }
}
