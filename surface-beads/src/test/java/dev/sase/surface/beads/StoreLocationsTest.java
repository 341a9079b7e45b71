package dev.sase.surface.beads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sase.core.record.LoadedRecords;
import dev.sase.core.record.RecordsHost;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.Query;
import dev.sase.spi.SaseException;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Scopes;
import dev.sase.spi.SourceRoot;
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

class StoreLocationsTest {
    private final BeadsLoader loader = new BeadsLoader();
    private final ListRead list = ListRead.all();

    @TempDir
    Path temporary;

    private Path homeFolder;
    private SaseHome home;

    @BeforeEach
    void createHome() throws IOException {
        temporary = temporary.toRealPath();
        homeFolder = temporary.resolve("home");
        home = new SaseHome(homeFolder, Map.of());
    }

    private SaseHome configured(Object... stores) {
        return new SaseHome(homeFolder, Map.of("beads", Map.of("stores", List.of(stores))));
    }

    private Path folder(String... parts) throws IOException {
        Path folder = temporary;
        for (String part : parts) {
            folder = folder.resolve(part);
        }
        return Files.createDirectories(folder);
    }

    private List<SourceUnit> units(SaseHome where, Scopes scopes) throws IOException {
        try (Stream<SourceUnit> units = loader.discover(where, scopes)) {
            return units.toList();
        }
    }

    private List<String> scopes(SaseHome where) throws IOException {
        return units(where, Scopes.every()).stream().map(SourceUnit::scope).toList();
    }

    private String resolved(SaseHome where, Path folder) {
        return list.resolve(Query.of(Map.of(), ReadFixture.NOW).in(folder), where)
                .requiredText("project_id");
    }

    @Test
    void homeWithoutProjectsHasNoStores() throws IOException {
        assertThat(units(home, Scopes.every())).isEmpty();
    }

    @Test
    void allLayoutsOfAProjectAreFoundInTheirOrder() throws IOException {
        folder("home/projects/beta/sase/repos/plans/beads");
        folder("home/projects/alpha/sase/repos/plans/beads");
        folder("home/projects/alpha/sase/repos/beads/events/streams");
        folder("home/projects/alpha/.sase/sdd/beads");
        folder("home/projects/alpha/sdd/beads");
        Files.createFile(homeFolder.resolve("projects/file"));

        List<SourceUnit> units = units(home, Scopes.every());
        assertThat(units)
                .extracting(SourceUnit::scope)
                .containsExactly("alpha", "alpha@local", "alpha@sidecar", "alpha@plans", "beta");
        assertThat(units)
                .extracting(SourceUnit::key)
                .containsExactly(
                        "projects/alpha/sdd/beads",
                        "projects/alpha/.sase/sdd/beads",
                        "projects/alpha/sase/repos/beads",
                        "projects/alpha/sase/repos/plans/beads",
                        "projects/beta/sase/repos/plans/beads");
        assertThat(units(home, Scopes.of("alpha@local")))
                .extracting(SourceUnit::scope)
                .containsExactly("alpha@local");
    }

    @Test
    void unitDependsOnItsSourcesOnly() throws IOException {
        Path store = folder("home/projects/alpha/sdd/beads");
        assertThat(units(home, Scopes.every()).getFirst().inputs())
                .containsExactly(
                        store.resolve("issues.jsonl"),
                        store.resolve("events/manifest.json"),
                        store.resolve("events/streams"));
    }

    @Test
    void emptyCloneIsAStoreOnlyWhenTheProjectSaysSo() throws IOException {
        folder("home/projects/alpha/sase/repos/beads");
        assertThat(scopes(home)).isEmpty();

        Path record = folder("home/projects/alpha/.sase").resolve("sdd-store.json");
        Files.writeString(record, "{\"schema_version\":2,\"sidecars\":{\"beads\":{}}}");
        assertThat(scopes(home)).isEmpty();
        Files.writeString(record, "{\"schema_version\":3,\"sidecars\":{\"plans\":{}}}");
        assertThat(scopes(home)).isEmpty();
        Files.writeString(record, "{\"schema_version\":3,\"sidecars\":{\"plans\":{},\"beads\":{}}}");
        assertThat(scopes(home)).containsExactly("alpha");
    }

    @Test
    void configuredStoresFollowThoseOfTheHome() throws IOException {
        folder("home/projects/alpha/sdd/beads");
        Path own = folder("work/gamma/sdd/beads");
        folder("work/delta/.sase/sdd/beads");
        Path project = folder("work/delta");
        Path bare = folder("work/bare");
        Files.createFile(bare.resolve("issues.jsonl"));
        Map<String, String> named = Map.of("project", "alpha", "path", bare.toString());
        SaseHome where = configured(own.toString(), project.toString(), named, "missing");

        List<SourceUnit> units = units(where, Scopes.every());
        assertThat(units).extracting(SourceUnit::scope).containsExactly("alpha", "gamma", "delta", "alpha@2");
        assertThat(units.get(1).key()).isEqualTo(own.toString().replace('\\', '/'));
        assertThat(units.get(2).path()).isEqualTo(project.resolve(".sase/sdd/beads"));
    }

