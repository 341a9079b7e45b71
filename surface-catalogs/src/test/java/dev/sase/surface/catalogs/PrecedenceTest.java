package dev.sase.surface.catalogs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of several definitions of one name counts. */
class PrecedenceTest {
    /** Low to high, for names that no project stands before. */
    private static final List<String> SHARED = List.of(
            "package/xprompts/go.md",
            "package/xprompts/skills/go.md",
            "package/default_xprompts/go.md",
            "plugin/a/go.md",
            "plugin/b/go.md",
            "package/default_config.yml",
            "plugin/a.yml",
            "user/.config/sase/sase.yml",
            "user/.config/sase/sase_a.yml",
            "user/.config/sase/sase_b.yaml",
            "user/xprompts/go.md",
            "user/.xprompts/go.md",
            "user/sase/xprompts/go.md");

    /** Low to high, for names that the project stands before. */
    private static final List<String> OF_PROJECT = List.of(
            "work/demo/sase.yml",
            "work/demo/sase/sase.yml",
            "user/.config/sase/xprompts/demo/go.md",
            "user/sase/xprompts/demo/go.md",
            "work/demo/xprompts/go.md",
            "work/demo/.xprompts/go.md",
            "work/demo/sase/xprompts/go.md");

    @TempDir
    Path folder;

    private CatalogHome home;

    @BeforeEach
    void makeHome() {
        home = new CatalogHome(folder).workspace("demo");
        home.files()
                .variable("SASE_XPROMPT_PLUGIN_DIRS_JSON", """
                        [{"module":"b","path":"%1$s/b"},{"module":"a","path":"%1$s/a"},{"module":"","path":"%1$s/c"}]""".formatted(home.path("plugin")))
                .variable(
                        "SASE_XPROMPT_PLUGIN_CONFIG_PATHS_JSON",
                        "[{\"module\":\"a\",\"path\":\"" + home.path("plugin/a.yml") + "\"}]");
    }

    private void define(String file) {
        home.write(file, file.endsWith(".md") ? "from " + file : "xprompts: {go: 'from " + file + "'}\n");
    }

    @Test
    void ofSharedNamesTheLaterSourceCounts() {
        for (int i = 0; i < SHARED.size(); i++) {
            define(SHARED.get(i));
            assertThat(home.content("all", "go")).isEqualTo("from " + SHARED.get(i));
            assertThat(home.content("demo", "go")).isEqualTo("from " + SHARED.get(i));
        }
        List<String> hidden = new ArrayList<>();
        home.xprompt("all", "go").hides().forEach(covered -> hidden.add(covered.path()));
        List<String> expected = new ArrayList<>();
        SHARED.subList(0, SHARED.size() - 1).forEach(file -> expected.add(home.path(file)));
        Collections.reverse(expected);
        assertThat(hidden).isEqualTo(expected);
    }

    @Test
    void aProjectHasNamesOfItsOwn() {
        define("user/xprompts/go.md");
        for (String file : OF_PROJECT) {
            define(file);
            assertThat(home.content("demo", "demo/go")).isEqualTo("from " + file);
        }
        assertThat(home.content("demo", "go")).isEqualTo("from user/xprompts/go.md");
        assertThat(home.problems("demo")).containsExactly("config_collision work/demo/sase.yml:0");
        assertThat(home.names("other-is-unknown")).isEmpty();
    }

    @Test
    void sourcesAreRecordedAsPathsOrLabels() {
        List<String> sources = new ArrayList<>();
        for (String file : List.of(
                "package/default_config.yml",
                "plugin/a/go.md",
                "plugin/a.yml",
                "user/.config/sase/sase.yml",
                "user/.config/sase/sase_a.yml",
                "user/xprompts/go.md")) {
            define(file);
            sources.add(home.xprompt("all", "go").sourcePath());
            home.files().delete(file);
        }
        assertThat(sources)
                .containsExactly(
                        "default_config",
                        "plugin:a/go.md",
                        "plugin_config:a",
                        "config",
                        "config_overlay:sase_a.yml",
                        home.path("user/xprompts/go.md"));
    }

    @Test
    void variablesNameTheFoldersOfTheInstallation() {
        home.write("one/x.md", "built in")
                .write("two/y.md", "default")
                .write("three.yml", "xprompts: {z: config}")
                .write("package/xprompts/never.md", "no");
        home.files()
                .variable("SASE_XPROMPT_BUILTIN_DIR", home.path("one"))
                .variable("SASE_XPROMPT_DEFAULT_DIR", home.path("two"))
                .variable("SASE_DEFAULT_CONFIG_PATH", home.path("three.yml"));
        assertThat(home.names("all")).containsExactly("x", "y", "z");
    }

    @Test
    void listsOfPluginsThatDoNotParseNameNone() {
        home.files().variable("SASE_XPROMPT_PLUGIN_DIRS_JSON", "[{");
        define("plugin/a/go.md");
        assertThat(home.names("all")).isEmpty();
    }

    @Test
    void aWorkflowHidesAnXpromptOfItsName() {
        home.write("user/.xprompts/go.md", "text").write("package/xprompts/go.yml", "steps: [{bash: ls}]");
        Xprompt go = home.xprompt("all", "go");
        assertThat(go.entry().kind()).isEqualTo(PromptKind.STANDALONE_WORKFLOW);
        assertThat(go.entry().insertion()).isEqualTo("#!go");
        assertThat(go.hides())
                .containsExactly(new Covered(
                        PromptKind.XPROMPT, home.path("user/.xprompts/go.md"), home.path("user/.xprompts/go.md")));
    }

