package dev.sase.surface.catalogs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesTest {
    @TempDir
    Path folder;

    private CatalogHome home;

    @BeforeEach
    void makeHome() {
        home = new CatalogHome(folder).workspace("demo");
    }

    private List<Object> place(String scope, String name) {
        Entry entry = home.xprompt(scope, name).entry();
        return List.of(
                entry.bucket(),
                entry.project().orElse("-"),
                entry.sourcePathDisplay().orElse("-"));
    }

    @Test
    void bucketsFollowFromTheSource() {
        home.write("package/xprompts/a.md", "a")
                .write("package/default_xprompts/b.md", "b")
                .write("plugin/c.md", "c")
                .write("package/default_config.yml", "xprompts: {d: d}")
                .write("user/.config/sase/sase.yml", "xprompts: {e: e}")
                .write("user/.config/sase/sase_x.yml", "xprompts: {f: f}")
                .write("user/.config/sase/xprompts/demo/g.md", "g")
                .write("user/xprompts/h.md", "h")
                .write("work/demo/sase.yml", "xprompts: {i: i}")
                .write("work/demo/.xprompts/j.md", "j")
                .write("work/demo/memory/long/k.md", "---\nkeywords: k\n---\n");
        home.files()
                .variable(
                        "SASE_XPROMPT_PLUGIN_DIRS_JSON",
                        "[{\"module\":\"m\",\"path\":\"" + home.path("plugin") + "\"}]");

        assertThat(place("demo", "a")).containsExactly("built-in", "-", "xprompts/a.md");
        assertThat(place("demo", "b")).containsExactly("built-in", "-", "default_xprompts/b.md");
        assertThat(place("demo", "c")).containsExactly("plugin", "-", "plugin:m/c.md");
        assertThat(place("demo", "d")).containsExactly("config", "-", "default_config");
        assertThat(place("demo", "e")).containsExactly("config", "-", "config");
        assertThat(place("demo", "f")).containsExactly("config", "-", "config_overlay:sase_x.yml");
        assertThat(place("demo", "demo/g")).containsExactly("config", "-", "~/.config/sase/xprompts/demo/g.md");
        assertThat(place("demo", "h")).containsExactly("config", "-", "-");
        assertThat(place("demo", "demo/i")).containsExactly("config", "-", "local_config");
        assertThat(place("demo", "demo/j")).containsExactly("project", "demo", ".xprompts/j.md");
        assertThat(place("demo", "memory/long/k")).containsExactly("memory", "-", "memory/long/k.md");
        assertThat(place("all", "demo/i")).containsExactly("project", "demo", "project_local_config:demo");
    }

    @Test
    void aDefinitionOfSettingsSaysWhereItsKeyStands() {
        home.write("user/.config/sase/sase.yml", "other: {go: 1}\nxprompts:\n  \"go\": text\n  😀x: {content: y}\n")
                .write("work/demo/sase.yml", "xprompts:\n    go: text\n");
        Entry go = home.xprompt("all", "go").entry();
        assertThat(go.definitionPath()).contains(home.path("user/.config/sase/sase.yml"));
        assertThat(go.definitionRange()).contains(new TextRange(2, 2, 2, 6));
        assertThat(home.xprompt("all", "😀x").entry().definitionRange()).contains(new TextRange(3, 2, 3, 5));
        Entry own = home.xprompt("demo", "demo/go").entry();
        assertThat(own.definitionPath()).contains(home.path("work/demo/sase.yml"));
        assertThat(own.definitionRange()).contains(new TextRange(1, 4, 1, 6));
        assertThat(home.xprompt("all", "demo/go").entry().definitionRange()).isEqualTo(own.definitionRange());
    }

    @Test
    void anXpromptOfAFileHasNoRange() {
        home.write("user/xprompts/h.md", "h");
        assertThat(home.xprompt("all", "h").entry())
                .extracting(Entry::definitionPath, Entry::definitionRange)
                .containsExactly(Optional.of(home.path("user/xprompts/h.md")), Optional.empty());
    }
}
