package dev.sase.surface.catalogs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project with one source of each family, as it is loaded and changed. */
class PinnedFactsTest {
    private static final String HISTORY = "projects/demo/.sase/file_reference_history.json";

    @TempDir
    Path folder;

    private CatalogHome home;

    @BeforeEach
    void makeHome() {
        home = new CatalogHome(folder)
                .write("projects/demo/xprompts/look.md", "look around")
                .write("projects/demo/sase.yml", "xprompts:\n  tidy: tidy up\n")
                .write("projects/demo/memory/short/build.md", "---\nkeywords: [build]\n---\nrun it\n")
                .write(HISTORY, "[{\"path\":\"src/lib.rs\",\"branch\":\"main\"}]");
    }

    @Test
    void eachFamilyHasItsRecord() {
        assertThat(home.names("demo")).containsExactly("demo/look", "demo/tidy");
        assertThat(home.records(SourceFiles.CONFIG, "demo"))
                .extracting(SourceFile::group)
                .containsExactly("project");
        assertThat(home.records(SourceFiles.MEMORY, "demo"))
                .extracting(SourceFile::group, SourceFile::keywords)
                .containsExactly(tuple("short", List.of("build")));
        assertThat(home.records(FileUses.COLLECTION, "demo"))
                .extracting(FileUse::path, FileUse::branch)
                .containsExactly(tuple("src/lib.rs", Optional.of("main")));
    }

    @Test
    void settingsThatAreEmptiedChangeTheirRowAndRemoveTheirXprompts() {
        List<String> before = home.names("demo");
        SourceFile row = home.records(SourceFiles.CONFIG, "demo").getFirst();
        home.write("projects/demo/sase.yml", "xprompts: {}\n");
        assertThat(home.names("demo")).containsExactly("demo/look").isNotEqualTo(before);
        assertThat(home.records(SourceFiles.CONFIG, "demo")).singleElement().satisfies(changed -> {
            assertThat(changed.path()).isEqualTo(row.path());
            assertThat(changed.contentHash()).isNotEqualTo(row.contentHash());
        });
    }

    @Test
    void aHistoryThatIsGoneIsEmpty() {
        home.files().delete(HISTORY);
        assertThat(home.records(FileUses.COLLECTION, "demo")).isEmpty();
    }
}
