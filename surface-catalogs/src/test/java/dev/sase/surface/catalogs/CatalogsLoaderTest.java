package dev.sase.surface.catalogs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.spi.Scopes;
import dev.sase.spi.SourceUnit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogsLoaderTest {
    private final CatalogsLoader loader = new CatalogsLoader();

    @TempDir
    Path folder;

    private CatalogHome home;

    @BeforeEach
    void makeHome() {
        home = new CatalogHome(folder);
    }

    private List<SourceUnit> units(Scopes scopes) throws IOException {
        try (Stream<SourceUnit> units = loader.discover(home.files().home(), scopes)) {
            return units.toList();
        }
    }

    private List<String> keys(Scopes scopes) throws IOException {
        return units(scopes).stream().map(SourceUnit::key).toList();
    }

    @Test
    void everyScopeHasAUnitOfEachFamily() throws IOException {
        home.write("projects/plain/x.txt", "");
        assertThat(keys(Scopes.every()))
                .containsExactly(
                        "xprompts/all",
                        "snippets/all",
                        "config/all",
                        "memory/all",
                        "file_history/all",
                        "xprompts/plain",
                        "snippets/plain",
                        "config/plain",
                        "memory/plain",
                        "file_history/plain");
        assertThat(keys(Scopes.of("plain"))).hasSize(5);
        assertThat(keys(Scopes.of("other"))).isEmpty();
    }

    @Test
    void anInputThatIsNoFolderOfTheUnitsOwnCallsForADiscovery() throws IOException {
        home.workspace("demo").write("work/demo/memory/long/deep/a.md", "a");
        SourceUnit memory = units(Scopes.of("demo")).stream()
                .filter(unit -> unit.key().equals("memory/demo"))
                .findFirst()
                .orElseThrow();
        assertThat(memory.inputs())
                .contains(
                        home.files().resolve("work/demo/memory/long/deep"),
                        home.files().resolve("work/demo/memory/short"))
                .filteredOn(input -> input.startsWith(memory.path()))
                .containsExactly(home.files().resolve("work/demo/sase/memory"));
    }

    @Test
    void everyInputLiesBelowARootAndTheUsersFolderIsNone() throws IOException {
        home.workspace("demo").write("work/demo/memory/short/deep/a.md", "a").write("projects/plain/x", "");
        home.files()
                .variable(
                        "SASE_XPROMPT_PLUGIN_DIRS_JSON",
                        "[{\"module\":\"m\",\"path\":\"" + home.path("plugin") + "\"}]");
        var roots = loader.roots(home.files().home());
        for (SourceUnit unit : units(Scopes.every())) {
            assertThat(unit.inputs())
                    .allSatisfy(input -> assertThat(roots)
                            .anyMatch(root -> root.path().equals(input)
                                    || root.covers(input)
                                    || root.covers(input.resolveSibling(".").normalize())));
        }
        assertThat(roots).noneMatch(root -> root.covers(home.files().resolve("user")));
    }

    @Test
    void aVariableOrAWorkspaceThatChangesChangesTheCircumstances() throws IOException {
        SourceUnit before = units(Scopes.of("all")).getFirst();
        String circumstances = loader.circumstances(home.files().home());
        home.workspace("demo");
        SourceUnit known = units(Scopes.of("all")).getFirst();
        assertThat(known.circumstances()).isNotEqualTo(before.circumstances());
        assertThat(loader.circumstances(home.files().home())).isEqualTo(circumstances);
        home.files().variable("SASE_SKILL_PLUGIN_DIRS_JSON", "[]");
        assertThat(units(Scopes.of("all")).getFirst().circumstances()).isNotEqualTo(known.circumstances());
        assertThat(loader.circumstances(home.files().home())).isNotEqualTo(circumstances);
    }

    @Test
    void projectFilesNameWorkspaces() throws IOException {
        Files.createDirectories(home.files().resolve("work/a"));
        Files.createDirectories(home.files().resolve("work/b"));
        home.write("projects/p/one.sase", "x\nWORKSPACE_DIR:" + home.path("work/a") + "\nWORKSPACE_DIR: /\n")
                .write("projects/p/one.gp", "WORKSPACE_DIR: " + home.path("work/b"))
                .write("projects/p/two.gp", "WORKSPACE_DIR: " + home.path("work/b"))
                .write("projects/p/two-archive.sase", "WORKSPACE_DIR: " + home.path("work/a"))
                .write("projects/p/three.sase", "WORKSPACE_DIR: " + home.path("work/none"))
                .write("projects/p/four.sase", " WORKSPACE_DIR: " + home.path("work/a"))
                .write("projects/p/five.sase", "WORKSPACE_DIR: work/a")
                .write("projects/.hidden/six.sase", "WORKSPACE_DIR: " + home.path("work/a"));
        KnownWorkspaces known = KnownWorkspaces.find(home.files().home());
        assertThat(known.byProject())
                .containsOnlyKeys("one", "two")
                .containsEntry("one", home.files().resolve("work/a"))
                .containsEntry("two", home.files().resolve("work/b"));
        assertThat(known.names()).containsExactly("one", "p", "two");
        assertThat(known.projectOf(home.files().resolve("work/b"))).contains("two");
        assertThat(known.projectOf(home.files().resolve("work"))).isEmpty();
    }

    @Test
    void aSiteSurvivesItsText() {
        home.workspace("demo");
        home.files().variable("SASE_XPROMPT_PLUGIN_DIRS_JSON", "not \"json\"\n");
        Site site =
                Site.of(home.files().home(), "demo", Map.of("demo", home.files().resolve("work/demo")));
        assertThat(SiteJson.decode(SiteJson.encode(site))).isEqualTo(site);
    }
}