    @Test
    void oneStoreByTwoPathsIsOneStore() throws IOException {
        Path store = folder("home/projects/alpha/sdd/beads");
        Path link = Files.createSymbolicLink(temporary.resolve("link"), store);
        Files.createSymbolicLink(homeFolder.resolve("projects/zeta"), homeFolder.resolve("projects/alpha"));
        assertThat(scopes(configured(link.toString(), store.toString()))).containsExactly("alpha");
    }

    @Test
    void rootsAreTheProjectsAndTheConfiguredStoresWhetherOrNotTheyExist() {
        assertThat(loader.roots(configured("/nowhere/beads")))
                .containsExactly(
                        SourceRoot.of(
                                homeFolder.resolve("projects"),
                                "*/sdd/beads/**",
                                "*/.sase/sdd/beads/**",
                                "*/sase/repos/beads/**",
                                "*/sase/repos/plans/beads/**"),
                        new SourceRoot(Path.of("/nowhere/beads"), true));
    }

    @Test
    void unusableSettingIsRefused() {
        for (Object entry : List.of(7, Map.of("project", "p"), "a\0b")) {
            assertThatThrownBy(() -> loader.roots(configured(entry)))
                    .isInstanceOfSatisfying(
                            SaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION))
                    .hasMessageContaining("beads.stores");
        }
    }

    @Test
    void currentFolderInsideAProjectOfTheHomeNamesItsStore() throws IOException {
        folder("home/projects/alpha/sdd/beads");
        folder("home/projects/beta/sdd/beads");
        Path inside = folder("home/projects/beta/src/deep");
        assertThat(resolved(home, inside)).isEqualTo("beta");
        Path link = Files.createSymbolicLink(temporary.resolve("checkout"), homeFolder.resolve("projects/beta"));
        assertThat(resolved(home, link.resolve("src"))).isEqualTo("beta");
    }

    @Test
    void currentFolderOutsideOfTheHomeIsAStoreByItsPath() throws IOException {
        folder("home/projects/alpha/sdd/beads");
        folder("work/gamma/.sase/sdd/beads");
        Path inside = folder("work/gamma/src");
        String scope = resolved(home, inside);
        assertThat(scope).isEqualTo("path:" + temporary.resolve("work/gamma/.sase/sdd/beads"));

        List<SourceUnit> units = units(home, Scopes.of(scope));
        assertThat(units).singleElement().satisfies(unit -> {
            assertThat(unit.scope()).isEqualTo(scope);
            assertThat(unit.path()).isEqualTo(temporary.resolve("work/gamma/.sase/sdd/beads"));
        });
        assertThat(scopes(home)).containsExactly("alpha");
        assertThat(resolved(configured(temporary.resolve("work/gamma").toString()), inside))
                .isEqualTo("gamma");
    }

    @Test
    void onlyStoreIsTheDefault() throws IOException {
        folder("home/projects/alpha/sdd/beads");
        assertThat(resolved(home, folder("elsewhere"))).isEqualTo("alpha");
    }

    @Test
    void choiceAmongSeveralIsTheUsers() throws IOException {
        folder("home/projects/alpha/sdd/beads");
        folder("home/projects/beta/sdd/beads");
        Path elsewhere = folder("elsewhere");
        assertThatThrownBy(() -> resolved(home, elsewhere))
                .isInstanceOfSatisfying(
                        SaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST))
                .hasMessageContaining("alpha, beta")
                .hasMessageContaining("--project");
    }

    @Test
    void storeThatDoesNotExistIsAnErrorWhenItIsAskedFor() throws IOException {
        folder("home/projects/alpha/sdd/beads");
        SaseHome where = configured(Map.of("project", "gone", "path", "/nowhere/beads"));
        assertThat(scopes(where)).containsExactly("alpha");
        for (String project : List.of("gone", "unknown", "path:/nowhere", "path:\0")) {
            Query query = Query.of(Map.of("project_id", project), ReadFixture.NOW);
            LoadedRecords loaded = LoadedRecords.load(new BeadsSurface(), where, list.scopes(query));
            assertThatThrownBy(() -> list.answer(query, new RecordsHost(loaded, ReadFixture.NOW)))
                    .isInstanceOfSatisfying(
                            SaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND))
                    .hasMessageContaining("beads.stores");
        }
    }

    @Test
    void unitThatVanishedLoadsAsEmpty() throws IOException {
        assertThat(Loaded.store(temporary.resolve("vanished")).beads()).isEmpty();
    }
}