    @Test
    void ofWorkflowsTheLaterFolderCounts() {
        List<String> shared =
                List.of("package/xprompts/w.yml", "plugin/a/w.yaml", "user/xprompts/w.yml", "user/.xprompts/w.yml");
        for (String file : shared) {
            home.write(file, "steps: [{prompt_part: 'from " + file + "'}]");
            assertThat(home.content("demo", "w")).isEqualTo("from " + file);
        }
        List<String> own = List.of(
                "user/.config/sase/xprompts/demo/w.yml", "work/demo/xprompts/w.yml", "work/demo/.xprompts/w.yml");
        for (String file : own) {
            home.write(file, "steps: [{prompt_part: 'from " + file + "'}]");
            assertThat(home.content("demo", "demo/w")).isEqualTo("from " + file);
        }
    }

    @Test
    void workflowsAreNotReadFromDefaultsAndSettings() {
        home.write("package/default_xprompts/w.yml", "steps: [{bash: ls}]")
                .write("user/.config/sase/sase.yml", "workflows: {v: {steps: [{bash: ls}]}}");
        assertThat(home.names("all")).isEmpty();
    }

    @Test
    void foldersAreReadFlatAndByExactExtension() {
        home.write("user/xprompts/deep/a.md", "no")
                .write("user/xprompts/b.MD", "no")
                .write("user/xprompts/.md", "no")
                .write("user/xprompts/c.txt", "no")
                .write("user/xprompts/d.md", "yes");
        assertThat(home.names("all")).containsExactly("d");
    }

    @Test
    void settingsOfKnownProjectsStandBesideEverythingWhenNoProjectIsAsked() {
        home.workspace("other")
                .write("work/demo/sase.yml", "xprompts: {go: one}")
                .write("work/other/sase.yml", "xprompts: {go: two}")
                .write("user/.xprompts/x.md", "---\nname: demo/go\n---\nthree");
        assertThat(home.names("all")).containsExactly("demo/go", "demo/go", "other/go");
        assertThat(home.records(Xprompts.COLLECTION, "all").stream().map(Xprompt::sourcePath))
                .containsExactlyInAnyOrder(
                        home.path("user/.xprompts/x.md"), "project_local_config:demo", "project_local_config:other");
        assertThat(home.find("demo", "other/go")).isEmpty();
    }

    @Test
    void notesWithKeywordsInsertACommandThatShowsThem() {
        home.write("user/.codex/memory/long/a.md", "---\nkeywords: [x]\n---\n")
                .write("user/.claude/memory/long/b.md", "---\nkeywords:\n---\n")
                .write("user/.claude/memory/long/plain.md", "no front matter")
                .write("work/demo/.gemini/memory/long/a.md", "---\nkeywords: y\n---\n")
                .write("work/demo/memory/long/b.md", "---\nkeywords: y\n---\n");
        assertThat(home.content("all", "memory/long/a"))
                .isEqualTo("$(cat " + home.path("user/.codex/memory/long/a.md") + ")");
        assertThat(home.content("demo", "memory/long/a")).isEqualTo("$(cat .gemini/memory/long/a.md)");
        assertThat(home.content("demo", "memory/long/b")).isEqualTo("$(cat memory/long/b.md)");
        assertThat(home.xprompt("demo", "memory/long/b").entry())
                .extracting(Entry::tags, Entry::bucket)
                .containsExactly(List.of("memory"), "memory");
        assertThat(home.names("demo")).doesNotContain("memory/long/plain");
    }

    @Test
    void notesWithATypeInsertTheirBody() {
        home.write("user/sase/memory/a.md", "---\ntype: long\ndescription: about a\n---\nhome\n---\nrest")
                .write("user/sase/memory/README.md", "---\ntype: long\n---\n")
                .write("user/sase/memory/none.md", "no type")
                .write("work/demo/sase/memory/a.md", "---\ntype: short\n---\nproject");
        assertThat(home.names("all")).containsExactly("memory/a");
        Entry entry = home.xprompt("all", "memory/a").entry();
        assertThat(entry)
                .extracting(Entry::kind, Entry::insertion, Entry::bucket)
                .containsExactly(PromptKind.MEMORY, "#memory/a", "memory");
        assertThat(entry.memoryType()).contains("long");
        assertThat(home.content("demo", "memory/a")).isEqualTo("project");
    }

    @Test
    void foldersOfSkillsHoldSkillsOnly() {
        home.write("user/sase/skills/one.md", "---\nskill: true\n---\nhome")
                .write("user/sase/skills/demo/two.md", "---\nskill: [x]\n---\nuser's for demo")
                .write("user/sase/skills/no.md", "no skill")
                .write("work/demo/sase/skills/three.md", "---\nskill: true\n---\nproject");
        assertThat(home.names("all")).containsExactly("skill/one");
        assertThat(home.names("demo")).containsExactly("demo/skill/three", "demo/skill/two", "skill/one");
        assertThat(home.problems("all")).containsExactly("no_skill user/sase/skills/no.md:0");
        assertThat(home.problems("demo")).isEmpty();
    }

    @Test
    void withoutAWorkspaceTheFolderInTheHomeIsTheRoot() {
        home.write("projects/plain/.xprompts/go.md", "state");
        assertThat(home.content("plain", "plain/go")).isEqualTo("state");
    }

    @Test
    void withoutAUsersFolderNothingOfItIsRead() {
        define("user/xprompts/go.md");
        home.files().variable("HOME", "");
        assertThat(home.names("all")).isEmpty();
    }
}
