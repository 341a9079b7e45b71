package dev.sase.surface.catalogs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is damaged is reported with its place and hides nothing else. */
class DamageTest {
    @TempDir
    Path folder;

    private CatalogHome home;

    @BeforeEach
    void makeHome() {
        home = new CatalogHome(folder).workspace("demo").write("user/xprompts/good.md", "good");
    }

    private void link(String link, String target) throws IOException {
        Path path = home.files().resolve(link);
        Files.createDirectories(path.getParent());
        Files.createSymbolicLink(path, Path.of(target));
    }

    @Test
    void settingsThatAreNoYaml() {
        home.write("user/.config/sase/sase.yml", "xprompts:\n  a: [\n")
                .write("user/.config/sase/sase_list.yml", "- a\n")
                .write("user/.config/sase/sase_ok.yml", "xprompts: {b: b}\n");
        assertThat(home.names("all")).containsExactly("b", "good");
        assertThat(home.problems("all"))
                .containsExactly(
                        "invalid_yaml user/.config/sase/sase.yml:3", "invalid_yaml user/.config/sase/sase_list.yml:1");
        assertThat(home.problems("demo")).isEmpty();
    }

    @Test
    void entriesThatAreNoXprompts() {
        home.write(
                "work/demo/sase.yml",
                "xprompts:\n  a: one\n  b: [x]\n  a: two\n  1.5: x\nace:\n  snippets:\n    'n o': x\n    n: [x]\n    ok: x\n");
        assertThat(home.content("demo", "demo/a")).isEqualTo("two");
        assertThat(home.snippets("demo")).containsOnlyKeys("ok");
        assertThat(home.problems("demo"))
                .containsExactly(
                        "repeated_key work/demo/sase.yml:2",
                        "invalid_xprompt work/demo/sase.yml:3",
                        "invalid_xprompt work/demo/sase.yml:5",
                        "invalid_trigger work/demo/sase.yml:8",
                        "invalid_snippet work/demo/sase.yml:9");
    }

    @Test
    void filesThatAreNotUtf8() {
        home.files().write("user/xprompts/bad.md", new byte[] {'a', '\n', 'b', (byte) 0xc3, '\n'});
        assertThat(home.names("all")).containsExactly("good");
        assertThat(home.problems("all")).containsExactly("not_utf8 user/xprompts/bad.md:2");
    }

    @Test
    void filesThatAreTooLarge() {
        home.write("user/xprompts/big.md", "x".repeat(FileBytes.MAX_BYTES + 1));
        assertThat(home.names("all")).containsExactly("good");
        assertThat(home.problems("all")).containsExactly("oversized_file user/xprompts/big.md:0");
    }

    @Test
    void workflowsThatCannotBeUsed() {
        home.write("user/xprompts/a.yml", "steps: []").write("user/xprompts/b.yml", "a: &a [*a]");
        assertThat(home.problems("all"))
                .containsExactly("no_steps user/xprompts/a.yml:0", "invalid_yaml user/xprompts/b.yml:1");
    }

    @Test
    void frontMatterThatCannotBeUsedLeavesTheBody() {
        home.write("user/xprompts/a.md", "---\nname: *x\n---\nbody");
        assertThat(home.content("all", "a")).isEqualTo("body");
        assertThat(home.problems("all")).containsExactly("invalid_front_matter user/xprompts/a.md:2");
    }

    @Test
    void linksThatLeadOut() throws IOException {
        home.write("secret/key.md", "secret").write("user/dotfiles/mine.md", "mine");
        link("work/demo/xprompts/key.md", home.path("secret/key.md"));
        link("user/xprompts/mine.md", home.path("user/dotfiles/mine.md"));
        link("user/xprompts/key.md", home.path("secret/key.md"));
        link("work/demo/sase.yml", home.path("secret/key.md"));
        assertThat(home.names("demo")).containsExactly("good", "mine");
        assertThat(home.problems("demo"))
                .containsExactlyInAnyOrder(
                        "link_leads_out work/demo/sase.yml:0",
                        "link_leads_out work/demo/sase.yml:0",
                        "link_leads_out work/demo/xprompts/key.md:0");
        assertThat(home.problems("all")).containsExactly("link_leads_out user/xprompts/key.md:0");
    }

    @Test
    void linksThatLeadNowhere() throws IOException {
        link("user/xprompts/gone.md", home.path("user/nothing"));
        link("user/xprompts/loop.md", home.path("user/xprompts/loop.md"));
        assertThat(home.names("all")).containsExactly("good");
        assertThat(home.problems("all"))
                .containsExactly("broken_link user/xprompts/gone.md:0", "broken_link user/xprompts/loop.md:0");
    }

    @Test
    void foldersOfNotesThatContainThemselves() throws IOException {
        home.write("work/demo/memory/long/a.md", "a");
        link("work/demo/memory/long/again", home.path("work/demo/memory/long"));
        link("work/demo/memory/long/out", home.path("user"));
        assertThat(home.records(SourceFiles.MEMORY, "demo").stream().map(SourceFile::name))
                .containsExactly("a");
    }

    @Test
    void whatMayNotBeRead() throws IOException {
        home.write("user/xprompts/closed.md", "x").write("user/.xprompts/a.md", "a");
        Path file = home.files().resolve("user/xprompts/closed.md");
        Path closed = home.files().resolve("user/.xprompts");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "this user may read everything");
        try {
            assertThat(home.names("all")).containsExactly("good");
            assertThat(home.problems("all"))
                    .containsExactlyInAnyOrder("unreadable user/xprompts/closed.md:0", "unreadable user/.xprompts:0");
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void textThatIsNotWellFormedSurvives() {
        home.write("user/.config/sase/sase.yml", "xprompts:\n  \"a\\uD800\": \"b\\uDC00\"\n")
                .write("file_reference_history.json", "{\"paths\": [\"x\\ud800\"]}");
        assertThat(home.content("all", "a\ufffd")).isEqualTo("b\ufffd");
        assertThat(home.records(FileUses.COLLECTION, "all").getFirst().path()).isEqualTo("x\ufffd");
    }
}
