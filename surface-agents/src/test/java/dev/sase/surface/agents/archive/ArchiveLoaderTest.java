package dev.sase.surface.agents.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.spi.Scopes;
import dev.sase.spi.SourceRoot;
import dev.sase.spi.SourceUnit;
import dev.sase.testkit.SaseHomeFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveLoaderTest {
    private static final String BUNDLE = "{\"raw_suffix\":\"20260715121525\"}";

    @TempDir
    Path temporary;

    private SaseHomeFixture home;

    @BeforeEach
    void begin() {
        home = SaseHomeFixture.at(temporary);
    }

    @Test
    void bundlesAreFoundWhereTheyMayLie() throws IOException {
        home.write("dismissed_agents.json", "[]")
                .write("dismissed_bundles/old.json", BUNDLE)
                .write("dismissed_bundles/202607/b.json", BUNDLE)
                .write("dismissed_bundles/202607/a__c2.json", BUNDLE)
                .write("dismissed_bundles/202607/c/bundle.json", BUNDLE)
                .write("dismissed_bundles/202607/c/other.json", BUNDLE)
                .write("dismissed_bundles/202607/d/deep/bundle.json", BUNDLE)
                .write("dismissed_bundles/202607/.a.json.tmp.7.8", BUNDLE)
                .write("dismissed_bundles/20260/a.json", BUNDLE)
                .write("dismissed_bundles/index.sqlite", "data");
        assertThat(keys(Scopes.every()))
                .containsExactly(
                        "dismissed_agents.json",
                        "dismissed_bundles/202607/a__c2.json",
                        "dismissed_bundles/202607/b.json",
                        "dismissed_bundles/202607/c/bundle.json",
                        "dismissed_bundles/old.json");
        assertThat(units(Scopes.every())).allMatch(new ArchiveLoader()::owns);
        assertThat(units(Scopes.every())).allMatch(unit -> unit.inputs().equals(List.of(unit.path())));
    }

    @Test
    void listAndBundlesHaveScopesOfTheirOwn() throws IOException {
        home.write("dismissed_agents.json", "[]").write("dismissed_bundles/old.json", BUNDLE);
        assertThat(keys(Scopes.of(DismissedIdentities.SCOPE_NAME))).containsExactly("dismissed_agents.json");
        assertThat(keys(Scopes.of(ArchiveLoader.SCOPE_NAME))).containsExactly("dismissed_bundles/old.json");
        assertThat(keys(Scopes.of("orion"))).isEmpty();
    }

    @Test
    void emptyHomeHasNoUnits() throws IOException {
        assertThat(units(Scopes.every())).isEmpty();
        home.write("dismissed_bundles", "a file");
        assertThat(units(Scopes.every())).isEmpty();
    }

    @Test
    void inputsLieBelowTheRoots() throws IOException {
        home.write("dismissed_agents.json", "[]").write("dismissed_bundles/202607/c/bundle.json", BUNDLE);
        List<Path> roots = new ArchiveLoader()
                .roots(home.home()).stream().map(SourceRoot::path).toList();
        assertThat(units(Scopes.every()))
                .allSatisfy(
                        unit -> assertThat(roots).anyMatch(root -> unit.path().startsWith(root)));
    }

    @Test
    void unitsWhoseFilesHaveGoneLoadAsEmpty() throws IOException {
        home.write("dismissed_agents.json", "[]").write("dismissed_bundles/202607/c/bundle.json", BUNDLE);
        List<SourceUnit> units = units(Scopes.every());
        home.delete("dismissed_agents.json").delete("dismissed_bundles/202607/c/bundle.json");
        Files.delete(home.resolve("dismissed_bundles/202607/c"));
        home.write("dismissed_bundles/202607/c", "a file now");
        Collected loaded = Collected.of(new ArchiveLoader(), units);
        assertThat(loaded.records(Object.class)).isEmpty();
        assertThat(loaded.diagnostics()).isEmpty();
    }

    @Test
    void bundleThatIsBrokenHidesNoOther() throws IOException {
        home.write("dismissed_bundles/202607/a.json", "{").write("dismissed_bundles/202607/b.json", BUNDLE);
        Collected loaded = Collected.all(new ArchiveLoader(), home.home());
        assertThat(loaded.records(ArchivedAgent.class)).hasSize(1);
        assertThat(loaded.problems()).containsExactly("invalid_json a.json");
    }

    @Test
    void unitsOfOthersAreNotOwned() {
        Path path = home.resolve("x");
        assertThat(new ArchiveLoader().owns(new SourceUnit("projects/orion/x", "orion", path, List.of(path))))
                .isFalse();
    }

    private List<SourceUnit> units(Scopes scopes) throws IOException {
        return Collected.units(new ArchiveLoader(), home.home(), scopes);
    }

    private List<String> keys(Scopes scopes) throws IOException {
        return units(scopes).stream().map(SourceUnit::key).toList();
    }
}
