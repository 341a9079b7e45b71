package dev.sase.surface.changespecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sase.spi.Answer;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.Query;
import dev.sase.spi.SaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurrentReadTest {
    @TempDir
    Path temporary;

    private SpecHome home;
    private Path checkout;

    @BeforeEach
    void createHome() throws IOException {
        home = new SpecHome(temporary);
        home.file(
                "web.sase",
                "WORKSPACE_DIR: ~/code/web",
                "WORKSPACE_DIR: /elsewhere",
                "",
                "NAME: web_add_login_2",
                "PR: https://example.test/pull/7",
                "STATUS: Ready",
                "",
                "",
                "NAME: web_add_login",
                "STATUS: Reverted",
                "",
                "",
                "NAME: fix_1",
                "PARENT: web_add_login",
                "STATUS: WIP");
        home.file("web-archive.sase", "NAME: fix_1", "STATUS: Archived");
        checkout = home.user().resolve("code/web");
        head(checkout.resolve(".git"), "ref: refs/heads/fix_1");
    }

    private static void head(Path git, String head) throws IOException {
        Files.createDirectories(git);
        Files.writeString(git.resolve("HEAD"), head + "\n");
    }

    private String name(Query query) throws IOException {
        return home.answer(CurrentRead.NAME, query).value("name").orElseThrow().text();
    }

    private Query in(Path folder, String... arguments) throws IOException {
        Files.createDirectories(folder);
        return home.query(arguments).in(folder);
    }

    @Test
    void theBranchOfAFolderBelowTheWorkspaceNamesIt() throws IOException {
        Answer answer = home.answer(CurrentRead.NAME, in(checkout.resolve("src/deep")));
        assertThat(answer.members())
                .extracting(Answer.Member::name)
                .containsExactly("cl", "file_path", "line_number", "name", "parent", "project", "status");
        assertThat(answer.value("name").orElseThrow().text()).isEqualTo("\"fix_1\"");
        assertThat(answer.value("status").orElseThrow().text()).isEqualTo("\"WIP\"");
        assertThat(answer.value("line_number").orElseThrow().text()).isEqualTo("13");
        assertThat(answer.value("cl").orElseThrow().text()).isEqualTo("null");
        assertThat(answer.value("project").orElseThrow().text()).isEqualTo("\"web\"");
    }

    @Test
    void branchesMayBeSpelledInSeveralWays() throws IOException {
        for (String branch : List.of("fix-1", "fix", "web_add_login_2", "add-login-2", "add_login_2")) {
            head(checkout.resolve(".git"), "ref: refs/heads/" + branch);
            String expected = branch.startsWith("fix") ? "\"fix_1\"" : "\"web_add_login_2\"";
            assertThat(name(in(checkout))).as(branch).isEqualTo(expected);
        }
    }

    @Test
    void theExactNameComesBeforeOtherSpellings() throws IOException {
        head(checkout.resolve(".git"), "ref: refs/heads/web_add_login");
        assertThat(name(in(checkout))).isEqualTo("\"web_add_login\"");
    }

    @Test
    void severalSpellingsAreAmbiguous() throws IOException {
        head(checkout.resolve(".git"), "ref: refs/heads/add-login");
        assertFails(
                in(checkout),
                ErrorCode.AMBIGUOUS,
                "changespec:web:web_add_login, changespec:web:web_add_login_2; project: web, project_file: "
                        + home.path("web/web.sase") + ", branch: add-login, change_url: none");
    }

    @Test
    void theAddressOfTheReviewComesBeforeTheBranch() throws IOException {
        assertThat(name(in(checkout, "change_url", "https://example.test/pull/7")))
                .isEqualTo("\"web_add_login_2\"");
        assertThat(name(in(checkout, "change_url", "https://example.test/pull/70")))
                .isEqualTo("\"fix_1\"");
    }

    @Test
    void aProjectFileStandsForItsProject() throws IOException {
        Path elsewhere = temporary.resolve("elsewhere");
        head(elsewhere.resolve(".git"), "ref: refs/heads/fix-1");
        assertThat(name(in(elsewhere, "project_file", home.path("web/web.sase").toString())))
                .isEqualTo("\"fix_1\"");
        assertFails(in(elsewhere, "project_file", "/"), ErrorCode.INVALID_REQUEST, "'/' is no project file");
        assertFails(in(elsewhere), ErrorCode.NOT_FOUND, "project: none, project_file: none, branch: fix-1");
    }

    @Test
    void aDetachedHeadHasNoBranch() throws IOException {
        head(checkout.resolve(".git"), "0123456789012345678901234567890123456789");
        assertFails(in(checkout), ErrorCode.NOT_FOUND, "no ChangeSpec fits; project: web");
    }

    @Test
    void aWorktreeBelongsToTheProjectOfItsRepository() throws IOException {
        Path worktree = temporary.resolve("trees/login");
        Path git = checkout.resolve(".git/worktrees/login");
        head(git, "ref: refs/heads/web-add-login-2");
        Files.writeString(git.resolve("commondir"), "../..\n");
        Files.createDirectories(worktree);
        Files.writeString(worktree.resolve(".git"), "gitdir: " + git + "\n");
        assertThat(name(in(worktree))).isEqualTo("\"web_add_login_2\"");
    }

    @Test
    void theInnermostWorkspaceCounts() throws IOException {
        home.file("inner.sase", "WORKSPACE_DIR: " + checkout.resolve("inner"), "NAME: fix_1", "STATUS: Draft");
        assertThat(home.answer(CurrentRead.NAME, in(checkout.resolve("inner/src")))
                        .value("project")
                        .orElseThrow()
                        .text())
                .isEqualTo("\"inner\"");
    }

    @Test
    void aWorkspaceOfTwoProjectsIsAmbiguous() throws IOException {
        home.file("api.sase", "WORKSPACE_DIR: ~/code/web", "NAME: fix_1", "STATUS: Draft");
        assertFails(in(checkout), ErrorCode.AMBIGUOUS, "the projects api, web");
    }

    @Test
    void aPathThroughALinkIsTheSameFolder() throws IOException {
        Path link = temporary.resolve("link");
        Files.createSymbolicLink(link, checkout);
        assertThat(name(home.query().in(link))).isEqualTo("\"fix_1\"");
    }

    @Test
    void filesThatAreNoneOfGitNameNoBranch() throws IOException {
        Path folder = checkout.resolve("odd");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(".git"), "gitdir: \0\n");
        assertFails(in(folder), ErrorCode.NOT_FOUND, "branch: none");
    }

    private void assertFails(Query query, ErrorCode code, String message) {
        assertThatThrownBy(() -> home.answer(CurrentRead.NAME, query))
                .isInstanceOfSatisfying(
                        SaseException.class, failed -> assertThat(failed.code()).isEqualTo(code))
                .hasMessageContaining(message);
    }
}
