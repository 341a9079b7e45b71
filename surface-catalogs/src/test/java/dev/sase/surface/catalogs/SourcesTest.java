package dev.sase.surface.catalogs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.spi.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SourcesTest {
    @TempDir
    Path folder;

    private CatalogHome home;

    @BeforeEach
    void makeHome() {
        home = new CatalogHome(folder).workspace("demo");
    }

    private List<String> sources(String member, String... fields) {
        Answer answer = home.read(EditorCatalogRead.NAME, Map.of("project_id", "demo"));
        List<String> rows = new ArrayList<>();
        for (JsonNode row : CatalogHome.member(answer, member)) {
            List<String> values = new ArrayList<>();
            for (String field : fields) {
                values.add(row.get(field).asString().replace(home.path("work/demo") + "/", ""));
            }
            rows.add(String.join(" ", values));
        }
        return rows;
    }

    @Test
    void settingsStandByScopeAndPath() {
        home.write("work/demo/sase.yml", "a: 1")
                .write("work/demo/sase.yaml", "a: 1")
                .write("work/demo/.sase/sase.yml", "a: 1");
        assertThat(sources("config_sources", "scope", "path"))
                .containsExactly("local .sase/sase.yml", "project sase.yaml", "project sase.yml");
    }

    @Test
    void aRowOfSettingsHasItsIdAndHash() {
        String text = "é".repeat(600);
        home.write("work/demo/sase.yml", text);
        String path = home.path("work/demo/sase.yml");
        Answer answer = home.read(EditorCatalogRead.NAME, Map.of("project_id", "demo"));
        assertThat(answer.value("config_sources").orElseThrow().text())
                .isEqualTo("[{\"schema_version\":1,\"config_id\":\"config:" + Digests.sha256(path) + "\",\"path\":\""
                        + path
                        + "\",\"scope\":\"project\",\"content_preview\":\"" + "é".repeat(500)
                        + "\",\"exists\":true,\"metadata\":{\"content_hash\":\"" + Digests.sha256(text) + "\"}}]");
    }

    @Test
    void notesStandByTierAndPathAtAnyDepth() {
        home.write("work/demo/memory/short/b.md", "b")
                .write("work/demo/memory/long/x/a.markdown", "a")
                .write("work/demo/memory/long/c.txt", "c")
                .write("work/demo/.sase/memory/d.md", "d")
                .write("work/demo/sase/memory/e.md", "---\ntype: short\n---\n");
        assertThat(sources("memory_sources", "tier", "path", "source_name"))
                .containsExactly(
                        "dynamic .sase/memory/d.md d",
                        "long memory/long/x/a.markdown a",
                        "short memory/short/b.md b",
                        "short sase/memory/e.md e");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "keywords: [build, 'x y', \"z\"]|build;x y;z",
                "text keywords: no|''",
                "  keywords: a,,b |a;b",
                "keywords:|''"
            })
    void keywordsStandInTheFirstLineThatBeginsSo(String line, String words) {
        assertThat(String.join(";", MemorySources.keywords("first\n" + line + "\nkeywords: later\n")))
                .isEqualTo(line.startsWith("text") ? "later" : words);
    }

    @Test
    void bytesThatAreNoTextArePreviewedWithReplacements() {
        home.files().write("work/demo/memory/short/b.md", new byte[] {'a', (byte) 0xff});
        SourceFile note = home.records(SourceFiles.MEMORY, "demo").getFirst();
        assertThat(note.preview()).isEqualTo("a\ufffd");
        assertThat(note.contentHash()).isEqualTo(Digests.sha256(new byte[] {'a', (byte) 0xff}));
    }

    @Test
    void theCatalogOfNoProjectHasTheUsersNotes() {
        home.write("user/sase/memory/a.md", "---\ntype: long\n---\n").write("user/sase/memory/b.md", "no type");
        assertThat(home.records(SourceFiles.MEMORY, "all"))
                .singleElement()
                .satisfies(note -> assertThat(note.group()).isEqualTo("long"));
        assertThat(home.problems("all")).containsExactly("no_type user/sase/memory/b.md:0");
    }
}
